import type { TFunction } from 'i18next';

/** A period as the contract writes it: `2026Q3`, `2026-07` or `2026`. */
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const PERIOD = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/;
const PER_YEAR: Record<PeriodKind, number> = { month: 12, quarter: 4, year: 1 };

/** `index`: the period's place in its year, from 0. */
type Parts = { kind: PeriodKind; year: number; index: number };

export const isPeriod = (text: string | null): text is string => text !== null && PERIOD.test(text);

function parts(period: string): Parts {
  const [, year, quarter, month] = PERIOD.exec(period) ?? [];
  if (year === undefined) throw new RangeError(`not a period: ${period}`);
  if (quarter !== undefined) return { kind: 'quarter', year: Number(year), index: Number(quarter) - 1 };
  if (month !== undefined) return { kind: 'month', year: Number(year), index: Number(month) - 1 };
  return { kind: 'year', year: Number(year), index: 0 };
}

function written({ kind, year, index }: Parts): string {
  switch (kind) {
    case 'month':
      return `${year}-${String(index + 1).padStart(2, '0')}`;
    case 'quarter':
      return `${year}Q${index + 1}`;
    case 'year':
      return String(year);
  }
}

export const periodKind = (period: string): PeriodKind => parts(period).kind;

/** The month, quarter or year that a day lies in. */
export function periodOf(day: string, kind: PeriodKind): string {
  const month = Number(day.slice(5, 7)) - 1;
  return written({ kind, year: Number(day.slice(0, 4)), index: Math.floor((month * PER_YEAR[kind]) / 12) });
}

/** So many periods later, or earlier when `by` is negative. */
export function shiftPeriod(period: string, by: number): string {
  const { kind, year, index } = parts(period);
  const count = year * PER_YEAR[kind] + index + by;
  return written({ kind, year: Math.floor(count / PER_YEAR[kind]), index: count % PER_YEAR[kind] });
}

/** The period of another kind that ends the given one, but none after today: Q3 → September, year → its last quarter. */
export function changeKind(period: string, kind: PeriodKind, today: string): string {
  const { kind: from, year, index } = parts(period);
  const lastMonth = Math.floor(((index + 1) * 12) / PER_YEAR[from]);
  const changed = periodOf(`${year}-${String(lastMonth).padStart(2, '0')}-01`, kind);
  const current = periodOf(today, kind);
  if (changed > current) return current;
  return changed;
}

/** 2026年第三季度 · Q3 2026. */
export function periodName(period: string, t: TFunction): string {
  const { kind, year, index } = parts(period);
  switch (kind) {
    case 'month':
      return t('kpi-page:period.month', { year, month: t(`kpi-page:month.${index + 1}`) });
    case 'quarter':
      return t('kpi-page:period.quarter', { year, quarter: t(`kpi-page:quarter.${index + 1}`) });
    case 'year':
      return t('kpi-page:period.year', { year });
  }
}

/** As short as an axis needs: `26Q3`, `26-07`, `2026`. */
export const periodTick = (period: string): string => (period.length > 4 ? period.slice(2) : period);
