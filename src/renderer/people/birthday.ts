import type { OutputOf } from '../bridge.ts';

export type Birthday = NonNullable<OutputOf<'stakeholders.get'>['people'][number]['birthday']>;

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The most days that a month may have: a lunar month has 29 or 30. */
export const daysIn = (calendar: Birthday['calendar'], month: number): number =>
  calendar === 'lunar' ? 30 : (DAYS_IN_MONTH[month - 1] ?? 31);

/** A date with its day kept within the month. */
export const withinMonth = <D extends Pick<Birthday, 'calendar' | 'month' | 'day'>>(date: D): D => ({
  ...date,
  day: Math.min(date.day, daysIn(date.calendar, date.month)),
});

/** A birthday with some of it changed, its day kept within the month. */
export function withChange(birthday: Birthday, change: Partial<Birthday>): Birthday {
  const next = withinMonth({ ...birthday, ...change });
  return {
    ...next,
    leap: next.calendar === 'lunar' && next.leap === true,
  };
}
