import { GONE } from '../../domain/handover.ts';
import { recordOf, SHARED_TABLES, type SharedTable } from '../../records/index.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { newUuid } from '../db/uuid.ts';
import { MADE } from '../journal/taken-back.ts';
import { type Column, columnsOf } from '../journal/triggers.ts';
import { ownersOf, referencesOf } from '../records/belonging.ts';
import { keyUuidOf } from '../records/keyed.ts';
import { KEPT_STAKEHOLDER } from '../records/merged.ts';
import type { Pack } from './pack.ts';
import type { Content } from './pack-file.ts';
import type { Comparison } from './past.ts';
import { isLink, keyColumns, versionOf } from './versions.ts';

type PackedImage = Record<string, unknown> & { id: number };

/** Tables whose rows are known by their UUID. */
const uuidOf = (row: PackedImage): Buffer | null =>
  typeof row.uuid === 'string' ? Buffer.from(row.uuid, 'hex') : null;

/** Rows that go only with a row that was not here before: what one was and what happened to it is not told twice. */
function parentOf(table: SharedTable) {
  const { uuid, key, link, history } = recordOf(table);
  const isRule = uuid === true && key !== undefined && link !== true;
  return isRule || history === true ? ownersOf(table)[0] : undefined;
}

export type TakenOver = {
  /** PackedImage here of each row of the pack, by table. */
  rows: Record<SharedTable, ReadonlyMap<number, number>>;
  /** Rows that were not here before, by table: as the pack counts them. */
  added: Record<SharedTable, ReadonlySet<number>>;
};

/**
 * Puts the rows of a pack into this vault; `contentsInto` puts in what is in its attachments. What is here already, by its UUID, stays as it is; where it was merged into another
 * since, what is new hangs on that one. Runs inside a writing transaction.
 */
export function takeOver(db: Db, pack: Pack, compare: Comparison): TakenOver {
  db.pragma('defer_foreign_keys = ON');
  const rows = perTable(() => new Map<number, number>());
  const added = perTable(() => new Set<number>());
  const here = (table: SharedTable, id: unknown): number | null =>
    typeof id === 'number' ? (rows[table].get(id) ?? null) : null;

  /** Whether a link was here and was removed since. */
  const wasRemoved = (table: SharedTable, row: PackedImage, hereIt: PackedImage): boolean => {
    const there = { key: compare.keyThere(table, row), now: versionOf(table, row) };
    return compare.later(table, { row: hereIt, now: GONE }, there) === 'mine';
  };

  for (const table of SHARED_TABLES) {
    const insert = inserter(db, table);
    const known = knownRow(db, table);
    const parent = parentOf(table);
    const references = referencesOf(table) as { column: string; to: SharedTable }[];
    const merged: PackedImage[] = [];
    for (const row of pack.rows[table] as PackedImage[]) {
      const found = known(row);
      if (found !== null) {
        rows[table].set(row.id, found);
        continue;
      }
      if (parent !== undefined && !added[parent.to as SharedTable].has(Number(row[parent.column]))) continue;
      if (table === 'stakeholder' && row.merged_into !== null) merged.push(row);
      const mapped = references.map(({ column, to }) => [column, here(to, row[column])]);
      const hereIt = { ...row, ...Object.fromEntries(mapped) };
      const isNew = references.some(({ column, to }) => added[to].has(Number(row[column])));
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

const perTable = <T>(make: () => T): Record<SharedTable, T> =>
  Object.fromEntries(SHARED_TABLES.map((table) => [table, make()])) as Record<SharedTable, T>;

/** Finds the row of this vault that a row of the pack is. */
function knownRow(db: Db, table: SharedTable): (row: PackedImage) => number | null {
  const one = (sql: string) => db.prepare<unknown[], number>(sql).pluck();
  switch (table) {
    case 'tag': {
      const byName = one('SELECT id FROM tag WHERE name = ?');
      return ({ name }) => byName.get(name) ?? null;
    }
    case 'owner': {
      const byUuid = one(`SELECT id FROM owner WHERE uuid = ? AND ${MADE}`);
      const byName = one(
        `SELECT id FROM owner WHERE name = ? AND active = 1 AND deleted_at IS NULL AND id IS NOT ${ME}`,
      );
      return (row) => byUuid.get(uuidOf(row)) ?? byName.get(row.name) ?? null;
    }
    case 'stakeholder': {
      const kept = one(KEPT_STAKEHOLDER);
      const made = one(`SELECT 1 FROM stakeholder WHERE uuid = ? AND ${MADE}`);
      return (row) => (made.get(uuidOf(row)) === undefined ? null : (kept.get(uuidOf(row)) ?? null));
    }
    default: {
      const { key, history } = recordOf(table);
      if (key !== undefined || history === true) return () => null;
      const byUuid = one(`SELECT id FROM ${table} WHERE uuid = ? AND ${MADE}`);
      return (row) => byUuid.get(uuidOf(row)) ?? null;
    }
  }
}

const value = ({ name, blob }: Column, row: PackedImage): unknown => {
  const given = row[name];
  return blob && typeof given === 'string' ? Buffer.from(given, 'hex') : (given ?? null);
};

/** Tells whether a link is here already. */
function linkFinder(db: Db, table: SharedTable): (row: PackedImage) => boolean {
  const key = keyColumns(table);
  const find = db.prepare(
    `SELECT 1 FROM ${table} WHERE ${key.map((column) => `${column} IS ?`).join(' AND ')} AND deleted_at IS NULL`,
  );
  return (row) => find.get(...key.map((column) => row[column] ?? null)) !== undefined;
}

/** Inserts a row under an id of this vault's own, and tells it; one that was removed is there again. Null where that link is here already. */
function inserter(db: Db, table: SharedTable): (row: PackedImage) => number | null {
  const nextNumber = db.prepare<[], number>('SELECT max(number) + 1 FROM feedback').pluck();
  const numberTaken = db.prepare<[unknown], number>('SELECT 1 FROM feedback WHERE number = ?').pluck();
  const prepared = new Map<string, { get(values: object): number | undefined }>();
  const columns = columnsOf(db, table).filter(({ name }) => name !== 'id' && name !== 'uuid');
  const isKeyed = recordOf(table).uuid === 'key';
  const [uuid, by] = isKeyed ? [keyUuidOf(table), keyColumns(table).join(', ')] : ['@uuid', 'uuid'];
  const isHere = isLink(table) ? linkFinder(db, table) : () => false;

  const numbered = (row: PackedImage): PackedImage =>
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
      db
        .prepare<object, number>(
          `INSERT INTO ${table} (uuid, ${key}) VALUES (${uuid}, ${names.map((name) => `@${name}`).join(', ')})
           ON CONFLICT (${by}) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}
           WHERE deleted_at IS NOT NULL RETURNING id`,
        )
        .pluck();
    prepared.set(key, statement);
    if (isHere(row)) return null;
    const values = Object.fromEntries(given.map((column) => [column.name, value(column, row)]));
    return (
      statement.get(isKeyed ? values : { ...values, uuid: uuidOf(row) ?? newUuid(Number(row.at ?? 0)) }) ??
      null
    );
  };
}
