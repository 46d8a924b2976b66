import ICAL from 'ical.js';
import { ok, type Result, refuse } from '../result.ts';
import { type DayMeaning, meaningOf, nameWithoutMark, sortedAs } from './day-meaning.ts';
import { addDays, daysBetween, isDay, isZone, weekdayOf } from './days.ts';
import { type CalendarFile, checkCalendar, MOST_CHARACTERS } from './file.ts';
import { DAY_MS, isMidnight, nearestMidnight, wallOfTime, writtenWall } from './ics-time.ts';
import { zonesHold } from './ics-zones.ts';
import { knownYears } from './known-years.ts';
import { festivalName } from './statutory.ts';

const MOST_EVENTS = 2_000;
/** The longest holiday a decree ever made was nine days. */
const LONGEST_EVENT_DAYS = 31;
const DAY_SECONDS = 86_400;

/** A day of a file that changes nothing: only observed, or an appointment that leaves the day a working day. */
type LeftOut = { day: string; name: string };

export type IcsCalendar = { file: CalendarFile; leftOut: LeftOut[] };

/** `days` is 0 for an appointment within a day. */
type Event = { from: string; days: number; name: string; meaning: DayMeaning | null; sorted: boolean };

/**
 * Reads the days of an iCalendar file (RFC 5545) into a copy of `base`: a holiday, or a make-up workday (班, 补班, workday); what
 * is only observed is left out. Instants of other zones are those days that they are in `zone`. Where the file itself sorts
 * its days (Apple's `X-APPLE-SPECIAL-DAY`, “Public holiday” in a description), only those that it calls days off count.
 * Days of the file win over what `base` says of them. For another `zone`, the holidays of `base` don't hold. `complete`: years
 * whose days off the file names in full, where that can't be seen from it.
 * Refuses (`invalid`) what isn't iCalendar, recurring events, and files without a single day.
 */
export function parseIcs(
  text: string,
  base: CalendarFile,
  zone = base.zone,
  complete: readonly number[] = [],
): Result<IcsCalendar> {
  if (text.length > MOST_CHARACTERS) return refuse('invalid', 'calendars:error.tooLarge');
  if (!isZone(zone)) return refuse('invalid', 'calendars:error.field', { path: 'zone' });
  const existing: CalendarFile =
    zone === base.zone ? base : { ...base, holidays: [], workdays: [], years: [], statutory: null };
  const events = readEvents(text, zone, existing.statutory === 'china');
  if (!events.ok) return events;
  const isSorted = events.value.some((event) => event.sorted);
  const counts = ({ days, meaning }: Event) =>
    days > 0 && meaning !== 'observed' && !(isSorted && meaning === null);
  const entries = events.value.filter(counts).flatMap(({ from, days, name, meaning }) =>
    Array.from({ length: days }, (_, i) => ({
      day: addDays(from, i),
      name,
      workday: meaning === 'workday',
    })),
  );
  const leftOut = events.value
    .filter((event) => !counts(event))
    .map(({ from, name }) => ({ day: from, name }));
  if (entries.length === 0)
    return refuse('invalid', leftOut.length > 0 ? 'calendars:error.noDaysOff' : 'calendars:error.noDays');
  const replacedDays = new Set(entries.map(({ day }) => day));
  const days = (workday: boolean) =>
    entries.filter((one) => one.workday === workday).map(({ day, name }) => ({ day, name }));
  const inOrder = <D extends { day: string }>(list: D[]) => list.sort((a, b) => a.day.localeCompare(b.day));
  const merged = {
    ...existing,
    zone,
    holidays: inOrder([...existing.holidays.filter(({ day }) => !replacedDays.has(day)), ...days(false)]),
    workdays: inOrder([...existing.workdays.filter(({ day }) => !replacedDays.has(day)), ...days(true)]),
  };
  const years = new Set([...existing.years, ...complete, ...knownYears(merged)]);
  const result = checkCalendar({ ...merged, years: [...years].sort((a, b) => a - b) });
  return result.ok ? ok({ file: result.value, leftOut }) : result;
}

function readEvents(text: string, zone: string, china: boolean): Result<Event[]> {
  try {
    const root: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    if (!Array.isArray(root)) return refuse('invalid', 'calendars:error.notICalendar');
    const calendar = new ICAL.Component(root);
    const components = calendar.getAllSubcomponents('vevent');
    if (components.length > MOST_EVENTS) return refuse('invalid', 'calendars:error.tooLarge');
    if (!zonesHold(calendar)) return refuse('invalid', 'calendars:error.field', { path: 'VTIMEZONE' });
    const events: Event[] = [];
    for (const component of components) {
      if (component.hasProperty('rrule') || component.hasProperty('rdate'))
        return refuse('invalid', 'calendars:error.recurring', { name: textOf(component, 'summary') });
      if (textOf(component, 'status').toUpperCase() === 'CANCELLED') continue;
      const event = readEvent(component, zone, china);
      if (event === null)
        return refuse('invalid', 'calendars:error.event', { name: textOf(component, 'summary') });
      events.push(event);
    }
    return ok(events);
  } catch {
    // ical.js throws on malformed input, also when a value is first looked at.
    return refuse('invalid', 'calendars:error.notICalendar');
  }
}

const textOf = (component: ICAL.Component, property: string): string => {
  const value = component.getFirstPropertyValue(property);
  return typeof value === 'string' ? value.slice(0, 200) : '';
};

/** Whether a date or date-time is written as a day there is: ical.js would make 30 February the 2nd of March. */
const hasDay = (component: ICAL.Component, property: string): boolean =>
  isDay(String(component.getFirstProperty(property)?.jCal[3]).slice(0, 10));

/** Whether it lasts longer than anything does: ical.js would count its end month by month. */
function isTooLong(component: ICAL.Component): boolean {
  const duration = component.getFirstPropertyValue('duration');
  return (
    duration instanceof ICAL.Duration && Math.abs(duration.toSeconds()) > LONGEST_EVENT_DAYS * DAY_SECONDS
  );
}

function readEvent(component: ICAL.Component, zone: string, china: boolean): Event | null {
  if (!hasDay(component, 'dtstart')) return null;
  if (component.hasProperty('dtend') && !hasDay(component, 'dtend')) return null;
  if (isTooLong(component)) return null;
  const span = daysOf(component, zone);
  if (span === null) return null;
  const special = textOf(component, 'x-apple-special-day');
  const words = {
    summary: textOf(component, 'summary'),
    description: textOf(component, 'description'),
    categories: textOf(component, 'categories'),
  };
  const weekend = ['sat', 'sun'].includes(weekdayOf(span.from));
  return {
    ...span,
    meaning: special === '' ? meaningOf(words, weekend, china) : appleMeaning(special),
    sorted: special !== '' || sortedAs(words) === 'off',
    name: festivalName(nameWithoutMark(words.summary)),
  };
}

const appleMeaning = (special: string): DayMeaning => (special === 'ALTERNATE-WORKDAY' ? 'workday' : 'off');

/**
 * The days of an event in a zone: those between the midnights nearest to its two ends, so that 09:00–18:00, or a whole day of
 * a neighbouring zone, is a day and an appointment is none. RFC 5545 §3.6.1: the end is exclusive.
 */
function daysOf(component: ICAL.Component, zone: string): { from: string; days: number } | null {
  const { startDate, endDate } = new ICAL.Event(component);
  const startsIn = zoneOf(component, 'dtstart');
  const endsIn = zoneOf(component, 'dtend') || startsIn;
  const starts = wallOfTime(startDate, startsIn, zone);
  const ends = wallOfTime(endDate, endsIn, zone);
  const from = nearestMidnight(starts);
  const to = nearestMidnight(ends);
  if (ends < starts || !isDay(from) || !isDay(to)) return null;
  // A whole day without an end, or with its own beginning as its end, as some programs write it.
  const isOne = starts === ends && isMidnight(starts);
  const wholeDayCount = startsIn === endsIn ? wholeDays(startDate, endDate) : null;
  const days = isOne ? 1 : (wholeDayCount ?? daysBetween(from, to));
  return days <= LONGEST_EVENT_DAYS ? { from, days } : null;
}

/**
 * How many whole days lie between two times as they are written, in one zone: as many anywhere, also where clocks change meanwhile;
 * null where they are none.
 */
function wholeDays(from: ICAL.Time, to: ICAL.Time): number | null {
  const [starts, ends] = [writtenWall(from), writtenWall(to)];
  return isMidnight(starts) && isMidnight(ends) && ends > starts ? (ends - starts) / DAY_MS : null;
}

const zoneOf = (component: ICAL.Component, property: string): string =>
  String(component.getFirstProperty(property)?.getFirstParameter('tzid') ?? '');
