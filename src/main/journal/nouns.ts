/** Nouns whose answers tell of others, too: names, last contacts, due dates, clocks. */
export const DEPENDENT_NOUNS = [
  'stakeholders',
  'people',
  'interactions',
  'nextSteps',
  'feedback',
  'reminders',
  'today',
  'cadence',
  'kpi',
  'reports',
  'search',
  'actions',
];
