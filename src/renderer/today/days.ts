import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';

const NEAR: Record<number, string> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow', 2: 'dayAfter' };

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** A day as `周三 11-25` or `Wed 11-25`; with the year where it is not this one. */
export function dayText(on: string, today: string, language: string): string {
  const weekday = Temporal.PlainDate.from(on).toLocaleString(language, { weekday: 'short' });
  return `${weekday} ${on.slice(0, 4) === today.slice(0, 4) ? on.slice(5) : on}`;
}

/** A day near today by its name, else by its date. */
export function nearDayText(t: TFunction, on: string, today: string, language: string): string {
  const near = NEAR[daysBetween(today, on)];
  return near === undefined ? dayText(on, today, language) : t(`today:day.${near}`);
}

/** How far off a coming day is: `今天`, `明天`, `5 天后`. */
export function awayText(t: TFunction, on: string, today: string): string {
  const days = daysBetween(today, on);
  const near = NEAR[days];
  return near === undefined ? t('today:day.inDays', { count: days }) : t(`today:day.${near}`);
}

/** The date at the head of the page: `11月22日`, `22 November`. */
export const headlineDate = (on: string, language: string): { date: string; weekday: string } => {
  const day = Temporal.PlainDate.from(on);
  return {
    date: day.toLocaleString(language === 'en' ? 'en-GB' : language, { month: 'long', day: 'numeric' }),
    weekday: day.toLocaleString(language, { weekday: 'long' }),
  };
};
