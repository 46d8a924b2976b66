import { z } from 'zod';
import { reads } from './call.ts';
import { day, id, instant, why } from './values.ts';

/** Whose day: `mine` (and what has no owner) or everybody's. */
export const scope = z.enum(['mine', 'all']);
export type Scope = z.output<typeof scope>;

const contact = z.object({
  type: z.literal('contact'),
  stakeholderId: id,
  name: z.string(),
  kind: z.string(),
  tier: z.string(),
  slot: z.string(),
  rule: z.string(),
  dueOn: day,
  announceOn: day,
  daysOverdue: z.number().int(),
  state: z.string(),
  lastContactOn: z.string().nullable(),
  /** Other kinds of contact that are due with the same stakeholder. */
  others: z.number().int(),
  snoozedUntil: instant.nullable(),
  ownerName: z.string().nullable(),
  why,
});
const step = z.object({
  type: z.literal('next-step'),
  id,
  stakeholderId: id,
  name: z.string(),
  text: z.string(),
  dueOn: day,
  daysOverdue: z.number().int(),
  snoozedUntil: instant.nullable(),
  ownerName: z.string().nullable(),
});
const feedbackItem = z.object({
  type: z.literal('feedback'),
  id,
  number: z.number().int(),
  stakeholderId: id.nullable(),
  name: z.string().nullable(),
  kind: z.string(),
  priority: z.string(),
  state: z.string(),
  content: z.string(),
  /** Null where no clock runs: the deadline is agreed, or the default one. */
  clock: z.string().nullable(),
  deadlineAt: instant,
  timeLeftMs: z.number(),
  elapsedShare: z.number(),
  clockState: z.string(),
  snoozedUntil: instant.nullable(),
  ownerName: z.string().nullable(),
  why,
});
const coming = z.object({
  type: z.literal('coming'),
  kind: z.string(),
  id: z.string(),
  on: day,
  title: z.string(),
  detail: z.string(),
  stakeholderId: id.nullable(),
  route: z.string(),
});

const numbers = z.object({
  /** Stakeholders to contact, each once; those of them that are overdue, whether ever contacted or not. */
  contacts: z.number().int(),
  overdue: z.number().int(),
  steps: z.number().int(),
  /** Open cases; those of them whose deadline has passed. */
  feedback: z.number().int(),
  breached: z.number().int(),
});

export type TodayContact = z.input<typeof contact>;
export type TodayStep = z.input<typeof step>;
export type TodayFeedback = z.input<typeof feedbackItem>;
export type TodayComing = z.input<typeof coming>;

/** The morning page: whom to contact, what was promised, which feedback runs out of time. */
export const today = {
  'today.get': reads({
    does: 'Everything due for an owner. A stakeholder stands in one section, by its most urgent contact. Sections hold at most 200 items; `counts` are of all.',
    input: z.object({ scope: scope.default('mine') }),
    output: z.object({
      day,
      now: instant,
      workingDay: z.boolean(),
      overdue: z.array(contact),
      dueToday: z.array(contact),
      thisWeek: z.array(contact),
      neverContacted: z.array(contact),
      nextSteps: z.array(step),
      feedback: z.array(feedbackItem),
      coming: z.array(coming),
      counts: z.record(z.string(), z.number().int()),
      numbers,
    }),
  }),
  'today.numbers': reads({
    does: 'What is due now, in numbers: the same on every page, in the digest, on the badge.',
    input: z.object({ scope: scope.default('mine') }),
    output: numbers.extend({ toDo: z.number().int() }),
  }),
};
