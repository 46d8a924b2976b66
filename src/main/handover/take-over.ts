import { GONE } from '../../domain/handover.ts';
import type { Db } from '../db/open.ts';
import { type Column, columnsOf } from '../journal/triggers.ts';
import { KEPT_STAKEHOLDER } from '../stakeholders/merged.ts';
import { type Pack, REFERENCES, TABLE_NAMES, type Table } from './pack.ts';
import type { Content } from './pack-file.ts';
import type { Comparison } from './past.ts';
import { LINKS, type Link, versionOf } from './versions.ts';

type Row = Record<string, unknown> & { id: number };

/** Tables whose rows are known by their UUID. */
const uuidOf = (row: Row): Buffer | null =>
  typeof row.uuid === 'string' ? Buffer.from(row.uuid, 'hex') : null;

/** Rows that go only with a row that was not here before: what one was and what happened to it is not told twice. */
const WITH_PARENT: Partial<Record<Table, { column: string; parent: Table }>> = {
  stakeholder_period: { column: 'stakeholder_id', parent: 'stakeholder' },
  cadence_exception: { column: 'stakeholder_id', parent: 'stakeholder' },
  feedback_event: { column: 'feedback_id', parent: 'feedback' },
};

const isLink = (table: Table): table is Link => LINKS.some((link) => link === table);

export type TakenOver = {
  /** Row here of each row of the pack, by table. */
  rows: Record<Table, ReadonlyMap<number, number>>;
  /** Rows that were not here before, by table: as the pack counts them. */
  added: Record<Table, ReadonlySet<number>>;
};

/**
 * Puts the rows of a pack into this vault; `contentsInto` puts in what is in its attachments. What is here already, by its UUID, stays as it is; where it was merged into another
 * since, what is new hangs on that one. Runs inside a writing transaction.
 */
export function takeOver(db: Db, pack: Pack, compare: Comparison): TakenOver {
  db.pragma('defer_foreign_keys = ON');
  const rows = perTable(() => new Map<number, number>());
  const added = perTable(() => new Set<number>());
  const here = (table: Table, id: unknown): number | null =>
    typeof id === 'number' ? (rows[table].get(id) ?? null) : null;

  /** Whether a link was here and was removed since. */
  const wasRemoved = (table: Link, row: Row, hereIt: Row): boolean => {
    const there = { key: compare.keyThere(table, row), now: versionOf(table, row) };
    return compare.later(table, { row: hereIt, now: GONE }, there) === 'mine';
  };

  for (const table of TABLE_NAMES) {
    const insert = inserter(db, table);
    const known = knownRow(db, table);
    const merged: Row[] = [];
    for (const row of pack.rows[table] as Row[]) {
      const found = known(row);
      if (found !== null) {
        rows[table].set(row.id, found);
        continue;
      }
      const own = WITH_PARENT[table];
      if (own !== undefined && !added[own.parent].has(Number(row[own.column]))) continue;
      if (table === 'stakeholder' && row.merged_into !== null) merged.push(row);
      const references = Object.entries(REFERENCES).filter(([column]) => column in row);
      const mapped = references.map(([column, target]) => [column, here(target, row[column])]);
      const hereIt = { ...row, ...Object.fromEntries(mapped) };
      const isNew = references.some(([column, target]) => added[target].has(Number(row[column])));
      if (isLink(table) && !isNew && wasRemoved(table, row, hereIt)) continue;
      const id = insert(hereIt);
      // A link that both had.
      if (id === null) continue;
      rows[table].set(row.id, id);
      added[table].add(row.id);
    }
    const point = db.prepare('UPDATE stakeholder SET merged_into = ? WHERE id = ?');
    for (const row of merged) point.run(here('stakeholder', row.merged_into), here('stakeholder', row.id));
  }
  return { rows, added };
}

/** Puts in what is in an attachment, where it was not here before. */
export function contentsInto(db: Db, { rows, added }: TakenOver): (of: Content) => void {
  const add = db.prepare(
    'INSERT INTO attachment_content (attachment_id, content) VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content',
  );
  return ({ attachment: { id }, content }) => {
    if (added.attachment.has(id)) add.run(rows.attachment.get(id), content);
  };
}

const perTable = <T>(make: () => T): Record<Table, T> =>
  Object.fromEntries(TABLE_NAMES.map((table) => [table, make()])) as Record<Table, T>;

/** Finds the row of this vault that a row of the pack is. */
function knownRow(db: Db, table: Table): (row: Row) => number | null {
  const one = (sql: string) => db.prepare<unknown[], number>(sql).pluck();
  switch (table) {
    case 'tag': {
      const byName = one('SELECT id FROM tag WHERE name = ?');
      return ({ name }) => byName.get(name) ?? null;
    }
    case 'owner': {
      const byUuid = one('SELECT id FROM owner WHERE uuid = ?');
      const byName = one('SELECT id FROM owner WHERE name = ? AND active = 1 AND me = 0');
      return (row) => byUuid.get(uuidOf(row)) ?? byName.get(row.name) ?? null;
    }
    case 'stakeholder': {
      const kept = one(KEPT_STAKEHOLDER);
      return (row) => kept.get(uuidOf(row)) ?? null;
    }
    case 'person':
    case 'cadence_exception':
    case 'interaction':
    case 'attachment':
    case 'next_step':
    case 'feedback': {
      const byUuid = one(`SELECT id FROM ${table} WHERE uuid = ?`);
      return (row) => byUuid.get(uuidOf(row)) ?? null;
    }
    case 'stakeholder_period':
    case 'stakeholder_tag':
    case 'contact_point':
    case 'interaction_stakeholder':
    case 'interaction_person':
    case 'feedback_event':
      return () => null;
  }
}

const value = ({ name, blob }: Column, row: Row): unknown => {
  const given = row[name];
  return blob && typeof given === 'string' ? Buffer.from(given, 'hex') : (given ?? null);
};

/** Inserts a row under an id of this vault's own, and tells it; null where that link is here already. */
function inserter(db: Db, table: Table): (row: Row) => number | null {
  const nextNumber = db.prepare<[], number>('SELECT max(number) + 1 FROM feedback').pluck();
  const numberTaken = db.prepare<[unknown], number>('SELECT 1 FROM feedback WHERE number = ?').pluck();
  const pointHere = db
    .prepare<unknown[], number>(
      'SELECT 1 FROM contact_point WHERE match_key = ? AND kind = ? AND (stakeholder_id = ? OR person_id = ?)',
    )
    .pluck();
  const prepared = new Map<string, ReturnType<Db['prepare']>>();
  const columns = columnsOf(db, table).filter(({ name }) => name !== 'id');

  const numbered = (row: Row): Row =>
    table === 'feedback' && numberTaken.get(row.number) !== undefined
      ? { ...row, number: nextNumber.get() }
      : row;

  return (packed) => {
    const row = numbered(packed);
    const given = columns.filter(({ name }) => name in row);
    const names = given.map(({ name }) => name);
    const key = names.join(', ');
    const statement =
      prepared.get(key) ??
      db.prepare(
        `INSERT INTO ${table} (${key}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
      );
    prepared.set(key, statement);
    if (
      table === 'contact_point' &&
      pointHere.get(row.match_key, row.kind, row.stakeholder_id, row.person_id) !== undefined
    )
      return null;
    const { changes, lastInsertRowid } = statement.run(...given.map((column) => value(column, row)));
    return changes === 0 ? null : Number(lastInsertRowid);
  };
}
