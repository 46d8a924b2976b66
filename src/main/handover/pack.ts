import { z } from 'zod';
import { MAX_KEPT_BYTES } from '../../contract/attachments.ts';
import { type Row, recordOf, SHARED_TABLES, type SharedTable, type Table } from '../../records/index.ts';
import { withPresentKey } from '../db/contact-points.ts';
import { hasColumn, referencesOf } from '../records/belonging.ts';
import { instantSchema as at, rowSchema, textSchema as text } from '../records/row-schema.ts';
import { COMPARED, type Compared } from './versions.ts';

/**
 * What a handover pack holds: the rows of some stakeholders as the database has them. `id` and references count within the
 * pack; `uuid` tells the same row in two vaults. A pack comes from another computer, so every value is checked.
 */

/** What of a row is more than its fields say. */
const MORE: Partial<Record<SharedTable, (row: z.ZodType<Record<string, unknown>>) => z.ZodType>> = {
  contact_point: (row) => row.overwrite(withPresentKey),
  attachment: (row) => row.refine(({ size }) => Number(size) <= MAX_KEPT_BYTES),
};

/** Each table in the order in which its rows can be put in: a reference points to a table before, or to its own. */
export const SCHEMAS = Object.fromEntries(
  SHARED_TABLES.map((table) => [table, (MORE[table] ?? ((row) => row))(rowSchema(table))]),
) as unknown as { [T in SharedTable]: z.ZodType<Row<T>> };
export type PackedRow<T extends SharedTable = SharedTable> = Row<T>;
export type PackedRows = { [T in SharedTable]: PackedRow<T>[] };

/** Of a thing that was changed or removed: by what both vaults know it, and its versions before. */
const past = z.object({
  key: z.array(text.nullable()),
  had: z.array(z.string().max(40)).min(1),
  at,
});
export type PackedPast = Partial<Record<Compared, z.output<typeof past>[]>>;

const rows = z.object(
  Object.fromEntries(
    SHARED_TABLES.map((table) => [table, z.array(SCHEMAS[table]).default([])]),
  ) as unknown as {
    [T in SharedTable]: z.ZodType<PackedRow<T>[]>;
  },
);

/** What stands at the head of a pack. */
const head = z.object({
  /** UUID of this pack. */
  id: z.uuid(),
  madeAt: at,
  /** Whether it holds everything of the vault it was made from. */
  whole: z.boolean(),
  /** Who hands over; `owner` is that person among the pack's owners. */
  from: z.object({ name: text, department: text, owner: z.number().int().positive() }),
  /** What acknowledges the pack is made with it: only who opened the pack has it. */
  receiptKey: z.hex().length(64),
  /** Of the cadence, the targets and the calendar in force, to tell whether the successor's differ. */
  rules: z.hex().length(64),
});

/** Whom it was made for and who signed it stand in it: sealed anew to somebody else, it doesn't hold. */
export const signedHead = head.extend({ format: z.literal(3), to: z.string(), signer: z.hex().length(64) });
export const packedPast = past;

/** As earlier versions made it. What is not among the rows was removed; not all of them tell. */
export const unsignedPack = head.extend({
  format: z.literal(2),
  past: z.partialRecord(z.enum(COMPARED as [Compared, ...Compared[]]), z.array(past)).default({}),
  rows,
});

export type Pack = z.output<typeof head> & {
  /** The public key of who made it; null in those of earlier versions. */
  signer: string | null;
  past: PackedPast;
  rows: PackedRows;
};

/** Whether a pack has a column of a table. */
export const isPacked = (table: SharedTable, column: string): boolean =>
  column === 'id' ||
  (column === 'uuid'
    ? recordOf(table).uuid === true
    : hasColumn(table, column) && recordOf(table).fields[column]?.local !== true);

/** Whether every reference finds its row within the pack. */
export function referencesHold(rows: PackedRows): boolean {
  const ids = new Map<Table, Set<number>>(
    SHARED_TABLES.map((table) => [table, new Set(rows[table].map(({ id }) => id))]),
  );
  return SHARED_TABLES.every((table) =>
    referencesOf(table).every(({ column, to }) =>
      (rows[table] as Record<string, unknown>[]).every(
        ({ [column]: value }) => value === null || ids.get(to)?.has(Number(value)) === true,
      ),
    ),
  );
}
