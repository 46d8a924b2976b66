import { z } from 'zod';
import { reads, writes } from './call.ts';
import { day, id, line, noAnswer } from './values.ts';

export const POLICY_TOPICS = ['cadence', 'feedback-targets', 'kpi-targets'] as const;
const topic = z.enum(POLICY_TOPICS);

/** Rules of a topic; each topic's domain module says what they are and checks them. */
const content = z.record(z.string(), z.json());

const version = z.object({
  id,
  topic,
  effectiveFrom: day,
  approvedBy: z.string(),
  note: z.string(),
  /** Why it corrects another. */
  reason: z.string(),
  content,
  /** `past` and `current` versions judge the days they were in force on; another took the place of one that is `corrected`. */
  state: z.enum(['past', 'current', 'future', 'corrected']),
});

/** Rules as versions with effective dates (S4 §9): an old period is judged by the rules then in force. */
export const policies = {
  'policies.versions': reads({
    does: 'All versions of a topic, latest first.',
    input: z.object({ topic }),
    output: z.array(version),
  }),
  'policies.save': writes({
    does: 'Adds a version. One of the same day that was approved, or judges a quarter that is over, stays beside it, corrected; that needs a reason.',
    input: z.object({
      topic,
      effectiveFrom: day,
      content,
      approvedBy: line(100).default(''),
      note: line(500).default(''),
      reason: line(500).default(''),
    }),
    output: z.object({ id }),
  }),
  'policies.remove': writes({
    does: 'Takes a version out that was neither approved nor judges a quarter that is over. Can be undone.',
    input: z.object({ id }),
    output: noAnswer,
  }),
};
