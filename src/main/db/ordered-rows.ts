import type { Db } from './open.ts';

/** How many lists are kept: those of the pages that somebody goes to and fro between. A hundred thousand rows are 1 MB. */
const KEPT = 6;

/** Row ids of a list in its order, by the query that finds them. */
export type OrderedRows = (sql: string, params: Params) => readonly number[];
type Param = string | number | Buffer;
/** By place or by name. */
type Params = readonly Param[] | Readonly<Record<string, Param>>;

/**
 * A list's order is made once and kept until anything is written, so that every window of it, wherever the scroll bar
 * stands, costs its own rows only (docs/decisions/0013-windows.md).
 */
export function orderedRows(db: Db): OrderedRows {
  /** Moves with each write of this connection, and of the command line's beside it. */
  const version = db
    .prepare<[], string>("SELECT total_changes() || ' ' || data_version FROM pragma_data_version")
    .pluck();
  const lists = new Map<string, readonly number[]>();
  let asOf: string | undefined;
  return (sql, params) => {
    const read = () => db.prepare<[Params], number>(sql).pluck().all(params);
    // What a transaction has written may yet be taken back.
    if (db.inTransaction) return read();
    const present = version.get();
    if (present !== asOf) lists.clear();
    asOf = present;
    const key = JSON.stringify([sql, params]);
    const rows = lists.get(key) ?? read();
    // The one asked for last is forgotten last.
    lists.delete(key);
    lists.set(key, rows);
    for (const oldest of lists.keys()) if (lists.size > KEPT) lists.delete(oldest);
    return rows;
  };
}
