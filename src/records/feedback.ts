import { FEEDBACK_KINDS, FEEDBACK_PRIORITIES, FEEDBACK_STATES } from '../domain/feedback/terms.ts';
import { CHANNELS } from '../domain/interactions.ts';
import { created, defineRecord, deleted, ofOwner, ofStakeholder, removed, updated } from './record.ts';

export const feedback = defineRecord({
  noun: 'feedback',
  scope: 'shared',
  uuid: true,
  calledBy: 'content',
  detail: 'number',
  timeline: { at: 'received_at', text: 'content' },
  page: true,
  differencesIn: 'content',
  fields: {
    number: { kind: 'number', min: 1, quiet: true, fixed: true, counted: true, searched: true },
    /** NULL: from nobody in the register. */
    stakeholder_id: { ...ofStakeholder, optional: true },
    kind: { kind: 'word', of: FEEDBACK_KINDS, words: 'feedbackKind' },
    priority: { kind: 'word', of: FEEDBACK_PRIORITIES, words: 'feedbackPriority' },
    channel: { kind: 'word', of: CHANNELS, words: 'channel' },
    content: { kind: 'prose', erasure: 'rewrite', searched: true },
    received_at: { kind: 'instant' },
    deadline_agreed: { kind: 'flag' },
    deadline_at: { kind: 'instant' },
    owner_id: ofOwner,
    state: { kind: 'word', of: FEEDBACK_STATES, words: 'feedbackState' },
    level: { kind: 'number', min: 1, max: 3, optional: true },
    satisfaction: { kind: 'number', min: 1, max: 5, optional: true },
    breach_reason: { kind: 'prose', erasure: 'rewrite' },
    responded_at: { kind: 'instant', optional: true },
    resolved_at: { kind: 'instant', optional: true },
    closed_at: { kind: 'instant', optional: true },
    created_at: created,
    updated_at: updated,
    deleted_at: deleted,
  },
});

/** An entry of the status log. */
export const feedbackEvent = defineRecord({
  noun: 'feedback',
  scope: 'shared',
  uuid: true,
  history: true,
  calledBy: 'event',
  fields: {
    feedback_id: { kind: 'reference', to: 'feedback', belongs: true, quiet: true },
    at: { kind: 'instant' },
    event: { kind: 'line', quiet: true, erasure: { none: 'a word of the program' } },
    detail: { kind: 'json', quiet: true, erasure: { none: 'instants and levels' } },
    note: { kind: 'prose', erasure: 'rewrite' },
    owner_id: ofOwner,
    deleted_at: removed,
  },
});
