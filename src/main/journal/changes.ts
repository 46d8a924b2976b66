import { createHash } from 'node:crypto';
import { recordOf, TABLES, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { referencesOf } from '../records/belonging.ts';
import { columnsOf, imageOf } from './triggers.ts';

/**
 * A row as an action left it, as every vault can read it (docs/decisions/0025-changes.md): UUIDs in hex, references by them. Of two
 * that tell of a row, the one whose action has the later UUID stands.
 */
export type RowChange = {
  table: Table;
  row: string;
  kind: 'insert' | 'update' | 'delete';
  action: string;
  at: number;
  call: string;
  image: Image;
  /** What is in a file. */
  content?: string;
};
type Image = Record<string, string | number | null>;

/** Tables whose rows a team shares, each after those that its rows refer to. */
export const SHARED_BY_TEAM = TABLES.filter((table) => recordOf(table).scope !== 'vault');

/** Columns that are the same in every vault. */
export const sharedColumns = (table: Table): string[] =>
  Object.entries(recordOf(table).fields).flatMap(([column, { local, counted }]) =>
    local === true || counted === true ? [] : [column],
  );

type Journaled = {
  row: number;
  uuid: string | null;
  kind: RowChange['kind'];
  before: string | null;
  action: string;
  at: number;
  call: string;
};

/** All that is known of what was done to the rows that a team shares. */
export function* changesOf(db: Db): Generator<RowChange> {
  for (const table of SHARED_BY_TEAM) yield* changesIn(db, table);
}

function* changesIn(db: Db, table: Table): Generator<RowChange> {
  const journaled = db.prepare<[string], Journaled>(
    `SELECT row_id AS row, hex(row_uuid) AS uuid, kind, before, hex(action.uuid) AS action, at, call
     FROM change JOIN action ON action.id = action_id WHERE tbl = ? ORDER BY row_id, change.id`,
  );
  const present = imagesOf(db, table);
  const shared = sharedImage(db, table);
  const content = contentOf(db);
  const told = (change: Omit<RowChange, 'image' | 'table'>, stored: Image): RowChange[] => {
    const image = shared(stored);
    const file = table === 'attachment' ? content(change.row) : undefined;
    return image === null ? [] : [{ table, ...change, image, ...(file !== undefined && { content: file }) }];
  };
  const seen = new Set<string>();
  const all = journaled.all(table);
  for (const [place, { row, uuid, before, ...change }] of all.entries()) {
    const next = all[place + 1];
    const later = next?.row === row && next.uuid === uuid ? next : undefined;
    // What an action made of a row is what it left in the end.
    if (uuid === null || uuid === '' || later?.action === change.action) continue;
    seen.add(uuid);
    const after = later === undefined ? present(uuid) : later.before;
    const gone = before === null ? null : { ...JSON.parse(before), deleted_at: change.at };
    const stored = after === null ? gone : JSON.parse(after);
    if (stored !== null) yield* told({ row: uuid, ...change }, stored);
  }
  // What the journal doesn't tell was there from the beginning, or an erasure took it.
  for (const { uuid, image, at } of unjournaled(db, table))
    if (!seen.has(uuid))
      yield* told(
        { row: uuid, kind: 'insert', action: beginning(at, image), at, call: 'vault.create' },
        JSON.parse(image),
      );
}

/** When a row was made, as SQL; 0 where it doesn't say. */
const madeAt = (table: Table): string => ('created_at' in recordOf(table).fields ? 'created_at' : '0');

const jsonOf = (db: Db, table: Table): string => imageOf(columnsOf(db, table));

function imagesOf(db: Db, table: Table): (uuid: string) => string | null {
  const image = db
    .prepare<[string], string>(`SELECT ${jsonOf(db, table)} FROM ${table} WHERE uuid = unhex(?)`)
    .pluck();
  return (uuid) => image.get(uuid) ?? null;
}

const unjournaled = (db: Db, table: Table) =>
  db
    .prepare<[], { uuid: string; image: string; at: number }>(
      `SELECT hex(uuid) AS uuid, ${jsonOf(db, table)} AS image, ${madeAt(table)} AS at
       FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM change WHERE tbl = '${table}' AND row_id = ${table}.id)`,
    )
    .all();

/** In place of an action: of two that are said to have been there from the beginning every vault takes the same one. */
const beginning = (at: number, image: string): string => {
  const { id: _, ...told } = JSON.parse(image);
  const hash = createHash('sha256').update(JSON.stringify(told)).digest('hex');
  return (at.toString(16).padStart(12, '0') + hash.slice(0, 20)).toUpperCase();
};

/** A stored image as every vault can read it; null where it hangs on what is gone for good. */
function sharedImage(db: Db, table: Table): (stored: Image) => Image | null {
  const { fields } = recordOf(table);
  const columns = sharedColumns(table);
  const references = referencesOf(table).map(({ column, to, optional }) => ({
    column,
    optional,
    uuid: db.prepare<[unknown], string>(`SELECT hex(uuid) FROM ${to} WHERE id = ?`).pluck(),
  }));
  return (stored) => {
    const image = Object.fromEntries(
      columns.map((column) => [column, stored[column] ?? fields[column]?.before ?? null]),
    );
    for (const { column, optional, uuid } of references) {
      if (image[column] === null) continue;
      const named = uuid.get(image[column]) ?? null;
      if (named === null && !optional) return null;
      image[column] = named;
    }
    return image;
  };
}

function contentOf(db: Db): (uuid: string) => string | undefined {
  const content = db
    .prepare<[string], string>(
      'SELECT hex(content) FROM attachment JOIN attachment_content ON attachment_id = attachment.id WHERE uuid = unhex(?)',
    )
    .pluck();
  return (uuid) => content.get(uuid);
}

/** The action that left a row as it is; nothing where the vault hasn't got the row. */
export function versionsIn(db: Db, table: Table): (uuid: string) => string | undefined {
  const row = db.prepare<[string], { id: number; image: string; at: number }>(
    `SELECT id, ${jsonOf(db, table)} AS image, ${madeAt(table)} AS at
     FROM ${table} WHERE uuid = unhex(?)`,
  );
  const latest = db
    .prepare<[number], string | null>(
      `SELECT hex(max(action.uuid)) FROM change JOIN action ON action.id = action_id WHERE tbl = '${table}' AND row_id = ?`,
    )
    .pluck();
  return (uuid) => {
    const found = row.get(uuid);
    return found && (latest.get(found.id) || beginning(found.at, found.image));
  };
}
