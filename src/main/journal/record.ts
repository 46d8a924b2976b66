/**
 * Common table expressions over `who (id)`, which stands before them: all rows that are, or hang on, some stakeholders. `talk`, `cases` and
 * `people` are what else may hang on.
 */
export const RECORD = `talk (id) AS (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id IN who),
  cases (id) AS (SELECT id FROM feedback WHERE stakeholder_id IN who),
  people (id) AS (SELECT id FROM person WHERE stakeholder_id IN who),
  record (tbl, row_id) AS (
    SELECT 'stakeholder', id FROM who
    UNION ALL SELECT 'person', id FROM people
    UNION ALL SELECT 'interaction', id FROM talk
    UNION ALL SELECT 'feedback', id FROM cases
    UNION ALL SELECT 'attachment', id FROM attachment WHERE interaction_id IN talk
    UNION ALL SELECT 'feedback_event', id FROM feedback_event WHERE feedback_id IN cases
    UNION ALL SELECT 'next_step', id FROM next_step WHERE stakeholder_id IN who
    UNION ALL SELECT 'stakeholder_tag', id FROM stakeholder_tag WHERE stakeholder_id IN who
    UNION ALL SELECT 'cadence_exception', id FROM cadence_exception WHERE stakeholder_id IN who
    UNION ALL SELECT 'contact_point', id FROM contact_point WHERE stakeholder_id IN who OR person_id IN people)`;
