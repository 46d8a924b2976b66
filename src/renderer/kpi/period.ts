import type { TFunction } from 'i18next';
import {
  isOpen,
  PERIOD_KINDS,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOf,
  shifted,
} from '../../domain/kpi/periods.ts';

export { isOpen, PERIOD_KINDS, type Period, periodOf, shifted };

/** The period that an address names, or null: `2026Q3`, `2026-07`, `2026`. */
export function periodNamed(name: string | null): Period | null {
  const parsed = parsePeriod(name ?? '');
  return parsed.ok ? parsed.value : null;
}

/** The period of another kind that ends the given one, but none after today: Q3 → September, year → its last quarter. */
export function changeKind(period: Period, kind: PeriodKind, today: string): Period {
  const current = periodOf(kind, today);
  const switched = periodOf(kind, period.toOn);
  return switched.fromOn > current.fromOn ? current : switched;
}

/** 2026年第三季度 · Q3 2026. A name that is none stays as it is. */
export function periodText(name: string, t: TFunction): string {
  const period = periodNamed(name);
  if (period === null) return name;
  const year = period.fromOn.slice(0, 4);
  const month = Number(period.fromOn.slice(5, 7));
  switch (period.kind) {
    case 'month':
      return t('kpi:period.month', { year, month: t(`kpi:month.${month}`) });
    case 'quarter':
      return t('kpi:period.quarter', { year, quarter: t(`kpi:quarter.${(month + 2) / 3}`) });
    case 'year':
      return t('kpi:period.year', { year });
  }
}

/** As short as an axis needs: `26Q3`, `26-07`, `2026`. */
export const periodTick = (name: string): string => (name.length > 4 ? name.slice(2) : name);
