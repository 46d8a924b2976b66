import { Temporal } from 'temporal-polyfill';
import { useSettings } from '../../app/settings.ts';
import { now } from '../../clock.ts';
import type { Wall } from './calendar.ts';

/** The wall time of an instant (ISO 8601), to the minute. */
export const wallOf = (instant: string, zone: string): Wall =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().round({
    smallestUnit: 'minute',
    roundingMode: 'floor',
  });

/** The instant (ISO 8601) of a wall time; of the two at the end of summer time, the first. */
export const instantOf = (wall: Wall, zone: string): string =>
  wall.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' });

export const nowIn = (zone: string): Wall => wallOf(new Date(now()).toISOString(), zone);

/** A picker's wall time of a day, and back. */
export const wallOfDay = (day: string): Wall => Temporal.PlainDate.from(day).toPlainDateTime();
export const dayOf = (wall: Wall): string => wall.toPlainDate().toString();

/** The zone in which the user reads times, an IANA name. */
export const useZone = (): string => useSettings().effectiveZone;
