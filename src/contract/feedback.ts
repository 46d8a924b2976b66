import { z } from 'zod';
import {
  FEEDBACK_CLOCKS,
  FEEDBACK_KINDS,
  FEEDBACK_OUTCOMES,
  FEEDBACK_PRIORITIES,
  FEEDBACK_STATES,
} from '../domain/feedback/terms.ts';
import { CHANNELS } from '../domain/interactions.ts';
import { reads, writes } from './call.ts';
import { id, instant, line, noAnswer, ownerIds, page, paging, prose, why } from './values.ts';

const fields = {
  /** Null: anonymous, or from nobody in the register. */
  stakeholderId: id.nullable(),
  kind: z.enum(FEEDBACK_KINDS),
  priority: z.enum(FEEDBACK_PRIORITIES),
  channel: z.enum(CHANNELS),
  receivedAt: instant,
  content: prose(50_000).refine((s) => s.length > 0),
  ownerId: id.nullable(),
  /** Agreed deadline; unless given, the earliest of the clocks or three working days. */
  deadlineAt: instant.nullable(),
};

const clock = z.object({
  clock: z.enum(FEEDBACK_CLOCKS),
  /** Level of a conflict: 1 liaison, 2 line manager, 3 management. */
  level: z.number().int().nullable(),
  /** `24 h`, `3 working days`, … */
  target: z.string(),
  startedAt: instant,
  deadlineAt: instant,
  warnAt: instant,
  stoppedAt: instant.nullable(),
  state: z.enum(['running', 'paused', 'met', 'breached', 'met-late']),
  /** Milliseconds until the deadline; negative when over. */
  timeLeftMs: z.number(),
  /** Share of the target time used so far: 0 to 1, above 1 when over. */
  elapsedShare: z.number(),
  /** The calendar had no decreed holidays for a year it needed. */
  provisional: z.boolean(),
  why,
});

const row = z.object({
  id,
  number: z.number().int(),
  stakeholderId: fields.stakeholderId,
  stakeholderName: z.string().nullable(),
  kind: fields.kind,
  priority: fields.priority,
  channel: fields.channel,
  state: z.enum(FEEDBACK_STATES),
  level: z.number().int().nullable(),
  receivedAt: instant,
  deadlineAt: instant,
  deadlineAgreed: z.boolean(),
  deadlineWhy: why,
  content: z.string(),
  ownerName: z.string().nullable(),
  clocks: z.array(clock),
});

const step = { id, at: instant.optional(), note: prose(5_000).default('') };

export const feedbackFilter = z.object({
  query: z.string().max(200).optional(),
  stakeholderId: id.optional(),
  kinds: z.array(fields.kind).optional(),
  priorities: z.array(fields.priority).optional(),
  states: z.array(z.enum(FEEDBACK_STATES)).optional(),
  ownerIds: ownerIds.optional(),
  breached: z.boolean().optional(),
});

/** Feedback and its clocks (S0 §3.3, §4.2; S2 §2; S4 §4.1). `at` is now unless given. */
export const feedback = {
  'feedback.receive': writes({
    does: 'Opens a case. Its clocks start when it was received.',
    input: z.object({
      ...fields,
      stakeholderId: fields.stakeholderId.default(null),
      priority: fields.priority.default('general'),
      receivedAt: fields.receivedAt.optional(),
      ownerId: fields.ownerId.optional(),
      deadlineAt: fields.deadlineAt.default(null),
      /** Answered at once, during the call in which it was received. */
      answered: z.boolean().default(false),
    }),
    output: z.object({
      id,
      /** Clocks that had run out before it was written down. */
      late: z.array(z.enum(FEEDBACK_CLOCKS)),
    }),
  }),
  'feedback.update': writes({
    does: 'Changes the fields given; open clocks are computed anew.',
    input: z.object({ id, ...z.object(fields).partial().shape, breachReason: prose(5_000).optional() }),
    output: noAnswer,
  }),
  'feedback.respond': writes({
    does: 'Answers; the first answer stops the first-response clock.',
    input: z.object(step),
    output: noAnswer,
  }),
  'feedback.wait': writes({
    does: 'Waits for the other side; clocks pause.',
    input: z.object(step),
    output: noAnswer,
  }),
  'feedback.resume': writes({
    does: 'The other side has answered; clocks run on.',
    input: z.object(step),
    output: noAnswer,
  }),
  'feedback.resolve': writes({
    does: 'Resolves; the resolution clock stops. What is declined needs a reason in `note`, and counts as decided, not as landed.',
    input: z.object({ ...step, outcome: z.enum(FEEDBACK_OUTCOMES).default('landed') }),
    output: noAnswer,
  }),
  'feedback.close': writes({
    does: 'Closes a resolved case, confirmed by the other side, with satisfaction 1 to 5.',
    input: z.object({ ...step, satisfaction: z.number().int().min(1).max(5).nullable().default(null) }),
    output: noAnswer,
  }),
  'feedback.reopen': writes({
    does: 'Opens a resolved or closed case again.',
    input: z.object(step),
    output: noAnswer,
  }),
  'feedback.escalate': writes({
    does: 'Takes a conflict to the next level.',
    input: z.object(step),
    output: noAnswer,
  }),
  'feedback.assign': writes({
    does: 'Gives the case to another owner; no clock starts anew.',
    input: z.object({ ...step, ownerId: id }),
    output: noAnswer,
  }),
  'feedback.remove': writes({
    does: 'Takes a case out. Can be undone.',
    input: z.object({ id }),
    output: noAnswer,
  }),
  'feedback.get': reads({
    does: 'One case, whole, with its log.',
    input: z.object({ id }),
    output: row.extend({
      ownerId: id.nullable(),
      satisfaction: z.number().int().nullable(),
      breachReason: z.string(),
      log: z.array(z.object({ at: instant, event: z.string(), text: z.string(), note: z.string() })),
      /** What can be done in the present state: `respond`, `wait`, … */
      allowed: z.array(z.string()),
    }),
  }),
  'feedback.queue': reads({
    does: 'Open cases, the most urgent clock first, filtered.',
    input: z.object({
      filter: feedbackFilter.default({}),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(10_000).default(200),
    }),
    output: z.object({ rows: z.array(row), total: z.number().int() }),
  }),
  'feedback.list': reads({
    does: 'All cases, latest first, filtered.',
    input: z.object({
      filter: feedbackFilter.default({}),
      ...paging,
    }),
    output: page(row),
  }),
  'feedback.deadline': reads({
    does: 'When a target ends, counted from an instant, step by step.',
    open: 'any',
    input: z.object({ from: instant, target: line(60), calendar: z.json().optional() }),
    output: z.object({ deadline: instant, provisional: z.boolean(), steps: why }),
  }),
};
