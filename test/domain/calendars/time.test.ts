import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nextWorkingDay,
  type WorkCalendar,
  workCalendar,
  workingHoursOf,
} from '../../../src/domain/calendars/calendar.ts';
import { CHINA } from '../../../src/domain/calendars/china.ts';
import { addDays, dayOf } from '../../../src/domain/calendars/days.ts';
import { readCalendar } from '../../../src/domain/calendars/file.ts';
import { addBusinessTime, addWorkingDays, businessTimeBetween } from '../../../src/domain/calendars/time.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

function calendarIn(zone: string, ...hours: [string, string][]): WorkCalendar {
  const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
  const read = readCalendar({ zone, hours: week });
  if (!read.ok) throw new Error(read.error.message.key);
  return workCalendar(read.value);
}

describe('around a change of the clock', () => {
  const berlin = calendarIn('Europe/Berlin', ['00:00', '08:00']);

  test('a night with an hour less holds an hour less of work', () => {
    // 2026-03-29, 02:00 → 03:00: eight hours from midnight end one hour into the next night.
    const midnight = at('2026-03-29T00:00:00+01:00');
    expect(addBusinessTime(berlin, midnight, 8 * HOUR)).toBe(at('2026-03-30T01:00:00+02:00'));
    expect(addBusinessTime(berlin, at('2026-10-25T00:00:00+02:00'), 9 * HOUR)).toBe(
      at('2026-10-25T08:00:00+01:00'),
    );
  });

  test('working days close at the local hour', () => {
    const newYork = calendarIn('America/New_York', ['09:00', '17:00']);
    expect(addWorkingDays(newYork, at('2026-03-06T15:00:00-05:00'), 3)).toBe(at('2026-03-09T17:00:00-04:00'));
    const lordHowe = calendarIn('Australia/Lord_Howe', ['01:00', '03:00']);
    expect(addWorkingDays(lordHowe, at('2026-10-03T12:00:00+10:30'), 1)).toBe(
      at('2026-10-04T03:00:00+11:00'),
    );
    expect(businessTimeBetween(lordHowe, at('2026-10-03T12:00:00Z'), at('2026-10-04T12:00:00Z'))).toBe(
      1.5 * HOUR,
    );
  });
});

const calendars = [
  workCalendar(CHINA),
  calendarIn('Europe/Berlin', ['01:00', '02:30'], ['02:30', '09:00']),
  calendarIn('America/New_York', ['00:00', '24:00']),
  calendarIn('Australia/Lord_Howe', ['00:00', '02:15'], ['22:00', '23:59']),
  // Sets its clock back over midnight.
  calendarIn('America/Havana', ['00:00', '01:30'], ['23:00', '24:00']),
];
const anyCalendar = fc.constantFrom(...calendars);
const anyInstant = fc
  .integer({ min: at('2023-06-01T00:00:00Z') / 1_000, max: at('2028-06-01T00:00:00Z') / 1_000 })
  .map((s) => s * 1_000);
const anyLength = fc.integer({ min: 1, max: 60 * 60 }).map((minutes) => minutes * 60_000);

const works = (calendar: WorkCalendar, instant: number) =>
  [-1, 0, 1].some((n) =>
    workingHoursOf(calendar, addDays(dayOf(instant, calendar.zone), n)).some(
      ({ from, to }) => from < instant && instant <= to,
    ),
  );

describe('business time', () => {
  test('ends within working hours, and measured back is what was added', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyLength, (calendar, from, ms) => {
        const end = addBusinessTime(calendar, from, ms);
        expect(works(calendar, end)).toBe(true);
        expect(businessTimeBetween(calendar, from, end)).toBe(ms);
      }),
    );
  });

  test('starting later never ends earlier, and more never ends earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyLength, anyLength, (calendar, from, ms, more) => {
        expect(addBusinessTime(calendar, from, ms)).toBeLessThanOrEqual(
          addBusinessTime(calendar, from + more, ms),
        );
        expect(addBusinessTime(calendar, from, ms)).toBeLessThan(addBusinessTime(calendar, from, ms + more));
      }),
    );
  });

  test('measured over years is what its days hold', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, (calendar, from, to) => {
        let sum = 0;
        for (let day = '2023-05-01'; day < '2028-07-01'; day = addDays(day, 1))
          for (const span of workingHoursOf(calendar, day))
            sum += Math.max(Math.min(span.to, to) - Math.max(span.from, from), 0);
        expect(businessTimeBetween(calendar, from, to)).toBe(sum);
      }),
      { numRuns: 50 },
    );
  });

  test('adds up', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyLength, anyLength, (calendar, from, one, two) => {
        const middle = from + one;
        const end = middle + two;
        expect(businessTimeBetween(calendar, from, middle) + businessTimeBetween(calendar, middle, end)).toBe(
          businessTimeBetween(calendar, from, end),
        );
      }),
    );
  });
});

describe('working days', () => {
  test('never end earlier for a later receipt or for more days, and one more day is the next working day', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        anyLength,
        fc.integer({ min: 1, max: 20 }),
        (calendar, from, later, n) => {
          const end = addWorkingDays(calendar, from, n);
          expect(works(calendar, end)).toBe(true);
          expect(end).toBeLessThanOrEqual(addWorkingDays(calendar, from + later, n));
          const day = nextWorkingDay(calendar, dayOf(end - 1, calendar.zone));
          expect(addWorkingDays(calendar, from, n + 1)).toBe(workingHoursOf(calendar, day).at(-1)?.to);
        },
      ),
    );
  });
});
