import type { Db } from '../db/open.ts';
import { withMerged } from './collect.ts';
import { TABLE_NAMES } from './pack.ts';

/** Actions that have changed something after one of them: what was taken back, and the taking back, come to nothing. */
const LATER = `action.id > @upTo AND action.undone_at IS NULL AND (action.undoes IS NULL OR action.undoes <= @upTo)`;

const ANYTHING = `SELECT count(DISTINCT action_id) FROM action JOIN change ON action_id = action.id
  WHERE ${LATER} AND tbl IN (SELECT value FROM json_each(@tables))`;

/** Rows that hang on stakeholders, or did until they were changed. */
const ABOUT = `WITH who (id) AS (SELECT value FROM json_each(@who)),
    people (id) AS (SELECT id FROM person WHERE stakeholder_id IN who),
    talk (id) AS (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id IN who),
    cases (id) AS (SELECT id FROM feedback WHERE stakeholder_id IN who),
    record (tbl, row_id) AS (
      SELECT 'stakeholder', id FROM who
      UNION ALL SELECT 'person', id FROM people
      UNION ALL SELECT 'interaction', id FROM talk
      UNION ALL SELECT 'feedback', id FROM cases
      UNION ALL SELECT 'attachment', id FROM attachment WHERE interaction_id IN talk
      UNION ALL SELECT 'interaction_person', id FROM interaction_person WHERE interaction_id IN talk
      UNION ALL SELECT 'interaction_stakeholder', id FROM interaction_stakeholder WHERE stakeholder_id IN who
      UNION ALL SELECT 'feedback_event', id FROM feedback_event WHERE feedback_id IN cases
      UNION ALL SELECT 'next_step', id FROM next_step WHERE stakeholder_id IN who
      UNION ALL SELECT 'stakeholder_tag', id FROM stakeholder_tag WHERE stakeholder_id IN who
      UNION ALL SELECT 'cadence_exception', id FROM cadence_exception WHERE stakeholder_id IN who
      UNION ALL SELECT 'contact_point', id FROM contact_point WHERE stakeholder_id IN who OR person_id IN people)
  SELECT count(DISTINCT action_id) FROM action JOIN change ON action_id = action.id
  WHERE ${LATER} AND ((tbl, row_id) IN record
    OR json_extract(before, '$.stakeholder_id') IN who OR json_extract(before, '$.person_id') IN people
    OR json_extract(before, '$.interaction_id') IN talk)`;

/** The latest action: a pack holds what was done until then. */
export const latestAction = (db: Db): number =>
  db.prepare<[], number | null>('SELECT max(id) FROM action').pluck().get() ?? 0;

/**
 * How many actions after the one up to which a pack tells have changed what it would hold now.
 * @param who the stakeholders it holds; null for everything
 */
export function changesSince(db: Db, upTo: number, who: readonly number[] | null): number {
  const [sql, params] =
    who === null
      ? [ANYTHING, { tables: JSON.stringify(TABLE_NAMES) }]
      : [ABOUT, { who: JSON.stringify(withMerged(db, who)) }];
  return (
    db
      .prepare<object, number>(sql)
      .pluck()
      .get({ upTo, ...params }) ?? 0
  );
}
