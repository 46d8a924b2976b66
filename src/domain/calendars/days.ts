import { firstInstantOf, wallOf } from './zone.ts';

export { isZone } from './zone.ts';

/** ISO 8601 order: the week starts on Monday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Days are reckoned as their midnights in UTC, where every day has 24 hours. */
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (wall: number): string => new Date(wall).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar, `YYYY-MM-DD`, 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = utc(text);
  return !Number.isNaN(midnight) && dayAt(midnight) === text;
}

export const addDays = (day: string, n: number): string => dayAt(utc(day) + n * DAY_MS);

export const daysBetween = (from: string, to: string): number => (utc(to) - utc(from)) / DAY_MS;

/** 1 January 1900 was a Monday. */
export const weekdayOf = (day: string): Weekday => WEEKDAYS[daysBetween('1900-01-01', day) % 7] ?? 'mon';

/** Days of its week that come after a day: none on Sunday. */
export const daysLeftOfWeek = (day: string): number => 6 - WEEKDAYS.indexOf(weekdayOf(day));

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The day that it is in a zone at an instant. */
export const dayOf = (at: number, zone: string): string => dayAt(wallOf(at, zone));

/** `YYYY-MM-DD HH:mm`, as instants are told in explanations. */
export const localText = (at: number, zone: string): string =>
  new Date(wallOf(at, zone)).toISOString().slice(0, 16).replace('T', ' ');

/** `HH:mm` of an instant. */
export const localTime = (at: number, zone: string): string => localText(at, zone).slice(11);

/** Minutes from midnight of `HH:mm`, `00:00` to `24:00`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * The instant at which a clock on the wall shows `time` (`00:00` to `24:00`) on `day`. A time that the clock jumps over is
 * the instant of the jump; of a time shown twice, the first: so that later times are never earlier instants.
 */
export const instantOf = (day: string, time: string, zone: string): number =>
  firstInstantOf(utc(day) + minutesOf(time) * MINUTE_MS, zone);
