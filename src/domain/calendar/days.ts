import { Temporal } from 'temporal-polyfill';

/** ISO 8601 order: the week starts on Monday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MS = 86_400_000;

/** A day as the milliseconds of its midnight in UTC: days are walked by the thousand, and Temporal is slow at that. */
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Whether a text is a day of the calendar, `YYYY-MM-DD`, 1900 to 2199. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = utc(text);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

export const addDays = (day: string, n: number): string =>
  new Date(utc(day) + n * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => (utc(to) - utc(from)) / DAY_MS;

/** 1 January 1900 was a Monday. */
export const weekdayOf = (day: string): Weekday => WEEKDAYS[daysBetween('1900-01-01', day) % 7] ?? 'mon';

export const yearOf = (day: string): number => Number(day.slice(0, 4));

const local = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();

/** The day that it is in a zone at an instant. */
export const dayOf = (at: number, zone: string): string => local(at, zone).toPlainDate().toString();

/** `YYYY-MM-DD HH:mm`, as instants are told in explanations. */
export const localText = (at: number, zone: string): string =>
  local(at, zone).toString({ smallestUnit: 'minute' }).replace('T', ' ');

/** `HH:mm` of an instant. */
export const localTime = (at: number, zone: string): string => localText(at, zone).slice(11);

/** Whether a text names a time zone: `Asia/Shanghai`, `UTC`, `+08:00`. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z+-][\w+\-/:]{0,63}$/.test(text)) return false;
  try {
    local(0, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant at which a clock on the wall shows `time` (`00:00` to `24:00`) on `day`. A time that the clock jumps over is
 * the instant of the jump; of a time shown twice, the first: so that later times are never earlier instants.
 */
export function instantOf(day: string, time: string, zone: string): number {
  const wall =
    time === '24:00'
      ? Temporal.PlainDate.from(addDays(day, 1)).toPlainDateTime()
      : Temporal.PlainDateTime.from(`${day}T${time}`);
  const shown = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (shown.toPlainDateTime().equals(wall)) return shown.epochMilliseconds;
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? shown).epochMilliseconds;
}
