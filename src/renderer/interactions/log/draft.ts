import { Temporal } from 'temporal-polyfill';
import { SLOT_CHANNELS, type Slot } from '../../../domain/cadence/slots.ts';
import type { Channel, Direction, Purpose } from '../../../domain/interactions.ts';
import type { InputOf, OutputOf } from '../../bridge.ts';
import type { Wall } from '../when/calendar.ts';
import { dayOf, instantOf, wallOf } from '../when/zone.ts';

export type Interaction = OutputOf<'interactions.get'>;

/** Initial values of a new interaction. */
export type Prefill = {
  stakeholderIds?: string[];
  personIds?: string[];
  /** The slot that is due: suggests a channel, and what a meeting is held for. */
  slot?: Slot;
  summary?: string;
};

type Reference = { id: string; name: string };

/** An interaction as it is being written. */
export type Draft = {
  who: Reference[];
  personIds: string[];
  /** Wall time in the user's zone. */
  at: Wall | null;
  channel: Channel;
  direction: Direction;
  purpose: Purpose | null;
  effective: boolean;
  summary: string;
  decisions: string;
  nextStep: string;
  nextStepOn: Wall | null;
};

const purposeOf = (slot: Slot | undefined): Purpose | null =>
  slot === 'progress-sync' || slot === 'business-review' ? slot : null;

/** The channel most likely meant; a sync or review is a meeting, anything else a call. */
function channelOf(slot: Slot | undefined): Channel {
  if (slot === undefined || slot === 'any') return 'phone';
  return purposeOf(slot) === null ? (SLOT_CHANNELS[slot][0] ?? 'phone') : 'meeting';
}

/** @param who the stakeholders of the prefill, with their names */
export const newDraft = (now: Wall, who: Reference[], { personIds, slot, summary }: Prefill = {}): Draft => ({
  who,
  personIds: personIds ?? [],
  at: now,
  channel: channelOf(slot),
  direction: 'outbound',
  purpose: purposeOf(slot),
  effective: true,
  summary: summary ?? '',
  decisions: '',
  nextStep: '',
  nextStepOn: null,
});

export const draftOf = (interaction: Interaction, zone: string): Draft => ({
  who: interaction.stakeholders,
  personIds: interaction.personIds,
  at: wallOf(interaction.at, zone),
  channel: interaction.channel,
  direction: interaction.direction,
  purpose: interaction.purpose,
  effective: interaction.effective,
  summary: interaction.summary,
  decisions: interaction.decisions,
  nextStep: '',
  nextStepOn: null,
});

export type Problem = 'who' | 'when' | 'nextStep' | 'nextStepOn';

/** The problems of a draft, in the order of the form. */
export function problemsOf(draft: Draft): Problem[] {
  const promised = draft.nextStep.trim() !== '';
  const problems: [Problem, boolean][] = [
    ['who', draft.who.length === 0],
    ['when', draft.at === null],
    ['nextStep', !promised && draft.nextStepOn !== null],
    ['nextStepOn', promised && draft.nextStepOn === null],
  ];
  return problems.filter(([, wrong]) => wrong).map(([problem]) => problem);
}

type Fields = Omit<InputOf<'interactions.log'>, 'nextStep'>;

/** What both logging and changing send. Call only where {@link problemsOf} is empty. */
export const fieldsOf = (draft: Draft, at: Wall, zone: string): Fields => ({
  stakeholderIds: draft.who.map(({ id }) => id),
  personIds: draft.personIds,
  at: instantOf(at, zone),
  channel: draft.channel,
  direction: draft.direction,
  purpose: draft.purpose,
  effective: draft.effective,
  summary: draft.summary,
  decisions: draft.decisions,
});

export const nextStepOf = ({ nextStep, nextStepOn }: Draft): { text: string; dueOn: string } | undefined =>
  nextStep.trim() === '' || nextStepOn === null
    ? undefined
    : { text: nextStep.trim(), dueOn: dayOf(nextStepOn) };

/** Whether closing would lose something that was typed. */
export const hasWriting = (changes: Partial<Draft>): boolean =>
  'summary' in changes || 'decisions' in changes || 'nextStep' in changes;

/** Fields of a stored draft, where wall times are text. */
export const withWalls = (fields: Partial<Draft>): Partial<Draft> => ({
  ...fields,
  ...(fields.at && { at: Temporal.PlainDateTime.from(fields.at) }),
  ...(fields.nextStepOn && { nextStepOn: Temporal.PlainDateTime.from(fields.nextStepOn) }),
});
