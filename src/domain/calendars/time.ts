import { nextWorkingDay, type Span, type WorkCalendar, workingHoursOf } from './calendar.ts';
import { addDays, dayOf, daysBetween, yearOf } from './days.ts';

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
function* workingSpans(calendar: WorkCalendar, from: number): Generator<Span> {
  for (let day = dayOf(from, calendar.zone); ; day = addDays(day, 1))
    for (const span of workingHoursOf(calendar, day))
      if (span.to > from) yield { from: Math.max(span.from, from), to: span.to };
}

/** The instant when `ms` of working time have passed since `from`: the end of an interval rather than the next start. */
export function addBusinessTime(calendar: WorkCalendar, from: number, ms: number): number {
  if (ms <= 0) return from;
  let remainingMs = ms;
  for (const { from: start, to } of workingSpans(calendar, from)) {
    if (remainingMs <= to - start) return start + remainingMs;
    remainingMs -= to - start;
  }
  return from;
}

/** Working time in milliseconds from `a` until `b`; none when `b` isn't later. */
export function businessTimeBetween(calendar: WorkCalendar, a: number, b: number): number {
  const first = dayOf(a, calendar.zone);
  const last = dayOf(b, calendar.zone);
  // Where the clock is set back over midnight, the day after has begun already: two days at either end are cut.
  if (daysBetween(first, last) < 4) return overlapOf(calendar, first, addDays(last, 1), a, b);
  return (
    overlapOf(calendar, first, addDays(first, 1), a, b) +
    wholeDays(calendar, addDays(first, 2), last) +
    overlapOf(calendar, last, addDays(last, 1), a, b)
  );
}

/** Working time of the days from `first` to `last` that lies between two instants. */
function overlapOf(calendar: WorkCalendar, first: string, last: string, a: number, b: number): number {
  let sum = 0;
  for (let day = first; day <= last; day = addDays(day, 1))
    for (const { from, to } of workingHoursOf(calendar, day))
      sum += Math.max(Math.min(to, b) - Math.max(from, a), 0);
  return sum;
}

/** Working time of the days from `first` until before `end`. */
function wholeDays(calendar: WorkCalendar, first: string, end: string): number {
  let sum = beforeInYear(calendar, end) - beforeInYear(calendar, first);
  for (let year = yearOf(first); year < yearOf(end); year++) sum += sumsOf(calendar, year).at(-1) ?? 0;
  return sum;
}

const beforeInYear = (calendar: WorkCalendar, day: string): number =>
  sumsOf(calendar, yearOf(day))[daysBetween(`${yearOf(day)}-01-01`, day)] ?? 0;

const yearSums = new WeakMap<WorkCalendar, Map<number, number[]>>();

/** Working time of the first 0, 1, 2, … days of a year; remembered, since open cases are measured at every look. */
function sumsOf(calendar: WorkCalendar, year: number): number[] {
  let years = yearSums.get(calendar);
  if (years === undefined) {
    years = new Map();
    yearSums.set(calendar, years);
  }
  let sums = years.get(year);
  if (sums === undefined) {
    let sum = 0;
    sums = [0];
    for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
      for (const { from, to } of workingHoursOf(calendar, day)) sum += to - from;
      sums.push(sum);
    }
    years.set(year, sums);
  }
  return sums;
}
