import { type Message, message } from '../message.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type DayKind, dayKind, isDecreed, type WorkCalendar, workingHoursOf } from './calendar.ts';
import { addDays, dayOf, localText, localTime, yearOf } from './days.ts';
import { FESTIVALS } from './statutory.ts';
import { isElapsed, type Target, targetMessage, targetMs } from './target.ts';
import { addBusinessTime, addWorkingDays } from './time.ts';

export type Deadline = {
  deadline: number;
  /** The calendar had no decreed holidays for a year it needed. */
  provisional: boolean;
  steps: Message[];
};

/** The bridge speaks of instants of the years 1900 to 2199. */
const LATEST = Date.UTC(2200, 0, 1);

/** When a target ends, counted from an instant, with every step of the way explained. Refuses (`invalid`) past 2199. */
export function deadline(from: number, target: Target, calendar: WorkCalendar): Result<Deadline> {
  const at = endOf(from, target, calendar);
  if (at >= LATEST) return refuse('invalid', 'calendars:error.tooFar');
  return ok({ deadline: at, ...explain(from, at, target, calendar) });
}

/** The way from an instant to the end of a target, told step by step. */
export function explain(
  from: number,
  at: number,
  target: Target,
  calendar: WorkCalendar,
): Omit<Deadline, 'deadline'> {
  const years = isElapsed(target) ? [] : undecreedYears(calendar, from, at);
  return {
    provisional: years.length > 0,
    steps: [
      message('calendars:why.from', { at: localText(from, calendar.zone) }),
      ...walk(from, at, target, calendar),
      message('calendars:why.ends', { at: localText(at, calendar.zone) }),
      ...years.map((year) => provisional(calendar, year)),
    ],
  };
}

/** When a target ends, counted from an instant. */
export function endOf(from: number, { amount, unit }: Target, calendar: WorkCalendar): number {
  switch (unit) {
    case 'minutes':
    case 'hours':
    case 'days':
      return from + targetMs(amount, unit);
    case 'business-minutes':
    case 'business-hours':
      return addBusinessTime(calendar, from, targetMs(amount, unit));
    case 'working-days':
      return addWorkingDays(calendar, from, amount);
  }
}

/** The day on which a stretch ends; one that closes at 24:00 ends on its own day, not on the next. */
const lastDayOf = (to: number, { zone }: WorkCalendar): string => dayOf(to - 1, zone);

/** Years touched between two instants whose days off aren't decreed. */
export function undecreedYears(calendar: WorkCalendar, from: number, to: number): number[] {
  const last = yearOf(lastDayOf(to, calendar));
  const years: number[] = [];
  for (let year = yearOf(dayOf(from, calendar.zone)); year <= last; year++)
    if (!isDecreed(calendar, `${year}-01-01`)) years.push(year);
  return years;
}

export const provisional = (calendar: WorkCalendar, year: number): Message =>
  message(calendar.statutory === null ? 'calendars:why.unknownYear' : 'calendars:why.statutoryYear', {
    year,
  });

function walk(from: number, at: number, target: Target, calendar: WorkCalendar): Message[] {
  switch (target.unit) {
    case 'minutes':
    case 'hours':
    case 'days':
      return [{ ...targetMessage(target), key: `calendars:why.${target.unit}` }];
    case 'business-minutes':
    case 'business-hours':
      return [
        { ...targetMessage(target), key: `calendars:why.${target.unit}` },
        ...hoursUsed(from, at, calendar),
      ];
    case 'working-days':
      return [
        { ...targetMessage(target), key: 'calendars:why.working-days' },
        ...daysCounted(from, at, calendar),
      ];
  }
}

/** Runs of days of one kind, the day of receipt first: `10-01 to 10-07 are a holiday`, `10-08 to 10-10 are workdays 1 to 3`. */
function daysCounted(from: number, at: number, calendar: WorkCalendar): Message[] {
  const received = dayOf(from, calendar.zone);
  const runs = runsOf(calendar, addDays(received, 1), lastDayOf(at, calendar));
  let dayCount = 0;
  const steps = runs.map(({ kind, first, last, length }) => {
    if (!isWorking(kind)) return dayOff(kind, first, last);
    dayCount += length;
    return message(`calendars:why.${kind.kind}${length === 1 ? '' : 'Range'}`, {
      first,
      last,
      nth: dayCount - length + 1,
      until: dayCount,
    });
  });
  return [message('calendars:why.dayOfReceipt', { day: received }), ...steps];
}

type Run = { kind: DayKind; first: string; last: string; length: number };

function runsOf(calendar: WorkCalendar, first: string, last: string): Run[] {
  const runs: Run[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const kind = workedKind(calendar, day);
    const run = runs.at(-1);
    if (run !== undefined && sameKind(run.kind, kind)) {
      run.last = day;
      run.length++;
    } else runs.push({ kind, first: day, last: day, length: 1 });
  }
  return runs;
}

/** A working day whose hours the clock skips (a day left out, a change to summer time) is none. */
function workedKind(calendar: WorkCalendar, day: string): DayKind {
  return workingHoursOf(calendar, day).length === 0 && isWorking(dayKind(calendar, day))
    ? { kind: 'weekend' }
    : dayKind(calendar, day);
}
const isWorking = ({ kind }: DayKind): boolean => kind === 'working' || kind === 'make-up';

const sameKind = (a: DayKind, b: DayKind): boolean =>
  a.kind === 'holiday' && b.kind === 'holiday' ? a.name === b.name : a.kind === b.kind;

function dayOff(kind: DayKind, first: string, last: string): Message {
  const range = first === last ? '' : 'Range';
  if (kind.kind !== 'holiday') return message(`calendars:why.weekend${range}`, { first, last });
  if (kind.name === '') return message(`calendars:why.holiday${range}`, { first, last });
  const festival = FESTIVALS.some((other) => other === kind.name);
  return message(`calendars:why.${festival ? 'festival' : 'namedHoliday'}${range}`, {
    first,
    last,
    name: kind.name,
  });
}

/** Days off and hours used up to the deadline, day by day. */
function hoursUsed(from: number, at: number, calendar: WorkCalendar): Message[] {
  const last = lastDayOf(at, calendar);
  const steps: Message[] = [];
  for (let day = dayOf(from, calendar.zone); day <= last; day = addDays(day, 1)) {
    const kind = dayKind(calendar, day);
    if (kind.kind === 'make-up') steps.push(message('calendars:why.makeUpDay', { first: day }));
    if (kind.kind === 'weekend' || kind.kind === 'holiday') steps.push(dayOff(kind, day, day));
    const usedSpans = usedOn(calendar, day, from, at);
    if (usedSpans.length > 0) {
      const minutes = Math.round(usedSpans.reduce((sum, { from: a, to }) => sum + to - a, 0) / 60_000);
      const times = usedSpans.map(
        ({ from: a, to }) => `${localTime(a, calendar.zone)}–${localTime(to, calendar.zone)}`,
      );
      steps.push(message('calendars:why.hoursUsed', { day, times: times.join(', '), count: minutes }));
    }
  }
  return steps;
}

const usedOn = (calendar: WorkCalendar, day: string, from: number, at: number) =>
  workingHoursOf(calendar, day)
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, at) }))
    .filter((span) => span.from < span.to);
