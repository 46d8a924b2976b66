import type { OutputOf } from '../bridge.ts';

export type Birthday = NonNullable<OutputOf<'stakeholders.get'>['people'][number]['birthday']>;

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The most days that a month may have: a lunar month has 29 or 30. */
export const daysIn = (calendar: Birthday['calendar'], month: number): number =>
  calendar === 'lunar' ? 30 : (DAYS_IN_MONTH[month - 1] ?? 31);

/** A birthday with some of it changed, its day kept within the month. */
export function changed(birthday: Birthday, change: Partial<Birthday>): Birthday {
  const next = { ...birthday, ...change };
  return {
    ...next,
    day: Math.min(next.day, daysIn(next.calendar, next.month)),
    leap: next.calendar === 'lunar' && next.leap === true,
  };
}
