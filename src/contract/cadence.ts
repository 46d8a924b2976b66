import { z } from 'zod';
import { SLOTS } from '../domain/cadence/slots.ts';
import { STAKEHOLDER_KINDS, TIERS } from '../domain/stakeholders.ts';
import { reads, writes } from './call.ts';
import { day, id, line, noAnswer, ownerIds, why } from './values.ts';

const slot = z.enum(SLOTS);
/** `1 month`, `2 weeks`, `1 quarter`, `1 half-year`, `1 year`, `10 days`; 每月 and the like are understood too. */
const every = line(40);
const dueState = z.enum(['never-contacted', 'overdue', 'due-today', 'upcoming']);

const due = z.object({
  stakeholderId: id,
  name: z.string(),
  kind: z.enum(STAKEHOLDER_KINDS),
  tier: z.enum(TIERS),
  ownerName: z.string().nullable(),
  slot,
  /** The rule's name in words. */
  rule: z.string(),
  every: z.string(),
  lastContactOn: z.string().nullable(),
  dueOn: day,
  announceOn: day,
  daysOverdue: z.number().int(),
  missedPeriods: z.number().int(),
  state: dueState,
  why,
});

const exception = z.object({
  id,
  slot,
  /** Another interval, or `off`. */
  every,
  stakeholderId: id.nullable(),
  stakeholderName: z.string().nullable(),
  tag: z.string().nullable(),
  note: z.string(),
});

/** How often whom to contact (S0 §3.2, §4.1; S2 §2.3), and what that makes due. */
export const cadence = {
  'cadence.due': reads({
    does: 'Contacts due or overdue on a day, most urgent first; due on the days off that follow it, too, since it announces them.',
    input: z.object({
      /** Today unless given. A past day counts only the contacts up to it. */
      on: day.optional(),
      /** How many days after `on` to look ahead. */
      ahead: z.number().int().min(0).max(400).default(0),
      ownerIds: ownerIds.optional(),
      /** Only those that stand so on the day. */
      states: z.array(dueState).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(10_000).default(200),
    }),
    output: z.object({ rows: z.array(due), total: z.number().int() }),
  }),
  'cadence.forStakeholder': reads({
    does: 'Every slot of one stakeholder with its due date, explained.',
    input: z.object({ stakeholderId: id }),
    output: z.array(due),
  }),
  'cadence.nextDue': reads({
    does: 'When the next contact is due after a last one.',
    open: 'any',
    input: z.object({ last: day, every }),
    output: z.object({ due: day, announceOn: day, steps: why }),
  }),
  'cadence.organisation': reads({
    does: 'Obligations of the organisation as a whole: gatherings and public-interest activities.',
    input: z.object({}),
    output: z.array(
      z.object({ rule: z.string(), every: z.string(), lastOn: z.string().nullable(), dueOn: day, why }),
    ),
  }),
  'cadence.exceptions': reads({
    does: 'Exceptions to the policy, of one stakeholder or all.',
    input: z.object({ stakeholderId: id.optional() }),
    output: z.array(exception),
  }),
  'cadence.saveException': writes({
    does: 'Gives a stakeholder or a tag another interval in a slot, or switches the slot off.',
    input: z.object({
      id: id.optional(),
      slot,
      every,
      stakeholderId: id.optional(),
      tag: line(40).optional(),
      note: line(500).default(''),
    }),
    output: z.object({ id }),
  }),
  'cadence.removeException': writes({
    does: 'The policy holds again.',
    input: z.object({ id }),
    output: noAnswer,
  }),
};
