/** How a value of a column is told. */
export type Telling =
  | { as: 'text' }
  | { as: 'enum'; of: string }
  | { as: 'instant' }
  | { as: 'flag' }
  | { as: 'name'; of: 'owner' | 'stakeholder' | 'person' | 'tag' };

const text: Telling = { as: 'text' };
const instant: Telling = { as: 'instant' };
const flag: Telling = { as: 'flag' };
const one = (of: string): Telling => ({ as: 'enum', of });
const named = (of: 'owner' | 'stakeholder' | 'person' | 'tag'): Telling => ({ as: 'name', of });

/** What of a table is told field by field, and by which column a row goes; others are technical or computed. */
export type Told = { name: string | null; fields: Record<string, Telling> };

export const TOLD: Record<string, Told> = {
  stakeholder: {
    name: 'name',
    fields: {
      name: text,
      kind: one('stakeholderKind'),
      tier: one('tier'),
      influence: one('influence'),
      interest: one('interest'),
      status: one('status'),
      owner_id: named('owner'),
      website: text,
      address: text,
      industry: text,
      preferred_channel: one('channel'),
      notes: text,
      confidentiality: one('confidentiality'),
      active_from: text,
      merged_into: named('stakeholder'),
      deleted_at: instant,
    },
  },
  person: {
    name: 'name',
    fields: {
      name: text,
      stakeholder_id: named('stakeholder'),
      role: text,
      department: text,
      wechat: text,
      birthday_year: text,
      birthday_month: text,
      birthday_day: text,
      birthday_calendar: one('birthdayCalendar'),
      birthday_leap: flag,
      preferred_channel: one('channel'),
      address: text,
      notes: text,
      is_primary: flag,
      deleted_at: instant,
    },
  },
  contact_point: { name: 'value', fields: { label: text, value: text } },
  tag: { name: 'name', fields: { name: text } },
  saved_view: { name: 'name', fields: { name: text, query: text, deleted_at: instant } },
  stakeholder_tag: { name: null, fields: { stakeholder_id: named('stakeholder'), tag_id: named('tag') } },
  interaction: {
    name: 'summary',
    fields: {
      at: instant,
      channel: one('channel'),
      direction: one('direction'),
      purpose: one('purpose'),
      effective: flag,
      summary: text,
      decisions: text,
      owner_id: named('owner'),
      deleted_at: instant,
    },
  },
  interaction_stakeholder: { name: null, fields: { stakeholder_id: named('stakeholder') } },
  interaction_person: { name: null, fields: { person_id: named('person') } },
  attachment: { name: 'name', fields: { name: text, size: text, deleted_at: instant } },
  next_step: {
    name: 'text',
    fields: {
      text,
      stakeholder_id: named('stakeholder'),
      due_on: text,
      owner_id: named('owner'),
      done_at: instant,
      deleted_at: instant,
    },
  },
  feedback: {
    name: 'content',
    fields: {
      content: text,
      stakeholder_id: named('stakeholder'),
      kind: one('feedbackKind'),
      priority: one('feedbackPriority'),
      channel: one('channel'),
      received_at: instant,
      deadline_at: instant,
      owner_id: named('owner'),
      state: one('feedbackState'),
      level: text,
      responded_at: instant,
      resolved_at: instant,
      closed_at: instant,
      satisfaction: text,
      breach_reason: text,
      deleted_at: instant,
    },
  },
  feedback_event: { name: 'event', fields: { at: instant, note: text, owner_id: named('owner') } },
  policy: { name: 'topic', fields: { effective_from: text, content: text, approved_by: text, note: text } },
  cadence_exception: {
    name: null,
    fields: {
      stakeholder_id: named('stakeholder'),
      tag_id: named('tag'),
      slot: one('slot'),
      every: text,
      note: text,
      deleted_at: instant,
    },
  },
  owner: { name: 'name', fields: { name: text, department: text, me: flag, active: flag } },
  calendar: { name: 'name', fields: { name: text, active: flag, definition: text, deleted_at: instant } },
  report: { name: 'period', fields: { content: text, approved_at: instant } },
  reminder_snooze: { name: 'subject', fields: { until_at: instant } },
  vault_setting: { name: 'key', fields: { value: text } },
};
