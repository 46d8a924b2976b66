import { Temporal } from 'temporal-polyfill';
import { type Message, message } from '../message.ts';
import { ok, type Result, refuse } from '../result.ts';

export const INTERVAL_UNITS = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const;
export type IntervalUnit = (typeof INTERVAL_UNITS)[number];

/** So many calendar units: a month is a month, not thirty days. */
export type Interval = { n: number; unit: IntervalUnit };

/** A hundred years of each unit: longer intervals are typing errors, and the calendar ends. */
export const MOST_UNITS: Record<IntervalUnit, number> = {
  day: 36_500,
  week: 5_200,
  month: 1_200,
  quarter: 400,
  'half-year': 200,
  year: 100,
};

const WORDS: [IntervalUnit, RegExp][] = [
  ['half-year', /^(half[- ]?years?|half a year|半年)$/],
  ['day', /^(days?|daily|日|天)$/],
  ['week', /^(weeks?|weekly|周|週|星期)$/],
  ['month', /^(months?|monthly|月)$/],
  ['quarter', /^(quarters?|quarterly|季度|季)$/],
  ['year', /^(years?|yearly|annually|年)$/],
];
const HAN_DIGITS = '零一二三四五六七八九十';
const LONGEST_TEXT = 40;

/** `2`, `两`, `十二`; no number at all means one: 每季度. */
function parseCount(text: string): number | null {
  if (text === '') return 1;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const han = text.replace('两', '二');
  const [, tens, ones] = /^(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/.exec(han) ?? [];
  if (tens === undefined && ones === undefined && han !== '十') return null;
  const ten = han.includes('十') ? (tens === undefined ? 1 : HAN_DIGITS.indexOf(tens)) : 0;
  return ten * 10 + (ones === undefined ? 0 : HAN_DIGITS.indexOf(ones));
}

/**
 * Reads `1 month`, `2 weeks`, `quarter`, `half-year`, `every 10 days`, `1个月`, `每季度`, `两周`, `半年`.
 * Refuses (`invalid`) anything else, zero, and more than {@link MOST_UNITS}.
 */
export function parseInterval(text: string): Result<Interval> {
  const refused = refuse('invalid', 'cadence:error.interval', { text: text.slice(0, LONGEST_TEXT) });
  if (text.length > LONGEST_TEXT) return refused;
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(every\s+|每)\s*/, '');
  const [, count, word] = /^(\d+|[一二两三四五六七八九十]*)\s*个?\s*(\D+)$/.exec(plain) ?? [];
  if (count === undefined || word === undefined) return refused;
  const unit = WORDS.find(([, pattern]) => pattern.test(word))?.[0];
  const n = parseCount(count);
  if (unit === undefined || n === null || n < 1 || n > MOST_UNITS[unit]) return refused;
  return ok({ n, unit });
}

/** The interval as it is stored and typed: `1 month`, `2 weeks`. {@link parseInterval} reads it back. */
export const intervalText = ({ n, unit }: Interval): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** The interval in the reader's language: "1 month", "2周". */
export const intervalMessage = ({ n, unit }: Interval): Message =>
  message(`cadence:interval.${unit}`, { count: n });

function duration({ n, unit }: Interval, times: number): Temporal.DurationLike {
  const count = n * times;
  switch (unit) {
    case 'day':
      return { days: count };
    case 'week':
      return { weeks: count };
    case 'month':
      return { months: count };
    case 'quarter':
      return { months: 3 * count };
    case 'half-year':
      return { months: 6 * count };
    case 'year':
      return { years: count };
  }
}

/**
 * `day` plus `times` intervals, computed from `day` at once and clamped to the end of the month:
 * 31 January plus one month is 28 or 29 February, plus two months 31 March.
 */
export const addInterval = (day: string, interval: Interval, times = 1): string =>
  Temporal.PlainDate.from(day).add(duration(interval, times)).toString();

/** The day of the month that had to give way to the month's end, or null: 31 for 31 January + 1 month. */
export function clampedDay(day: string, interval: Interval, due: string): number | null {
  if (interval.unit === 'day' || interval.unit === 'week') return null;
  const wanted = Number(day.slice(8));
  return wanted === Number(due.slice(8)) ? null : wanted;
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

const MONTHS: Record<IntervalUnit, number> = {
  day: 0,
  week: 0,
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** The smallest k ≥ 1 for which `anchor + k · interval` is on or after `day`. */
export function stepsUntil(anchor: string, interval: Interval, day: string): number {
  const { n, unit } = interval;
  const months = MONTHS[unit] * n;
  const apart = Temporal.PlainDate.from(anchor).until(day, { largestUnit: months > 0 ? 'months' : 'days' });
  const whole =
    months > 0 ? (apart.years * 12 + apart.months) / months : apart.days / (n * (unit === 'week' ? 7 : 1));
  let k = Math.max(1, Math.floor(whole));
  while (addInterval(anchor, interval, k) < day) k += 1;
  return k;
}
