import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { forgetInJournal, forgetInReports, withoutNames } from '../erasure/forget.ts';
import { withMerged } from './collect.ts';

const OF = '(SELECT value FROM json_each(@gone))';
const PEOPLE = `(SELECT id FROM person WHERE stakeholder_id IN ${OF})`;
const CASES = `(SELECT id FROM feedback WHERE stakeholder_id IN ${OF})`;

/** Rows of stakeholders, what hangs on others first. */
const DELETE = [
  `DELETE FROM interaction_person WHERE person_id IN ${PEOPLE}`,
  `DELETE FROM interaction_stakeholder WHERE stakeholder_id IN ${OF}`,
  'DELETE FROM attachment_content WHERE attachment_id IN (SELECT id FROM attachment WHERE interaction_id IN (SELECT value FROM json_each(@alone)))',
  'DELETE FROM attachment WHERE interaction_id IN (SELECT value FROM json_each(@alone))',
  `DELETE FROM next_step WHERE stakeholder_id IN ${OF}`,
  'UPDATE next_step SET interaction_id = NULL WHERE interaction_id IN (SELECT value FROM json_each(@alone))',
  'DELETE FROM interaction WHERE id IN (SELECT value FROM json_each(@alone))',
  `DELETE FROM feedback_clock WHERE feedback_id IN ${CASES}`,
  `DELETE FROM feedback_event WHERE feedback_id IN ${CASES}`,
  `DELETE FROM feedback WHERE stakeholder_id IN ${OF}`,
  `DELETE FROM contact_point WHERE stakeholder_id IN ${OF} OR person_id IN ${PEOPLE}`,
  `DELETE FROM person WHERE stakeholder_id IN ${OF}`,
  ...[
    'stakeholder_tag',
    'stakeholder_period',
    'cadence_exception',
    'cadence_due',
    'cadence_obligation',
    'last_contact',
    'handover_stakeholder',
  ].map((table) => `DELETE FROM ${table} WHERE stakeholder_id IN ${OF}`),
  `UPDATE reminder_alert SET items = (SELECT json_group_array(json(value)) FROM json_each(items)
     WHERE coalesce(json_extract(value, '$.stakeholderId'), '') NOT IN (SELECT value FROM json_each(@ids)))`,
  `DELETE FROM stakeholder WHERE id IN ${OF}`,
];

/** A conversation that nobody else took part in. */
const ALONE = `SELECT json_group_array(id) FROM interaction WHERE id IN
    (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id IN ${OF})
  AND id NOT IN (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id NOT IN ${OF})`;

/** How many stakeholders went, and the actions that the journal doesn't hold whole any more. */
type Erased = { stakeholders: number; actions: number[] };

/**
 * Removes stakeholders and all that hangs on them for good: also what the journal kept of their rows, and their names in
 * approved reports. Runs inside a writing transaction; `scrub` removes what the file still holds of them afterwards.
 * @param replacement what stands in reports in place of their names
 */
export function eraseStakeholders(
  db: Db,
  chosen: readonly number[],
  now: number,
  replacement: string,
): Erased {
  const gone = JSON.stringify(withMerged(db, chosen));
  const names = db
    .prepare<object, string>(`SELECT name FROM stakeholder WHERE id IN ${OF}`)
    .pluck()
    .all({ gone });
  const params = {
    gone,
    alone: db.prepare<object, string>(ALONE).pluck().get({ gone }),
    ids: publicIds(db, gone),
  };
  db.pragma('defer_foreign_keys = ON');
  for (const sql of DELETE) db.prepare(sql).run(namedIn(sql, params));
  forgetInReports(db, withoutNames(names, replacement));
  return { stakeholders: names.length, actions: forgetInJournal(db, now) };
}

const namedIn = (sql: string, params: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(params).filter(([name]) => sql.includes(`@${name}`)));

const publicIds = (db: Db, gone: string): string =>
  JSON.stringify(
    db
      .prepare<object, Buffer>(`SELECT uuid FROM stakeholder WHERE id IN ${OF}`)
      .pluck()
      .all({ gone })
      .map(fromUuid),
  );
