import type { TFunction } from 'i18next';
import type { Language } from '../../i18n/languages.ts';
import type { OutputOf } from '../bridge.ts';

export type PeriodFigures = OutputOf<'kpi.figures'>;
export type Figure = PeriodFigures['figures'][number];
export type Breakdown = PeriodFigures['breakdowns'][number];
export type TrendPoint = OutputOf<'kpi.trend'>[number];
export type Unit = Figure['unit'];

/** Shown where there is no value. */
const NONE = '—';

const DECIMALS: Record<Unit, number> = { ratio: 1, count: 0, hours: 1, score: 2, 'per-stakeholder': 2 };

function number(value: number, digits: number, language: Language, signed = false): string {
  const text = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'negative',
  }).format(value);
  return text.replace('-', '−');
}

/** Rounded to what is shown, so that a change too small to show counts as none. */
const scaled = (value: number, unit: Unit) => (unit === 'ratio' ? value * 100 : value);

/** A figure as a number, in percent where it is a ratio. */
export const formatNumber = (value: number, unit: Unit, language: Language): string =>
  number(scaled(value, unit), isShort(value, unit) ? 2 : DECIMALS[unit], language);

/** Less than an hour is shown in minutes: a telephone is to be answered within three. */
const isShort = (value: number, unit: Unit): boolean =>
  unit === 'hours' && value !== 0 && Math.abs(value) < 1;

/** A figure with its unit: `93.3%`, `5.2 h`, `12 min`, `4.30`. */
export function formatValue(value: number | null, unit: Unit, t: TFunction, language: Language): string {
  if (value === null) return NONE;
  if (isShort(value, unit)) return t('kpi:unit.minutes', { value: number(value * 60, 0, language) });
  return t(`kpi:unit.${unit}`, { value: formatNumber(value, unit, language) });
}

/** A difference between two figures, with its sign: `+2.1 pp`. */
export function formatChange(change: number | null, unit: Unit, t: TFunction, language: Language): string {
  if (change === null) return NONE;
  if (isShort(change, unit))
    return t('kpi:change.minutes', { value: number(change * 60, 0, language, true) });
  const text = number(scaled(change, unit), DECIMALS[unit], language, true);
  return t(`kpi:change.${unit}`, { value: text });
}

/** Whether a change is for the better: what its colour says. A change too small to be shown is neither. */
export function changeTone({ change, better, unit }: Pick<Figure, 'change' | 'better' | 'unit'>) {
  const digits = change !== null && isShort(change, unit) ? 2 : DECIMALS[unit];
  const rounded = Number((change === null ? 0 : scaled(change, unit)).toFixed(digits));
  if (rounded === 0 || better === 'neither') return 'neutral';
  return rounded > 0 === (better === 'higher') ? 'good' : 'bad';
}

/** Numerator and denominator: `42 / 45`; of a mean, only the count. Empty where there is no quotient. */
export function formatOf(of: Figure['of'], unit: Unit, t: TFunction): string {
  if (of === null || of.total === 0) return '';
  return unit === 'score' ? t('kpi:cases', { count: of.total }) : `${of.made} / ${of.total}`;
}
