import type { Db } from '../db/open.ts';

/** What the vault holds, whether or not anybody sees it any more. */
export type Held = { at: number; deleted: number };
export const asTold = <T extends Held>(row: T) => ({ ...row, deleted: row.deleted === 1 });

/** Files of conversations, and others by their rows, which only a person can look through. */
export const filesOf = (db: Db, talks: readonly number[], others: readonly number[] = []) =>
  db
    .prepare<[string, string], Held & { name: string }>(
      `SELECT a.name, a.created_at AS at, coalesce(a.deleted_at, i.deleted_at) IS NOT NULL AS deleted
       FROM attachment AS a JOIN interaction AS i ON i.id = a.interaction_id
       WHERE i.id IN (SELECT value FROM json_each(?)) OR a.id IN (SELECT value FROM json_each(?)) ORDER BY a.created_at`,
    )
    .all(JSON.stringify(talks), JSON.stringify(others))
    .map(asTold);
