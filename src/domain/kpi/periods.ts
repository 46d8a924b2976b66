import { addDays } from '../calendars/days.ts';
import { ok, type Result, refuse } from '../result.ts';

export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A calendar month, quarter or year. `fromOn` and `toOn` are its first and last day. */
export type Period = { name: string; kind: PeriodKind; fromOn: string; toOn: string };

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };
const two = (n: number): string => String(n).padStart(2, '0');

/** The period that starts `months` after January of the year 0. */
function periodAt(kind: PeriodKind, months: number): Period {
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const next = months + MONTHS[kind];
  const fromOn = `${year}-${two(month)}-01`;
  const toOn = addDays(`${Math.floor(next / 12)}-${two((next % 12) + 1)}-01`, -1);
  switch (kind) {
    case 'month':
      return { name: `${year}-${two(month)}`, kind, fromOn, toOn };
    case 'quarter':
      return { name: `${year}Q${(month + 2) / 3}`, kind, fromOn, toOn };
    case 'year':
      return { name: String(year), kind, fromOn, toOn };
  }
}

const startOf = ({ fromOn }: Period): number =>
  Number(fromOn.slice(0, 4)) * 12 + Number(fromOn.slice(5, 7)) - 1;

/** Reads `2026Q3`, `2026-07` and `2026`; years 1901 to 2198, so that there is a period before and after each. */
export function parsePeriod(name: string): Result<Period> {
  const [, year, quarter, month] = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name) ?? [];
  if (year === undefined || Number(year) < 1901 || Number(year) > 2198)
    return refuse('invalid', 'kpi:error.period', { name: name.slice(0, 20) });
  const january = Number(year) * 12;
  if (quarter !== undefined) return ok(periodAt('quarter', january + 3 * (Number(quarter) - 1)));
  if (month !== undefined) return ok(periodAt('month', january + Number(month) - 1));
  return ok(periodAt('year', january));
}

/** The period of a kind that a day lies in. */
export function periodOf(kind: PeriodKind, day: string): Period {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return periodAt(kind, months - (months % MONTHS[kind]));
}

/** The period `n` later; earlier for a negative `n`. */
export const shifted = (period: Period, n: number): Period =>
  periodAt(period.kind, startOf(period) + n * MONTHS[period.kind]);

export const previous = (period: Period): Period => shifted(period, -1);

/** The last `count` periods up to and with this one, oldest first. */
export const lastPeriods = (period: Period, count: number): Period[] =>
  Array.from({ length: count }, (_, i) => shifted(period, i + 1 - count));

/** Whether a period isn't over yet, so that its figures are to date. */
export const isOpen = (period: Period, today: string): boolean => period.toOn >= today;
