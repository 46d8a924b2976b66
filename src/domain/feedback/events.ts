import type { Channel } from '../interactions.ts';
import type { StakeholderKind } from '../stakeholders.ts';
import type { Clock } from './clock.ts';
import type { FeedbackKind, FeedbackOutcome, FeedbackPriority, FeedbackState } from './terms.ts';

/** Who solves a conflict: 1 the liaison, 2 the line manager, 3 the management (S2 §2.2). */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
export const LEVEL_ABOVE: Record<Level, Level | null> = { 1: 2, 2: 3, 3: null };

/** The steps that move a case from state to state. */
const FEEDBACK_STEPS = ['respond', 'wait', 'resume', 'resolve', 'close', 'reopen', 'escalate'] as const;
export type FeedbackStep = (typeof FEEDBACK_STEPS)[number];

/** An entry of the status log. `at` is when it happened, in epoch ms. */
export type FeedbackEvent =
  | { event: 'receive' | 'respond' | 'wait' | 'resume' | 'reopen' | 'assign'; at: number }
  /** Without an outcome, as earlier versions wrote it: landed. */
  | { event: 'resolve'; at: number; outcome?: FeedbackOutcome }
  /** The clocks as they stood at closing; they never change afterwards. */
  | { event: 'close'; at: number; satisfaction: number | null; clocks: Clock[] }
  | { event: 'escalate'; at: number; level: Level }
  | { event: 'edit-received'; at: number; receivedAt: number };

/** What rules need to know of a case. Its log begins with `receive`. */
export type FeedbackCase = {
  kind: FeedbackKind;
  priority: FeedbackPriority;
  channel: Channel;
  /** Null: from nobody in the register. */
  stakeholderKind: StakeholderKind | null;
  receivedAt: number;
  state: FeedbackState;
  log: readonly FeedbackEvent[];
};

/** Whether an entry is a step of the case, rather than a correction or a change of owner. */
export const isStep = ({ event }: FeedbackEvent): boolean => FEEDBACK_STEPS.some((step) => step === event);
