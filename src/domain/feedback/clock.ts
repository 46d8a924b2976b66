import type { Span, WorkCalendar } from '../calendars/calendar.ts';
import { dayOf, localText, yearOf } from '../calendars/days.ts';
import { endOf, explain, provisional, undecreedYears } from '../calendars/deadline.ts';
import { isElapsed, type Target } from '../calendars/target.ts';
import { addBusinessTime, businessTimeBetween } from '../calendars/time.ts';
import { type Message, message } from '../message.ts';
import type { Level } from './events.ts';
import type { FeedbackClock } from './terms.ts';

/** A clock of a case. What it says at an instant is {@link clockView}. Instants in epoch ms. */
export type Clock = {
  clock: FeedbackClock;
  /** Number of this run among the case's clocks of its kind, from 1. */
  ordinal: number;
  /** Of a conflict. */
  level: Level | null;
  target: Target;
  startedAt: number;
  /** Extended by the pauses so far. */
  deadlineAt: number;
  /** When three quarters of its time have passed. */
  warnAt: number;
  stoppedAt: number | null;
  /** Start of the present pause; null while it runs. */
  pausedAt: number | null;
  /** Finished pauses. */
  pauses: Span[];
  /** The calendar had no decreed holidays for a year it needed. */
  provisional: boolean;
  why: Message[];
};

type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'met-late';

export type ClockView = {
  state: ClockState;
  /** While it is paused: where the deadline would be if the other side answered now. */
  deadlineAt: number;
  /** While it is paused: when the warning would be due if the other side answered now. */
  warnAt: number;
  /** Negative when over; of a stopped clock, what was left when it stopped. */
  timeLeftMs: number;
  /** Share of the target time used so far, 0 to 1 and above; in working time where the target is. */
  elapsedShare: number;
};

/** A wait for the other side; `to` is null while it lasts. */
export type Wait = { from: number; to: number | null };

/** Part of a clock's time after which a warning is given (issue 2 §7). */
const WARN_SHARE = 0.75;

/** A clock from its start to its deadline, extended by the waits. A wait that begins after the deadline extends nothing. */
export function runClock(
  what: Pick<Clock, 'clock' | 'ordinal' | 'level' | 'target' | 'startedAt'> & { waits: readonly Wait[] },
  calendar: WorkCalendar,
): Omit<Clock, 'stoppedAt'> {
  const { waits, ...clock } = what;
  const { target, startedAt } = clock;
  const unpaused = endOf(startedAt, target, calendar);
  const { provisional: isProvisional, steps } = explain(startedAt, unpaused, target, calendar);
  const { zone } = calendar;
  const pauses: Span[] = [];
  const why = [...steps];
  let deadlineAt = unpaused;
  let pausedAt: number | null = null;
  for (const wait of waits) {
    const from = Math.max(wait.from, startedAt);
    if (from > deadlineAt) break;
    if (wait.to === null) {
      pausedAt = from;
      why.push(message('feedback:why.pausedSince', { at: localText(from, calendar.zone) }));
      break;
    }
    if (wait.to <= from) continue;
    const waitMs = businessTimeBetween(calendar, from, wait.to);
    deadlineAt = addBusinessTime(calendar, deadlineAt, waitMs);
    pauses.push({ from, to: wait.to });
    why.push(
      message('feedback:why.paused', {
        from: localText(from, calendar.zone),
        to: localText(wait.to, calendar.zone),
        count: Math.round(waitMs / 60_000),
        at: localText(deadlineAt, calendar.zone),
      }),
    );
  }
  const warnAt = afterShare({ target, startedAt, deadlineAt, pauses }, calendar);
  // Pauses are measured in working time, whatever the target is.
  const later = pauses.length === 0 ? [] : undecreedYears(calendar, unpaused, deadlineAt);
  const reached = isElapsed(target)
    ? later
    : later.filter((year) => year > yearOf(dayOf(unpaused - 1, zone)));
  why.push(...reached.map((year) => provisional(calendar, year)));
  const uncertain = isProvisional || reached.length > 0;
  return { ...clock, deadlineAt, warnAt, pausedAt, pauses, provisional: uncertain, why };
}

/** What a clock says at an instant. */
export function clockView(clock: Clock, now: number, calendar: WorkCalendar): ClockView {
  const { stoppedAt, pausedAt, deadlineAt, warnAt } = clock;
  if (stoppedAt !== null) {
    const state = stoppedAt <= deadlineAt ? 'met' : 'met-late';
    return {
      state,
      deadlineAt,
      warnAt,
      timeLeftMs: deadlineAt - stoppedAt,
      elapsedShare: shareAt(clock, stoppedAt, calendar),
    };
  }
  if (pausedAt !== null) {
    const waitMs = businessTimeBetween(calendar, pausedAt, now);
    const movedDeadline = addBusinessTime(calendar, deadlineAt, waitMs);
    return {
      state: 'paused',
      deadlineAt: movedDeadline,
      warnAt: warnAt > pausedAt ? addBusinessTime(calendar, warnAt, waitMs) : warnAt,
      timeLeftMs: movedDeadline - Math.max(now, pausedAt),
      elapsedShare: shareAt(clock, pausedAt, calendar),
    };
  }
  const state = now > deadlineAt ? 'breached' : 'running';
  return {
    state,
    deadlineAt,
    warnAt,
    timeLeftMs: deadlineAt - now,
    elapsedShare: shareAt(clock, now, calendar),
  };
}

/** Time from the start to the stop without the pauses, in ms; null while the clock runs. */
export function elapsedMs({ startedAt, stoppedAt, pauses }: Clock): number | null {
  if (stoppedAt === null) return null;
  const paused = pauses.reduce((sum, { from, to }) => sum + Math.max(Math.min(to, stoppedAt) - from, 0), 0);
  return stoppedAt - startedAt - paused;
}

type Course = Pick<Clock, 'target' | 'startedAt' | 'deadlineAt' | 'pauses'>;

/** Measures time as the target does: round the clock, or working time. */
const measureOf = (target: Target, calendar: WorkCalendar) =>
  isElapsed(target)
    ? {
        between: (a: number, b: number) => Math.max(b - a, 0),
        after: (from: number, ms: number) => from + ms,
      }
    : {
        between: (a: number, b: number) => businessTimeBetween(calendar, a, b),
        after: (from: number, ms: number) => addBusinessTime(calendar, from, ms),
      };

/** The spans between start and `until` in which the clock ran. */
function active({ startedAt, pauses }: Course, until: number): Span[] {
  const starts = [startedAt, ...pauses.map(({ to }) => to)];
  const ends = [...pauses.map(({ from }) => from), until];
  return starts
    .map((from, i) => ({ from, to: Math.min(ends[i] ?? until, until) }))
    .filter(({ from, to }) => from < to);
}

function activeTime(course: Course, until: number, calendar: WorkCalendar): number {
  const { between } = measureOf(course.target, calendar);
  return active(course, until).reduce((sum, { from, to }) => sum + between(from, to), 0);
}

function shareAt(clock: Clock, at: number, calendar: WorkCalendar): number {
  const all = activeTime(clock, clock.deadlineAt, calendar);
  return all === 0 ? Number(at > clock.deadlineAt) : activeTime(clock, at, calendar) / all;
}

/** When {@link WARN_SHARE} of the time until the deadline has passed. */
function afterShare(course: Course, calendar: WorkCalendar): number {
  const { between, after } = measureOf(course.target, calendar);
  let remainingMs = Math.round(activeTime(course, course.deadlineAt, calendar) * WARN_SHARE);
  for (const { from, to } of active(course, course.deadlineAt)) {
    const stretch = between(from, to);
    if (remainingMs <= stretch) return after(from, remainingMs);
    remainingMs -= stretch;
  }
  return course.deadlineAt;
}
