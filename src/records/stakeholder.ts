import { CHANNELS } from '../domain/interactions.ts';
import {
  CONFIDENTIALITIES,
  INFLUENCES,
  INTERESTS,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../domain/stakeholders.ts';
import {
  created,
  defineRecord,
  deleted,
  ofOwner,
  ofStakeholder,
  removed,
  sortKey,
  updated,
} from './record.ts';

export const stakeholder = defineRecord({
  noun: 'stakeholders',
  scope: 'shared',
  uuid: true,
  calledBy: 'name',
  detail: 'kind',
  page: true,
  inactive: true,
  differencesIn: 'notes',
  fields: {
    name: { kind: 'line', filled: true, erasure: 'list', searched: 'name' },
    kind: { kind: 'word', of: STAKEHOLDER_KINDS, words: 'stakeholderKind' },
    tier: { kind: 'word', of: TIERS, words: 'tier' },
    influence: { kind: 'word', of: INFLUENCES, words: 'influence' },
    interest: { kind: 'word', of: INTERESTS, words: 'interest' },
    status: { kind: 'word', of: STATUSES, words: 'status' },
    owner_id: ofOwner,
    website: { kind: 'line', erasure: 'list', searched: true },
    address: { kind: 'line', erasure: 'rewrite', searched: true },
    industry: { kind: 'line', erasure: 'list', searched: true },
    preferred_channel: { kind: 'word', of: CHANNELS, words: 'channel', optional: true },
    notes: { kind: 'prose', erasure: 'rewrite', searched: true },
    confidentiality: { kind: 'word', of: CONFIDENTIALITIES, words: 'confidentiality', before: 'normal' },
    active_from: { kind: 'day' },
    sort_key: sortKey,
    merged_into: { kind: 'reference', to: 'stakeholder', optional: true },
    created_at: created,
    updated_at: updated,
    deleted_at: deleted,
  },
});

/** What a stakeholder was from a day on: an old period is judged by it. */
export const stakeholderPeriod = defineRecord({
  noun: 'stakeholders',
  scope: 'shared',
  uuid: 'key',
  key: ['stakeholder_id', 'from_on'],
  history: true,
  untold: 'says again what the change of the stakeholder said',
  unmerged: 'what each of two was is its own history',
  fields: {
    stakeholder_id: ofStakeholder,
    from_on: { kind: 'day' },
    kind: { kind: 'word', of: STAKEHOLDER_KINDS, words: 'stakeholderKind' },
    tier: { kind: 'word', of: TIERS, words: 'tier' },
    status: { kind: 'word', of: [...STATUSES, 'inactive'], words: 'status' },
    owner_id: ofOwner,
    tags: {
      kind: 'json',
      erasure: { none: 'names of tags; those that only they bore are taken out with them' },
    },
    deleted_at: removed,
  },
});
