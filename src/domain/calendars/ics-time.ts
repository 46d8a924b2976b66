import type ICAL from 'ical.js';
import { instantOf, isZone } from './days.ts';
import { wallOf } from './zone.ts';

export const DAY_MS = 86_400_000;

/** `/mozilla.org/20050126_1/Asia/Shanghai` names a zone at its end. */
const zoneNamed = (tzid: string): string | undefined => {
  const parts = tzid.split('/');
  return [tzid, parts.slice(-2).join('/'), parts.slice(-3).join('/')].find(isZone);
};

/** What is written, as if it were UTC (ms). */
export const writtenWall = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/**
 * What the clock on the wall shows in `zone` at a time of a calendar file, as if it were UTC (ms). `tzid`: as it is written. A day,
 * and a time of no zone (or of one that neither the file nor the computer knows), is the same everywhere.
 */
export function wallOfTime(time: ICAL.Time, tzid: string, zone: string): number {
  const wall = writtenWall(time);
  if (time.isDate) return wall;
  if (time.zone.tzid === 'UTC') return wallOf(wall, zone);
  const eventZone = zoneNamed(tzid);
  if (eventZone !== undefined) return wallOf(instantFrom(wall, eventZone), zone);
  return time.zone.tzid === 'floating' ? wall : wallOf(time.toUnixTime() * 1_000, zone);
}

function instantFrom(wall: number, zone: string): number {
  const text = new Date(wall).toISOString();
  return instantOf(text.slice(0, 10), text.slice(11, 16), zone);
}

/** The day that begins at the midnight nearest to a time on the wall; noon goes back. */
export const nearestMidnight = (wall: number): string =>
  new Date(Math.ceil(wall / DAY_MS - 0.5) * DAY_MS).toISOString().slice(0, 10);

export const isMidnight = (wall: number): boolean => wall % DAY_MS === 0;
