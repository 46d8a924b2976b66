import { addDays, daysBetween } from '../calendars/days.ts';
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
  const refusal = refuse('invalid', 'cadence:error.interval', { text: text.slice(0, LONGEST_TEXT) });
  if (text.length > LONGEST_TEXT) return refusal;
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(every |每) ?/, '');
  const [, count, word] = /^(\d{1,6}|[一二两三四五六七八九十]{0,3}) ?个? ?(\D+)$/.exec(plain) ?? [];
  if (count === undefined || word === undefined) return refusal;
  const unit = WORDS.find(([, pattern]) => pattern.test(word))?.[0];
  const n = parseCount(count);
  if (unit === undefined || n === null || n < 1 || n > MOST_UNITS[unit]) return refusal;
  return ok({ n, unit });
}

/** The interval as it is stored and typed: `1 month`, `2 weeks`. {@link parseInterval} reads it back. */
export const intervalText = ({ n, unit }: Interval): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** Params that let a sentence say the interval: `$t(cadence:every.{{every}}, {"n": {{n}} })` → "every month", 每2周. */
export const intervalParams = ({ n, unit }: Interval): { every: string; n: number } => ({
  every: `${n === 1 ? 'one' : 'many'}.${unit}`,
  n,
});

/** Length in months, or in days: one of the two is 0. */
function lengthOf({ n, unit }: Interval): { months: number; days: number } {
  switch (unit) {
    case 'day':
      return { months: 0, days: n };
    case 'week':
      return { months: 0, days: 7 * n };
    case 'month':
      return { months: n, days: 0 };
    case 'quarter':
      return { months: 3 * n, days: 0 };
    case 'half-year':
      return { months: 6 * n, days: 0 };
    case 'year':
      return { months: 12 * n, days: 0 };
  }
}

const two = (n: number): string => String(n).padStart(2, '0');
const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function addMonths(day: string, months: number): string {
  const index = monthIndex(day) + months;
  const year = Math.floor(index / 12);
  const month = index - 12 * year;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return `${String(year).padStart(4, '0')}-${two(month + 1)}-${two(Math.min(Number(day.slice(8)), lastOfMonth))}`;
}

/**
 * `day` plus `times` intervals, computed from `day` at once and clamped to the end of the month:
 * 31 January plus one month is 28 or 29 February, plus two months 31 March. Days are of the years 1900 to 2199.
 * Due dates are computed by the million, and Temporal is ten times slower; a test holds this to what Temporal says.
 */
export function addInterval(day: string, interval: Interval, times = 1): string {
  const { months, days } = lengthOf(interval);
  return months > 0 ? addMonths(day, months * times) : addDays(day, days * times);
}

/** The day of the month that had to give way to the month's end, or null: 31 for 31 January + 1 month. */
export function clampedDay(day: string, interval: Interval, due: string): number | null {
  const dayOfMonth = Number(day.slice(8));
  return lengthOf(interval).months === 0 || dayOfMonth === Number(due.slice(8)) ? null : dayOfMonth;
}

/** The smallest k ≥ 1 for which `anchor + k · interval` is on or after `day`. */
export function stepsUntil(anchor: string, interval: Interval, day: string): number {
  const { months, days } = lengthOf(interval);
  const whole =
    months > 0 ? (monthIndex(day) - monthIndex(anchor)) / months : daysBetween(anchor, day) / days;
  let k = Math.max(1, Math.floor(whole));
  while (addInterval(anchor, interval, k) < day) k += 1;
  return k;
}
