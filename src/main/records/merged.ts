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

/** The stakeholder that a UUID stands for, or that it was merged into. */
export const KEPT_STAKEHOLDER = `WITH RECURSIVE line (id, merged_into) AS (
    SELECT id, merged_into FROM stakeholder WHERE uuid = ?
    UNION SELECT s.id, s.merged_into FROM stakeholder AS s JOIN line ON s.id = line.merged_into)
  SELECT id FROM line WHERE merged_into IS NULL`;
