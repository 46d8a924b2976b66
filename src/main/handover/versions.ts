import { createHash } from 'node:crypto';
import { GONE } from '../../domain/handover.ts';
import { isNumberKey, phoneKey } from '../../domain/identity/phones.ts';
import { recordOf, SHARED_TABLES, type SharedTable, type Table } from '../../records/index.ts';
import { withPresentKey } from '../db/contact-points.ts';
import type { Db } from '../db/open.ts';
import { TAKEN_BACK } from '../journal/taken-back.ts';
import { BELONGING } from '../records/belonging.ts';

/**
 * What a handover compares, and what a version of it is made of. A vault's journal knows the versions before: a pack tells them
 * (as hashes), so that whoever takes it over sees who goes on from whom (`laterOf`).
 */
export type Compared = SharedTable;
const isCompared = (table: Table): boolean => recordOf(table).history !== true && BELONGING.includes(table);
export const COMPARED: readonly Compared[] = SHARED_TABLES.filter(isCompared);

/** Things of their own, known by their UUID: no links, and no settings of another. */
export const THINGS: readonly Compared[] = COMPARED.filter((table) => recordOf(table).key === undefined);

/** By what two vaults know a row. */
export const keyColumns = (table: Compared): readonly string[] => recordOf(table).key ?? ['uuid'];

/** Links hold nothing but what they link, or a value and its label. */
export const isLink = (table: Compared): boolean => recordOf(table).link === true;

export type Row = Record<string, unknown>;

/** What two vaults may have differently: not what it hangs on, who is responsible, and what is technical. */
export const comparedColumns = (table: Compared): string[] =>
  Object.entries(recordOf(table).fields).flatMap(([column, field]) =>
    field.kind === 'reference' ||
    field.quiet === true ||
    field.fixed === true ||
    column === 'deleted_at' ||
    keyColumns(table).includes(column)
      ? []
      : [column],
  );

/** What a pack knows a thing by, as this version does; older ones know numbers by other keys. */
export const presentKey = (table: Compared, key: (string | null)[]): (string | null)[] => {
  const [kind, value] = key.slice(-2);
  const isOld = table === 'contact_point' && kind === 'phone' && value != null && !isNumberKey(value);
  return isOld ? [...key.slice(0, -1), phoneKey(value)] : key;
};

/** By what a row is known in its vault. */
export const keyOf = (table: Compared, row: Row): string =>
  JSON.stringify(
    keyColumns(table).map((column) => {
      const value = Buffer.isBuffer(row[column]) ? row[column].toString('hex') : (row[column] ?? null);
      return column === 'uuid' ? String(value).toLowerCase() : value;
    }),
  );

/** A deadline that nobody agreed to follows from the rules of each vault. */
export const comparedValue = (table: Compared, row: Row, column: string): unknown =>
  table === 'feedback' && column === 'deadline_at' && row.deadline_agreed !== 1
    ? null
    : (row[column] ?? null);

/** The version that a row is. */
export function versionOf(table: Compared, row: Row): string {
  if ((row.deleted_at ?? null) !== null && table !== 'stakeholder') return GONE;
  const values = comparedColumns(table).map((column) => comparedValue(table, row, column));
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
}

/** Whether a stakeholder is active is compared beside what it is. */
export const activityOf = (row: Row): string => ((row.deleted_at ?? null) === null ? 'active' : 'inactive');

const ABOUT = '@';
/** Whom a case is about is compared beside what it is. */
export const aboutOf = (who: unknown): string => `${ABOUT}${who ?? ''}`;

/** Versions, with other names for whom a case was about. */
export const aboutAs = (had: Iterable<string>, named: (who: string) => string): string[] =>
  [...had].map((version) =>
    version.startsWith(ABOUT) && version !== ABOUT ? ABOUT + named(version.slice(1)) : version,
  );

/** What the journal knows of a thing: earlier versions, and the latest image of it. */
export type PastOf = { had: Set<string>; at: number; image: Row; row: number; change: number };

/** When an action was; what a pack brought was there when the pack was made. */
const AT = 'coalesce((SELECT min(made_at) FROM handover WHERE handover.action_id = action.id), action.at)';

const images = (db: Db, table: Compared, all: boolean) =>
  db
    .prepare<[string], { id: number; row: number; before: string; at: number }>(
      `SELECT change.id, row_id AS row, before, ${AT} AS at FROM change JOIN action ON action.id = action_id
       WHERE tbl = ? AND before IS NOT NULL ${all ? '' : `AND action.undoes IS NULL AND NOT ${TAKEN_BACK}`}
       ORDER BY change.id`,
    )
    .iterate(table);

/** Tells when the row that is what an image was of was put in, if that was later than the image. */
function inserted(db: Db, table: Compared): (of: PastOf) => number | undefined {
  const at = db
    .prepare<unknown[], number>(
      `SELECT max(${AT}) FROM ${table} AS present JOIN change ON tbl = '${table}' AND row_id = present.id AND before IS NULL
         JOIN action ON action.id = action_id
       WHERE change.id > ? AND ${keyColumns(table)
         .map((column) => `present.${column} IS ?`)
         .join(' AND ')}`,
    )
    .pluck();
  return ({ change, image }) =>
    at.get(change, ...keyColumns(table).map((column) => image[column] ?? null)) ?? undefined;
}

/**
 * Earlier versions of things by their keys, as the journal of a vault has them.
 * @param all also what was taken back since: another vault may have got it
 */
export function pastOf(db: Db, table: Compared, { all }: { all: boolean }): Map<string, PastOf> {
  const past = new Map<string, PastOf>();
  for (const { id, row, before, at } of images(db, table, all)) {
    const told: Row = JSON.parse(before);
    const image = table === 'contact_point' ? withPresentKey(told) : told;
    const key = keyOf(table, image);
    const known = past.get(key) ?? { had: new Set(), at, image, row, change: id };
    known.had.add(versionOf(table, image));
    if (table === 'stakeholder') known.had.add(activityOf(image));
    if (table === 'feedback') known.had.add(aboutOf(image.stakeholder_id));
    if (at >= known.at) Object.assign(known, { at, image, row, change: id });
    past.set(key, known);
  }
  if (keyColumns(table)[0] === 'uuid') return past;
  // One that was removed and put in again is another row: it was gone in between.
  const since = inserted(db, table);
  for (const known of past.values()) {
    const at = since(known);
    if (at === undefined) continue;
    known.had.add(GONE);
    known.at = Math.max(known.at, at);
  }
  return past;
}
