import { isPassedLevel } from '../../domain/feedback/clocks.ts';
import {
  FEEDBACK_KINDS,
  FEEDBACK_PRIORITIES,
  FEEDBACK_STATES,
  OPEN_STATES,
} from '../../domain/feedback/terms.ts';
import type { InputOf, OutputOf } from '../bridge.ts';
import type { Conditions, FilterOf } from '../lists/filter.ts';

export type FeedbackRow = OutputOf<'feedback.queue'>['rows'][number];
export type FeedbackCase = OutputOf<'feedback.get'>;
export type CaseClock = FeedbackRow['clocks'][number];

/** The filters of the cases. */
export const NARROWING = {
  query: { kind: 'text' },
  breached: { kind: 'flag', pinned: true },
  kinds: { kind: 'words', of: FEEDBACK_KINDS, say: 'enums:feedbackKind' },
  priorities: { kind: 'words', of: FEEDBACK_PRIORITIES, say: 'enums:feedbackPriority' },
  states: { kind: 'words', of: FEEDBACK_STATES, say: 'enums:feedbackState' },
  ownerIds: { kind: 'owners' },
} as const satisfies Conditions;

/** Open cases by urgency, or all by date. */
export const SHOWN = ['open', 'all'] as const;
export const CONDITIONS = {
  show: { kind: 'word', of: SHOWN, say: 'feedback:show', usual: 'open' },
  ...NARROWING,
} as const satisfies Conditions;

export type FeedbackFilter = FilterOf<typeof CONDITIONS>;

const RUNNING = ['running', 'breached', 'paused'];

/** Clocks that still matter, the first deadline first. */
export const openClocks = ({ clocks, level }: Pick<FeedbackRow, 'clocks' | 'level'>): CaseClock[] =>
  clocks
    .filter((clock) => RUNNING.includes(clock.state) && !isPassedLevel(clock, level))
    .sort((a, b) => a.deadlineAt.localeCompare(b.deadlineAt));

export const isBreached = ({ clocks }: Pick<FeedbackRow, 'clocks'>): boolean =>
  clocks.some(({ state }) => state === 'breached' || state === 'met-late');

/** What the page shows, as the core is asked for it: open cases or all, as they were chosen. */
export function filterOf({
  show = 'open',
  ...filter
}: FeedbackFilter): NonNullable<InputOf<'feedback.list'>['filter']> {
  return show === 'all' || filter.states !== undefined ? filter : { ...filter, states: [...OPEN_STATES] };
}
