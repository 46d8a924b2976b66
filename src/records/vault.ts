import { created, defineRecord, deleted, removed, updated } from './record.ts';

/** What is of a team, or of a vault, and isn't handed over with anybody. */

export const savedView = defineRecord({
  noun: 'views',
  scope: 'team',
  uuid: 'key',
  key: ['noun', 'name'],
  calledBy: 'name',
  unmeasured: true,
  fields: {
    noun: { kind: 'line', quiet: true, erasure: { none: 'a word of the program' } },
    name: { kind: 'line', erasure: 'rewrite' },
    query: { kind: 'json', erasure: 'rewrite' },
    deleted_at: deleted,
  },
});

/** A version of the rules of a topic (S4 §9). */
export const policy = defineRecord({
  noun: 'policies',
  scope: 'team',
  uuid: true,
  calledBy: 'topic',
  fields: {
    topic: { kind: 'line', quiet: true, erasure: { none: 'a word of the program' } },
    effective_from: { kind: 'day' },
    content: {
      kind: 'json',
      erasure: { none: 'rules for kinds and tiers, with the document they stand in' },
    },
    approved_by: { kind: 'line', erasure: 'list' },
    note: { kind: 'prose', erasure: 'list' },
    reason: { kind: 'prose', erasure: 'list' },
    corrected_at: { kind: 'instant', optional: true },
    created_at: created,
    deleted_at: removed,
  },
});

export const calendar = defineRecord({
  noun: 'calendars',
  scope: 'team',
  uuid: true,
  calledBy: 'name',
  fields: {
    name: { kind: 'line', erasure: { none: 'of a region or an organisation' } },
    active: { kind: 'flag' },
    definition: { kind: 'json', erasure: { none: 'days and hours' } },
    created_at: created,
    deleted_at: deleted,
  },
});

export const report = defineRecord({
  noun: 'reports',
  scope: 'team',
  uuid: 'key',
  key: ['period'],
  calledBy: 'period',
  unmeasured: true,
  fields: {
    period: { kind: 'line', quiet: true, erasure: { none: 'a quarter' } },
    content: {
      kind: 'json',
      erasure: { none: 'every text of it is looked through (main/erasure/forget.ts)' },
    },
    approved_at: { kind: 'instant', optional: true },
    snapshot: {
      kind: 'json',
      optional: true,
      quiet: true,
      erasure: { none: 'every text of it is looked through (main/erasure/forget.ts)' },
    },
    created_at: created,
    updated_at: updated,
    deleted_at: removed,
  },
});

export const reminderSnooze = defineRecord({
  noun: 'reminders',
  scope: 'vault',
  calledBy: 'subject',
  unmeasured: true,
  fields: {
    subject: { kind: 'line', quiet: true, erasure: { none: 'identifiers' } },
    until_at: { kind: 'instant' },
  },
});

export const vaultSetting = defineRecord({
  noun: 'reminders',
  scope: 'vault',
  calledBy: 'key',
  unmeasured: true,
  fields: {
    key: { kind: 'line', quiet: true, erasure: { none: 'a word of the program' } },
    value: { kind: 'json', erasure: 'list' },
  },
});

/** Which column of a list was which field. */
export const importMapping = defineRecord({
  noun: 'imports',
  scope: 'vault',
  untold: 'the import itself is told',
  unmeasured: true,
  fields: {
    signature: { kind: 'line', quiet: true, erasure: { none: 'a hash of headings' } },
    mapping: { kind: 'json', quiet: true, erasure: { none: 'fields of the program' } },
    used_at: { kind: 'instant', quiet: true },
  },
});
