import { Temporal } from 'temporal-polyfill';
import type { QuietHours, ReminderSettings } from './terms.ts';

const local = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The day of an instant in a zone, `YYYY-MM-DD`. */
export const dayAt = (at: number, zone: string): string => local(at, zone).toPlainDate().toString();

export const addDays = (on: string, days: number): string =>
  Temporal.PlainDate.from(on).add({ days }).toString();

/** The first instant of a day at or after a wall time; a time that the clocks skip is the end of the gap. */
export function instantAt(on: string, time: string, zone: string): number {
  const wall = Temporal.PlainDate.from(on).toPlainDateTime(time);
  const zoned = wall.toZonedDateTime(zone);
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds;
  const gap = wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).getTimeZoneTransition('next');
  return (gap ?? zoned).epochMilliseconds;
}

const within = (time: string, { from, to }: QuietHours) =>
  from <= to ? time >= from && time < to : time >= from || time < to;

const wallTime = (at: number, zone: string) =>
  local(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });

/** Whether an instant lies in the quiet hours. */
export const isQuiet = (at: number, quiet: QuietHours | null, zone: string): boolean =>
  quiet !== null && within(wallTime(at, zone), quiet);

/**
 * When the quiet hours that hold at an instant end. A wall time that comes twice in a day ends them both times; where the clocks skip
 * the time between two of them, they are one.
 */
function quietEnd(at: number, quiet: QuietHours, zone: string): number {
  const { to } = quiet;
  const today = dayAt(at, zone);
  const again = Temporal.PlainDate.from(today)
    .toPlainDateTime(to)
    .toZonedDateTime(zone, { disambiguation: 'later' });
  const ends = [instantAt(today, to, zone), again.epochMilliseconds, instantAt(addDays(today, 1), to, zone)];
  const end = Math.min(...ends.filter((end) => end > at));
  return isQuiet(end, quiet, zone) ? quietEnd(end, quiet, zone) : end;
}

/** Until when alerts wait at an instant, for quiet hours or a pause; `null` when they don't. */
export function holdUntilOf(at: number, settings: ReminderSettings, zone: string): number | null {
  const { pausedUntil, quietHours } = settings;
  if (pausedUntil !== null && pausedUntil > at)
    return holdUntilOf(pausedUntil, settings, zone) ?? pausedUntil;
  return quietHours !== null && isQuiet(at, quietHours, zone) ? quietEnd(at, quietHours, zone) : null;
}

/** When the digest of a day is due. A time within the quiet hours moves to their end. */
export function digestAt(on: string, { digestTime, quietHours }: ReminderSettings, zone: string): number {
  const quiet = quietHours !== null && within(digestTime, quietHours);
  return instantAt(on, quiet ? quietHours.to : digestTime, zone);
}
