import { CHANNELS } from '../domain/interactions.ts';
import { created, defineRecord, deleted, ofStakeholder, removed, sortKey, updated } from './record.ts';

export const person = defineRecord({
  noun: 'people',
  scope: 'shared',
  uuid: true,
  calledBy: 'name',
  differencesIn: 'notes',
  unmeasured: true,
  fields: {
    stakeholder_id: ofStakeholder,
    name: { kind: 'line', filled: true, erasure: 'list', searched: 'name', searchedIn: ['stakeholder'] },
    role: { kind: 'line', erasure: 'rewrite', searched: true },
    department: { kind: 'line', erasure: 'rewrite', searched: true },
    wechat: { kind: 'line', erasure: 'list', searched: true },
    birthday_month: { kind: 'number', min: 1, max: 12, optional: true },
    birthday_day: { kind: 'number', min: 1, max: 31, optional: true },
    birthday_year: { kind: 'number', min: 1900, max: 2199, optional: true },
    birthday_calendar: { kind: 'word', of: ['solar', 'lunar'], words: 'birthdayCalendar', optional: true },
    birthday_leap: { kind: 'flag' },
    preferred_channel: { kind: 'word', of: CHANNELS, words: 'channel', optional: true },
    address: { kind: 'line', erasure: 'rewrite' },
    notes: { kind: 'prose', erasure: 'rewrite', searched: true },
    is_primary: { kind: 'flag' },
    sort_key: sortKey,
    created_at: created,
    updated_at: updated,
    deleted_at: deleted,
  },
});

/** A phone or e-mail of a stakeholder or of a person. */
export const contactPoint = defineRecord({
  noun: 'people',
  scope: 'shared',
  uuid: true,
  key: ['stakeholder_id', 'person_id', 'kind', 'match_key'],
  link: true,
  calledBy: 'value',
  unmeasured: true,
  fields: {
    stakeholder_id: { ...ofStakeholder, optional: true, quiet: true },
    person_id: { kind: 'reference', to: 'person', belongs: true, optional: true, quiet: true },
    kind: { kind: 'word', of: ['phone', 'email'], words: 'pointKind', quiet: true },
    label: { kind: 'line', erasure: 'rewrite' },
    value: { kind: 'line', erasure: 'list', searchedIn: ['stakeholder', 'person'] },
    match_key: { kind: 'line', quiet: true, erasure: { none: 'made of the value' } },
    position: { kind: 'number', quiet: true },
    deleted_at: removed,
  },
});
