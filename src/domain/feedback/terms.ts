/** What a case is about (S2 §2.3, S4 §4.1). `request`: from another department; `decision`: of management, to be passed on (S2 §2.2). */
export const FEEDBACK_KINDS = [
  'inquiry',
  'problem',
  'complaint',
  'suggestion',
  'requirement',
  'conflict',
  'request',
  'decision',
] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** Important (重要) or general (一般) feedback (S0 §4.2). */
export const FEEDBACK_PRIORITIES = ['important', 'general'] as const;
export type FeedbackPriority = (typeof FEEDBACK_PRIORITIES)[number];

/** The name of a case: `F12`. */
export const caseNumber = (number: number): string => `F${number}`;

export const FEEDBACK_STATES = ['new', 'in-progress', 'waiting', 'resolved', 'closed'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];
/** How a case ends: done as asked (landed), or declined with a reason. */
export const FEEDBACK_OUTCOMES = ['landed', 'declined'] as const;
export type FeedbackOutcome = (typeof FEEDBACK_OUTCOMES)[number];

/** States of open cases. */
export const OPEN_STATES = ['new', 'in-progress', 'waiting'] as const satisfies FeedbackState[];

export const FEEDBACK_CLOCKS = ['first-response', 'next-response', 'resolution'] as const;
export type FeedbackClock = (typeof FEEDBACK_CLOCKS)[number];
