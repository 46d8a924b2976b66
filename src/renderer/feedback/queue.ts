import { isPassedLevel } from '../../domain/feedback/clocks.ts';
import {
  type FeedbackKind,
  type FeedbackPriority,
  type FeedbackState,
  OPEN_STATES,
} from '../../domain/feedback/terms.ts';
import type { InputOf, OutputOf } from '../bridge.ts';

export type FeedbackRow = OutputOf<'feedback.queue'>['rows'][number];
export type FeedbackCase = OutputOf<'feedback.get'>;
export type CaseClock = FeedbackRow['clocks'][number];

export type FeedbackFilter = {
  /** Open cases by urgency, or all by date. */
  show: 'open' | 'all';
  query: string;
  kinds: FeedbackKind[];
  priorities: FeedbackPriority[];
  states: FeedbackState[];
  ownerIds: string[];
  breached: boolean;
};

export const NO_FILTER: FeedbackFilter = {
  show: 'open',
  query: '',
  kinds: [],
  priorities: [],
  states: [],
  ownerIds: [],
  breached: false,
};

/** Whether something beyond the tab was chosen. */
export const isFiltered = (filter: FeedbackFilter): boolean =>
  filter.query.trim() !== '' ||
  filter.breached ||
  [filter.kinds, filter.priorities, filter.states, filter.ownerIds].some(({ length }) => length > 0);

const RUNNING = ['running', 'breached', 'paused'];

/** Clocks that still matter, the first deadline first. */
export const openClocks = ({ clocks, level }: Pick<FeedbackRow, 'clocks' | 'level'>): CaseClock[] =>
  clocks
    .filter((clock) => RUNNING.includes(clock.state) && !isPassedLevel(clock, level))
    .sort((a, b) => a.deadlineAt.localeCompare(b.deadlineAt));

export const isBreached = ({ clocks }: Pick<FeedbackRow, 'clocks'>): boolean =>
  clocks.some(({ state }) => state === 'breached' || state === 'met-late');

type Wanted = NonNullable<InputOf<'feedback.list'>['filter']>;

/** What was chosen, as the core is asked for it. */
export const wantedBy = (filter: FeedbackFilter): Wanted => ({
  ...(filter.query.trim() !== '' && { query: filter.query.trim() }),
  ...(filter.kinds.length > 0 && { kinds: filter.kinds }),
  ...(filter.priorities.length > 0 && { priorities: filter.priorities }),
  ...(filter.states.length > 0 && { states: filter.states }),
  ...(filter.ownerIds.length > 0 && { ownerIds: filter.ownerIds }),
  ...(filter.breached && { breached: true }),
});

/** What the page shows, as the core is asked for it: open cases or all, as they were chosen. */
export const shownBy = (filter: FeedbackFilter): Wanted =>
  filter.show === 'all' || filter.states.length > 0
    ? wantedBy(filter)
    : { ...wantedBy(filter), states: [...OPEN_STATES] };
