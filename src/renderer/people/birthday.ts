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

const LUNAR_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 正月, 冬月 … */
export const lunarMonth = (month: number): string => `${LUNAR_MONTHS[month - 1] ?? month}月`;

/** 初一 … 三十. */
export function lunarDay(day: number): string {
  const unit = DIGITS[(day - 1) % 10] ?? '';
  if (day <= 10) return `初${unit}`;
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${day < 20 ? '十' : '廿'}${unit}`;
}
