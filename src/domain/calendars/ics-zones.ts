import ICAL from 'ical.js';

/**
 * Zones that a calendar file describes itself (RFC 5545 §3.6.5). ical.js works out each change of the clock until a few years from
 * now, so that a rule for every second would keep it busy for good.
 */
const MOST_CHANGES = 2_000;
const MOST_RULES = 100;
/** Outlook's rules begin with 1601. */
const FIRST_YEAR = 1600;
/** Once a year: the last Sunday of March, or the Sunday among the first seven days of April. */
const PARTS: Readonly<Record<string, number>> = { BYMONTH: 1, BYDAY: 1, BYMONTHDAY: 7 };

/** Whether the zones of a file change their clocks as clocks are changed. */
export function zonesHold(calendar: ICAL.Component): boolean {
  const changes = calendar
    .getAllSubcomponents('vtimezone')
    .flatMap((zone) =>
      zone.getAllSubcomponents().filter(({ name }) => ['standard', 'daylight'].includes(name)),
    );
  const all = (property: string) => changes.flatMap((change) => change.getAllProperties(property));
  if (changes.length + all('rdate').length > MOST_CHANGES || all('rrule').length > MOST_RULES) return false;
  const starts = changes.map((change) => change.getFirstPropertyValue('dtstart'));
  return (
    starts.every((start) => start instanceof ICAL.Time && start.year >= FIRST_YEAR) &&
    all('rrule').every((rule) => isOnceAYear(rule.getFirstValue()))
  );
}

const isOnceAYear = (rule: unknown): boolean =>
  rule instanceof ICAL.Recur &&
  rule.freq === 'YEARLY' &&
  rule.interval === 1 &&
  Object.entries(rule.parts).every(([part, values]) => values.length <= (PARTS[part] ?? 0));
