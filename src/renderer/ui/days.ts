import type { Language } from '../../i18n/languages.ts';
import { now } from '../clock.ts';

const DAY_MS = 86_400_000;
const atNoon = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** Days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((atNoon(to) - atNoon(from)) / DAY_MS);

/** The day so many days on. */
export const addDays = (day: string, count: number): string =>
  new Date(atNoon(day) + count * DAY_MS).toISOString().slice(0, 10);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs fifty times what using it does. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, formatter);
  return formatter;
}

/** `2026-10-02 14:30` in an IANA zone. (Swedish writes dates as ISO 8601 does.) */
export const formatInstant = (at: string, zone: string): string =>
  formatter('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));

/** The day it is now in a zone. For showing only: what is due is the core's to say. */
export const todayIn = (zone: string, at = now()): string =>
  formatInstant(new Date(at).toISOString(), zone).slice(0, 10);

/** `2026-10-02 周五`, `2026-10-02 Fri`: days are written as instants and explanations write them. */
export const formatDay = (day: string, language: Language): string =>
  `${day} ${formatter(language, { timeZone: 'UTC', weekday: 'short' }).format(new Date(atNoon(day)))}`;

/** Which words say how far a day is: key under `common:relative` and its count. */
export function relativeDay(days: number): { key: string; count: number } {
  if (days === 0) return { key: 'today', count: 0 };
  if (days === 1) return { key: 'tomorrow', count: 1 };
  if (days === -1) return { key: 'yesterday', count: 1 };
  const count = Math.abs(days);
  if (count < 60) return { key: days > 0 ? 'inDays' : 'daysAgo', count };
  return { key: days > 0 ? 'inMonths' : 'monthsAgo', count: Math.round(count / 30.4) };
}
