import type { Db } from '../db/open.ts';

/** Stakeholders with those that were merged into them, and into these. */
export const withMerged = (db: Db, chosen: readonly number[]): number[] =>
  db
    .prepare<[string], number>(
      `WITH RECURSIVE of (id) AS (SELECT value FROM json_each(?)
         UNION SELECT stakeholder.id FROM stakeholder JOIN of ON merged_into = of.id)
       SELECT id FROM of`,
    )
    .pluck()
    .all(JSON.stringify(chosen));
