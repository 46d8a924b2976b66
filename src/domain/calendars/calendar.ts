import { addDays, instantOf, weekdayOf, yearOf } from './days.ts';
import type { CalendarFile, Interval } from './file.ts';
import { statutoryHolidays } from './statutory.ts';

/** From an instant until before another. */
export type Span = { from: number; to: number };

/** Working days and hours: a checked {@link CalendarFile}, ready to be asked. */
export type WorkCalendar = {
  zone: string;
  hours: CalendarFile['hours'];
  holidays: ReadonlyMap<string, string>;
  workdays: ReadonlyMap<string, readonly Interval[]>;
  decreedYears: ReadonlySet<number>;
  statutory: 'china' | null;
};

/** What a day is, and why: the explanations tell it. */
export type DayKind = { kind: 'working' | 'make-up' | 'weekend' } | { kind: 'holiday'; name: string };

/** Makes a checked calendar usable. A make-up day without its own hours takes Monday's, or the first hours of the week. */
export function workCalendar(file: CalendarFile): WorkCalendar {
  const monday = Object.values(file.hours).find((hours) => hours.length > 0) ?? [];
  return {
    zone: file.zone,
    hours: file.hours,
    holidays: new Map(file.holidays.map(({ day, name }) => [day, name])),
    workdays: new Map(file.workdays.map(({ day, hours }) => [day, hours ?? monday])),
    decreedYears: new Set(file.years),
    statutory: file.statutory,
  };
}

/** Whether the days off of this day's year are known; if not, what is computed with it is provisional. */
export const isDecreed = (calendar: WorkCalendar, day: string): boolean =>
  calendar.decreedYears.has(yearOf(day));

/** The name of the holiday that a day is (possibly empty), or undefined. */
function holidayName(calendar: WorkCalendar, day: string): string | undefined {
  const decreed = calendar.holidays.get(day);
  if (decreed !== undefined || calendar.statutory === null || isDecreed(calendar, day)) return decreed;
  return statutoryHolidays(yearOf(day)).get(day);
}

export function dayKind(calendar: WorkCalendar, day: string): DayKind {
  if (calendar.workdays.has(day)) return { kind: 'make-up' };
  const name = holidayName(calendar, day);
  if (name !== undefined) return { kind: 'holiday', name };
  return { kind: calendar.hours[weekdayOf(day)].length === 0 ? 'weekend' : 'working' };
}

const hoursByDay = new WeakMap<WorkCalendar, Map<string, readonly Span[]>>();

/** The hours worked on a day, in order, as instants; none on a day off. What the clock jumps over isn't worked. */
export function workingHoursOf(calendar: WorkCalendar, day: string): readonly Span[] {
  let cachedDays = hoursByDay.get(calendar);
  if (cachedDays === undefined) {
    cachedDays = new Map();
    hoursByDay.set(calendar, cachedDays);
  }
  let spans = cachedDays.get(day);
  if (spans === undefined) {
    spans = intervalsOf(calendar, day)
      .map(([from, to]) => ({
        from: instantOf(day, from, calendar.zone),
        to: instantOf(day, to, calendar.zone),
      }))
      .filter(({ from, to }) => from < to);
    cachedDays.set(day, spans);
  }
  return spans;
}

function intervalsOf(calendar: WorkCalendar, day: string): readonly Interval[] {
  switch (dayKind(calendar, day).kind) {
    case 'make-up':
      return calendar.workdays.get(day) ?? [];
    case 'working':
      return calendar.hours[weekdayOf(day)];
    case 'weekend':
    case 'holiday':
      return [];
  }
}

export const isWorkingDay = (calendar: WorkCalendar, day: string): boolean =>
  workingHoursOf(calendar, day).length > 0;

/** The first working day after a day. Every checked calendar has one: it works an hour a week and its days off end. */
export function nextWorkingDay(calendar: WorkCalendar, day: string): string {
  let next = addDays(day, 1);
  while (!isWorkingDay(calendar, next)) next = addDays(next, 1);
  return next;
}

/** The last working day before a day. */
export function previousWorkingDay(calendar: WorkCalendar, day: string): string {
  let previous = addDays(day, -1);
  while (!isWorkingDay(calendar, previous)) previous = addDays(previous, -1);
  return previous;
}

/** The day itself if it is worked, else the working day before: when a due day is announced. */
export const workingDayOnOrBefore = (calendar: WorkCalendar, day: string): string =>
  isWorkingDay(calendar, day) ? day : previousWorkingDay(calendar, day);
