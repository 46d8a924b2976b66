import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../i18n/languages.ts';
import { daysBetween, formatDay } from '../ui/days.ts';

const NEAR: Record<number, string> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow', 2: 'dayAfter' };

/** A day near today by its name, else by its date. */
export function nearDayText(t: TFunction, on: string, today: string, language: Language): string {
  const near = NEAR[daysBetween(today, on)];
  return near === undefined ? formatDay(on, language) : t(`today:day.${near}`);
}

/** How far off a coming day is: `今天`, `明天`, `5 天后`. */
export function awayText(t: TFunction, on: string, today: string): string {
  const days = daysBetween(today, on);
  const near = NEAR[days];
  return near === undefined ? t('today:day.inDays', { count: days }) : t(`today:day.${near}`);
}

/** The date at the head of the page, with the weekday in full. */
export const headlineDate = (on: string, language: Language): { date: string; weekday: string } => ({
  date: on,
  weekday: Temporal.PlainDate.from(on).toLocaleString(language, { weekday: 'long' }),
});
