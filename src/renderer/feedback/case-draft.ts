import { Temporal } from 'temporal-polyfill';
import type { FeedbackKind, FeedbackPriority } from '../../domain/feedback/terms.ts';
import type { Channel } from '../../domain/interactions.ts';
import type { InputOf } from '../bridge.ts';
import type { Wall } from '../interactions/when/calendar.ts';
import { instantOf, wallOf } from '../interactions/when/zone.ts';
import type { FeedbackCase } from './queue.ts';

/** A case as it is being written down. */
export type CaseDraft = {
  stakeholder: { id: string; name: string } | null;
  kind: FeedbackKind;
  priority: FeedbackPriority;
  /** Null until chosen. Required, since targets depend on it: a call is to be answered within minutes. */
  channel: Channel | null;
  /** Wall time in the user's zone. */
  receivedAt: Wall | null;
  content: string;
  /** Null: the stakeholder's, or me. */
  ownerId: string | null;
  /** Agreed with the other side; null: as the policy has it. */
  deadlineAt: Wall | null;
  answered: boolean;
};

/** A draft with all required fields. */
type Complete = CaseDraft & { channel: Channel };

export const newCase = (now: Wall): CaseDraft => ({
  stakeholder: null,
  kind: 'inquiry',
  priority: 'general',
  channel: null,
  receivedAt: now,
  content: '',
  ownerId: null,
  deadlineAt: null,
  answered: false,
});

export const caseDraftOf = (data: FeedbackCase, zone: string): Complete => ({
  stakeholder:
    data.stakeholderId === null ? null : { id: data.stakeholderId, name: data.stakeholderName ?? '' },
  kind: data.kind,
  priority: data.priority,
  channel: data.channel,
  receivedAt: wallOf(data.receivedAt, zone),
  content: data.content,
  ownerId: data.ownerId,
  deadlineAt: null,
  answered: false,
});

export type CaseProblem = 'content' | 'receivedAt' | 'channel' | 'deadlineAt';

export function caseProblemsOf({ content, receivedAt, channel, deadlineAt }: CaseDraft): CaseProblem[] {
  const early = receivedAt !== null && deadlineAt !== null && deadlineAt.toString() <= receivedAt.toString();
  const problems: [CaseProblem, boolean][] = [
    ['receivedAt', receivedAt === null],
    ['content', content.trim() === ''],
    ['channel', channel === null],
    ['deadlineAt', early],
  ];
  return problems.filter(([, wrong]) => wrong).map(([problem]) => problem);
}

export const isComplete = (draft: CaseDraft): draft is Complete => caseProblemsOf(draft).length === 0;

/** What opening a case sends. */
export const receiveInput = (draft: Complete, zone: string): InputOf<'feedback.receive'> => ({
  stakeholderId: draft.stakeholder?.id ?? null,
  kind: draft.kind,
  priority: draft.priority,
  channel: draft.channel,
  content: draft.content,
  answered: draft.answered,
  ...(draft.receivedAt !== null && { receivedAt: instantOf(draft.receivedAt, zone) }),
  ...(draft.ownerId !== null && { ownerId: draft.ownerId }),
  ...(draft.deadlineAt !== null && { deadlineAt: instantOf(draft.deadlineAt, zone) }),
});

/** Only what was changed is sent: receipt to the minute would otherwise lose its seconds. */
export function updateInput(
  id: string,
  before: CaseDraft,
  draft: Complete,
  zone: string,
): InputOf<'feedback.update'> {
  const { receivedAt, deadlineAt } = draft;
  return {
    id,
    stakeholderId: draft.stakeholder?.id ?? null,
    kind: draft.kind,
    priority: draft.priority,
    channel: draft.channel,
    content: draft.content,
    ...(receivedAt !== null &&
      receivedAt.toString() !== before.receivedAt?.toString() && { receivedAt: instantOf(receivedAt, zone) }),
    ...(deadlineAt !== null && { deadlineAt: instantOf(deadlineAt, zone) }),
  };
}

/** Fields of a stored draft, where wall times are text. */
export const withWalls = (fields: Partial<CaseDraft>): Partial<CaseDraft> => ({
  ...fields,
  ...(fields.receivedAt && { receivedAt: Temporal.PlainDateTime.from(fields.receivedAt) }),
  ...(fields.deadlineAt && { deadlineAt: Temporal.PlainDateTime.from(fields.deadlineAt) }),
});
