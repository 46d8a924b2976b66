import ICAL from 'ical.js';
import { ok, type Result, refuse } from '../result.ts';
import { festivalName } from './china.ts';
import { addDays, daysBetween, isDay, isZone } from './days.ts';
import { type CalendarFile, checkCalendar, coveredYears, MOST_CHARACTERS } from './file.ts';

const MOST_EVENTS = 2_000;
/** The longest holiday a decree ever made was nine days. */
const LONGEST_EVENT_DAYS = 31;

/** 班, 上班, 补班, 调休上班; `Workday`, `(Work)`, `make-up day`; not `Workers' Day`. */
const WORKDAY = /班|\bwork(ing)?[ -]?days?\b|\bwork\b|\bmake-?up\b/i;
/** `春节(休)` is called 春节. */
const MARK = /\s*[(（](休|班|holiday|workday|work|off)[)）]\s*$/i;

type Event = { from: string; days: number; name: string; special: string | null; workday: boolean };

/**
 * Reads the days of an iCalendar file (RFC 5545) into a copy of `base`: every event is a holiday, one that speaks of
 * work (班, 补班, workday) a make-up workday. Where Apple's `X-APPLE-SPECIAL-DAY` is used, only events that carry it count.
 * Days of the file win over what `base` says of them. For another `zone`, the holidays of `base` don't hold.
 * Refuses (`invalid`) what isn't iCalendar, recurring events, and files without a single day.
 */
export function parseIcs(text: string, base: CalendarFile, zone = base.zone): Result<CalendarFile> {
  if (text.length > MOST_CHARACTERS) return refuse('invalid', 'calendar:error.tooLarge');
  if (!isZone(zone)) return refuse('invalid', 'calendar:error.field', { path: 'zone' });
  const read = readEvents(text);
  if (!read.ok) return read;
  const apple = read.value.some(({ special }) => special !== null);
  const events = apple ? read.value.filter(({ special }) => special !== null) : read.value;
  const named = events.flatMap(({ from, days, name, workday }) =>
    Array.from({ length: days }, (_, i) => ({ day: addDays(from, i), name, workday })),
  );
  if (named.length === 0) return refuse('invalid', 'calendar:error.noDays');
  const told = new Set(named.map(({ day }) => day));
  const kept =
    zone === base.zone ? base : { ...base, holidays: [], workdays: [], years: [], statutory: null };
  const days = (workday: boolean) =>
    named.filter((one) => one.workday === workday).map(({ day, name }) => ({ day, name }));
  const sorted = <D extends { day: string }>(list: D[]) => list.sort((a, b) => a.day.localeCompare(b.day));
  return checkCalendar({
    ...kept,
    zone,
    holidays: sorted([...kept.holidays.filter(({ day }) => !told.has(day)), ...days(false)]),
    workdays: sorted([...kept.workdays.filter(({ day }) => !told.has(day)), ...days(true)]),
    years: [...new Set([...kept.years, ...coveredYears(named)])].sort((a, b) => a - b),
  });
}

function readEvents(text: string): Result<Event[]> {
  try {
    const root: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    if (!Array.isArray(root)) return refuse('invalid', 'calendar:error.notICalendar');
    const components = new ICAL.Component(root).getAllSubcomponents('vevent');
    if (components.length > MOST_EVENTS) return refuse('invalid', 'calendar:error.tooLarge');
    const events: Event[] = [];
    for (const component of components) {
      if (component.hasProperty('rrule') || component.hasProperty('rdate'))
        return refuse('invalid', 'calendar:error.recurring', { name: textOf(component, 'summary') });
      if (textOf(component, 'status').toUpperCase() === 'CANCELLED') continue;
      const event = readEvent(component);
      if (event === null)
        return refuse('invalid', 'calendar:error.event', { name: textOf(component, 'summary') });
      events.push(event);
    }
    return ok(events);
  } catch {
    // ical.js throws on malformed input, also when a value is first looked at.
    return refuse('invalid', 'calendar:error.notICalendar');
  }
}

const textOf = (component: ICAL.Component, property: string): string => {
  const value = component.getFirstPropertyValue(property);
  return typeof value === 'string' ? value.slice(0, 200) : '';
};

/** The day of a date or date-time as it is written: ical.js would make 30 February the 2nd of March. */
function writtenDay(component: ICAL.Component, property: string): string | null {
  const day = String(component.getFirstProperty(property)?.jCal[3]).slice(0, 10);
  return isDay(day) ? day : null;
}

function readEvent(component: ICAL.Component): Event | null {
  const from = writtenDay(component, 'dtstart');
  if (from === null) return null;
  if (component.hasProperty('dtend') && writtenDay(component, 'dtend') === null) return null;
  // RFC 5545 §3.6.1: the end is exclusive, also where it comes from the duration.
  const end = new ICAL.Event(component).endDate;
  const to = end.toString().slice(0, 10);
  if (!isDay(to)) return null;
  const endsInTheDay = !end.isDate && (end.hour > 0 || end.minute > 0 || end.second > 0);
  const days = Math.max(daysBetween(from, to) + (endsInTheDay ? 1 : 0), 1);
  if (days > LONGEST_EVENT_DAYS) return null;
  const summary = textOf(component, 'summary');
  const special = textOf(component, 'x-apple-special-day') || null;
  return {
    from,
    days,
    special,
    workday: special === null ? WORKDAY.test(summary) : special === 'ALTERNATE-WORKDAY',
    name: festivalName(summary.replace(MARK, '').trim()),
  };
}
