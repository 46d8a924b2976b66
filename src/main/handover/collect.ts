import { SHARED_TABLES, type SharedTable, TABLES, type Table } from '../../records/index.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { paramsIn } from '../db/params.ts';
import { type Column, columnsOf } from '../journal/triggers.ts';
import { BELONGING, belongsTo, hasColumn, ownersOf, referencesOf } from '../records/belonging.ts';
import { withMerged } from '../records/merged.ts';
import { isPacked, type PackedRows } from './pack.ts';

const CHOSEN = '(SELECT value FROM json_each(@chosen))';

/** What of a table goes along beside what belongs to the chosen ones. */
const ALSO: Partial<Record<Table, string>> = {
  stakeholder: 'id IN (SELECT value FROM json_each(@merged))',
  cadence_exception: `tag_id IN (SELECT tag_id FROM stakeholder_tag WHERE deleted_at IS NULL AND stakeholder_id IN ${CHOSEN})`,
};

/** What is about nobody goes along with everything. */
function nobodys(table: Table): string[] {
  const owners = ownersOf(table);
  return owners.length > 0 && owners.every(({ optional }) => optional)
    ? [`(@whole = 1 AND ${owners.map(({ column }) => `${column} IS NULL`).join(' AND ')})`]
    : [];
}

/** Which rows of a table go with the chosen stakeholders: a condition. Of a shared conversation the others stay unnamed. */
function which(table: Table): string {
  const belonging = belongsTo(table, { stakeholder: CHOSEN }, { live: true });
  const also = ALSO[table];
  const any = [belonging, ...nobodys(table), also].filter((one) => one !== null && one !== undefined);
  // Those that were merged into one are removed, and go along all the same.
  const live = hasColumn(table, 'deleted_at') && table !== 'stakeholder' ? ' AND deleted_at IS NULL' : '';
  return `(${any.join(' OR ')})${live}`;
}

type StoredRow = Record<string, unknown>;

/** Rows as a pack has them: blobs in hex, and the columns that packs know. */
function read(db: Db, table: SharedTable, where: string, params: Record<string, unknown>): StoredRow[] {
  const columns = columnsOf(db, table).filter(({ name }) => isPacked(table, name));
  const shown = ({ name, blob }: Column) => (blob ? `lower(hex(${name})) AS ${name}` : name);
  return db
    .prepare<object, StoredRow>(
      `SELECT ${columns.map(shown).join(', ')} FROM ${table} WHERE ${where} ORDER BY id`,
    )
    .all(paramsIn(where, params));
}

/** Everything about the chosen stakeholders; with `whole`, also what is about nobody in particular. */
export function collect(db: Db, chosen: readonly number[], whole: boolean): PackedRows {
  const params = {
    chosen: JSON.stringify(chosen),
    merged: JSON.stringify(withMerged(db, chosen)),
    whole: whole ? 1 : 0,
  };
  const found = new Map<Table, StoredRow[]>(
    SHARED_TABLES.map((table) => [
      table,
      BELONGING.includes(table) ? read(db, table, which(table), params) : [],
    ]),
  );
  for (const table of SHARED_TABLES.filter((table) => !BELONGING.includes(table)))
    found.set(
      table,
      read(db, table, `${NAMED}${table === 'owner' ? ` OR id = ${ME}` : ''}`, {
        named: namedIn(found, table),
      }),
    );
  for (const table of SHARED_TABLES) found.set(table, held(table, found));
  return Object.fromEntries(found) as PackedRows;
}

const NAMED = 'id IN (SELECT value FROM json_each(@named))';

/** The rows of a table that are named by what goes along. */
function namedIn(found: ReadonlyMap<Table, StoredRow[]>, table: Table): string {
  const named = TABLES.flatMap((from) =>
    referencesOf(from)
      .filter(({ to }) => to === table)
      .flatMap(({ column }) => (found.get(from) ?? []).map((row) => row[column])),
  );
  return JSON.stringify([...new Set(named)]);
}

/**
 * Rows without what stays behind: whoever only mentions such a row mentions nobody there (a step may belong to a conversation
 * that does not go along), and a link with it is none.
 */
function held(table: Table, found: ReadonlyMap<Table, StoredRow[]>): StoredRow[] {
  let rows = found.get(table) ?? [];
  for (const { column, to, optional } of referencesOf(table)) {
    const there = new Set(found.get(to)?.map(({ id }) => id));
    const holds = (row: StoredRow) => row[column] === null || there.has(row[column]);
    rows = optional ? rows.map((row) => (holds(row) ? row : { ...row, [column]: null })) : rows.filter(holds);
  }
  return rows;
}

/** What is in an attachment. */
export function contentOf(db: Db): (attachment: { id: number }) => Uint8Array | undefined {
  const content = db
    .prepare<[number], Buffer>('SELECT content FROM attachment_content WHERE attachment_id = ?')
    .pluck();
  return ({ id }) => content.get(id);
}
