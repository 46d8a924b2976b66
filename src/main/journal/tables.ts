/** Tables whose changes are journaled, and the noun that the renderer asks for again. Derived tables are not. */
export const JOURNALED: Record<string, string> = {
  owner: 'owners',
  stakeholder: 'stakeholders',
  stakeholder_period: 'stakeholders',
  person: 'people',
  contact_point: 'people',
  tag: 'tags',
  stakeholder_tag: 'tags',
  saved_view: 'views',
  interaction: 'interactions',
  interaction_stakeholder: 'interactions',
  interaction_person: 'interactions',
  attachment: 'interactions',
  next_step: 'nextSteps',
  policy: 'policies',
  cadence_exception: 'cadence',
  feedback: 'feedback',
  feedback_event: 'feedback',
  calendar: 'calendars',
  reminder_snooze: 'reminders',
  vault_setting: 'reminders',
  report: 'reports',
  import_mapping: 'imports',
};

/** Nouns that are computed from all the others. */
export const COMPUTED_NOUNS = ['today', 'cadence', 'kpi', 'reports', 'search', 'actions'];
