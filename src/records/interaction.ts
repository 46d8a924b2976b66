import { CHANNELS, DIRECTIONS, PURPOSES } from '../domain/interactions.ts';
import { created, defineRecord, deleted, ofOwner, ofStakeholder, removed, updated } from './record.ts';

export const interaction = defineRecord({
  noun: 'interactions',
  scope: 'shared',
  uuid: true,
  calledBy: 'summary',
  detail: 'channel',
  timeline: { at: 'at', text: 'summary' },
  page: true,
  differencesIn: 'summary',
  through: { link: 'interaction_stakeholder', column: 'interaction_id' },
  fields: {
    at: { kind: 'instant' },
    channel: { kind: 'word', of: CHANNELS, words: 'channel' },
    direction: { kind: 'word', of: DIRECTIONS, words: 'direction' },
    purpose: { kind: 'word', of: PURPOSES, words: 'purpose', optional: true },
    effective: { kind: 'flag' },
    summary: { kind: 'prose', erasure: 'rewrite', searched: true },
    decisions: { kind: 'prose', erasure: 'rewrite', searched: true },
    owner_id: ofOwner,
    created_at: created,
    updated_at: updated,
    deleted_at: deleted,
  },
});

const ofInteraction = { kind: 'reference', to: 'interaction', quiet: true } as const;

export const interactionStakeholder = defineRecord({
  noun: 'interactions',
  scope: 'shared',
  uuid: 'key',
  key: ['interaction_id', 'stakeholder_id'],
  link: true,
  fields: { interaction_id: ofInteraction, stakeholder_id: ofStakeholder, deleted_at: removed },
});

export const interactionPerson = defineRecord({
  noun: 'interactions',
  scope: 'shared',
  uuid: 'key',
  key: ['interaction_id', 'person_id'],
  link: true,
  unmeasured: true,
  fields: {
    interaction_id: ofInteraction,
    person_id: { kind: 'reference', to: 'person', belongs: true },
    deleted_at: removed,
  },
});

/** A file of a conversation; what is in it stands beside. */
export const attachment = defineRecord({
  noun: 'interactions',
  scope: 'shared',
  uuid: true,
  calledBy: 'name',
  differencesIn: 'name',
  unmeasured: true,
  fields: {
    interaction_id: { ...ofInteraction, belongs: true },
    name: { kind: 'line', erasure: 'rewrite' },
    media_type: { kind: 'line', quiet: true, fixed: true, erasure: { none: 'a MIME type' } },
    size: { kind: 'number', min: 0, fixed: true },
    sha256: { kind: 'bytes', length: 32, quiet: true, fixed: true },
    created_at: created,
    deleted_at: deleted,
  },
});

export const nextStep = defineRecord({
  noun: 'nextSteps',
  scope: 'shared',
  uuid: true,
  calledBy: 'text',
  timeline: { at: 'created_at', text: 'text' },
  listed: true,
  differencesIn: 'text',
  unmeasured: true,
  fields: {
    stakeholder_id: ofStakeholder,
    interaction_id: { ...ofInteraction, optional: true },
    text: { kind: 'prose', erasure: 'rewrite' },
    due_on: { kind: 'day' },
    owner_id: ofOwner,
    done_at: { kind: 'instant', optional: true },
    created_at: created,
    updated_at: updated,
    deleted_at: deleted,
  },
});
