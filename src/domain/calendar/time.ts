import { nextWorkingDay, type Span, type WorkCalendar, workingHoursOf } from './calendar.ts';
import { addDays, dayOf } from './days.ts';

/** The instant at which work ends on a working day; undefined on a day off. */
const closeOf = (calendar: WorkCalendar, day: string): number | undefined =>
  workingHoursOf(calendar, day).at(-1)?.to;

/**
 * The close of business of the `n`th working day after the day of `from` (3个工作日内): whatever the hour, the day of
 * receipt itself doesn't count. `n` is a positive whole number.
 */
export function addWorkingDays(calendar: WorkCalendar, from: number, n: number): number {
  let day = dayOf(from, calendar.zone);
  for (let i = 0; i < n; i++) day = nextWorkingDay(calendar, day);
  return closeOf(calendar, day) ?? from;
}

/** Working hours from an instant on, the first one cut to start there; without end. */
export function* workingSpans(calendar: WorkCalendar, from: number): Generator<Span> {
  // The day before, too: its last hours may reach over midnight where the clock is set back.
  for (let day = addDays(dayOf(from, calendar.zone), -1); ; day = nextWorkingDay(calendar, day))
    for (const span of workingHoursOf(calendar, day))
      if (span.to > from) yield { from: Math.max(span.from, from), to: span.to };
}

/** The instant when `ms` of working time have passed since `from`: the end of an interval rather than the next start. */
export function addBusinessTime(calendar: WorkCalendar, from: number, ms: number): number {
  if (ms <= 0) return from;
  let left = ms;
  for (const { from: start, to } of workingSpans(calendar, from)) {
    if (left <= to - start) return start + left;
    left -= to - start;
  }
  return from;
}

/** Working time in milliseconds from `a` until `b`; none when `b` isn't later. */
export function businessTimeBetween(calendar: WorkCalendar, a: number, b: number): number {
  let sum = 0;
  for (const { from, to } of workingSpans(calendar, a)) {
    if (from >= b) break;
    sum += Math.min(to, b) - from;
  }
  return sum;
}
