import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, dayOf, instantOf, isDay, isZone, weekdayOf } from '../../../src/domain/calendars/days.ts';

const iso = (at: number) => new Date(at).toISOString();

test('days are walked as Temporal walks them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -25_000, max: 80_000 }),
      fc.integer({ min: -500, max: 500 }),
      (start, n) => {
        const day = Temporal.PlainDate.from('1970-01-01').add({ days: start });
        const moved = Temporal.PlainDate.from(addDays(day.toString(), n));
        expect(moved.equals(day.add({ days: n }))).toBe(true);
        const weekday = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][day.dayOfWeek - 1];
        expect(weekdayOf(day.toString())).toBe(weekday);
      },
    ),
  );
});

test('only real days are days', () => {
  expect(isDay('2024-02-29')).toBe(true);
  for (const text of ['2025-02-29', '2026-13-01', '2026-1-1', '1899-12-31', '2200-01-01', 'today', ''])
    expect(isDay(text)).toBe(false);
});

test('only zones that exist are zones', () => {
  for (const zone of ['Asia/Shanghai', 'UTC', 'America/New_York', '+08:00']) expect(isZone(zone)).toBe(true);
  for (const zone of ['Mars/Base', '', '2020-01-01T00:00Z', 'Asia/Shanghai; DROP', 'a'.repeat(500)])
    expect(isZone(zone)).toBe(false);
});

test('a time that the clock jumps over is the instant of the jump', () => {
  for (const time of ['02:00', '02:30', '02:59', '03:00'])
    expect(iso(instantOf('2026-03-29', time, 'Europe/Berlin'))).toBe('2026-03-29T01:00:00.000Z');
  expect(iso(instantOf('2026-03-08', '02:30', 'America/New_York'))).toBe('2026-03-08T07:00:00.000Z');
  // Lord Howe moves by half an hour; Samoa left out a whole day.
  expect(iso(instantOf('2026-10-04', '02:15', 'Australia/Lord_Howe'))).toBe('2026-10-03T15:30:00.000Z');
  expect(iso(instantOf('2011-12-30', '09:00', 'Pacific/Apia'))).toBe('2011-12-30T10:00:00.000Z');
});

test('a time that is shown twice is the first of the two', () => {
  expect(iso(instantOf('2026-10-25', '02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z');
  expect(iso(instantOf('2026-10-25', '24:00', 'Europe/Berlin'))).toBe('2026-10-25T23:00:00.000Z');
});

test('later times on the wall are never earlier instants', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai', 'Pacific/Apia'];
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const clock = (m: number) =>
    `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 365 }),
      minutes,
      minutes,
      (zone, n, a, b) => {
        const day = addDays('2026-01-01', n);
        const [early, late] = a <= b ? [a, b] : [b, a];
        expect(instantOf(day, clock(early), zone)).toBeLessThanOrEqual(instantOf(day, clock(late), zone));
      },
    ),
  );
});

test('zones are read as Temporal reads them', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Shanghai',
    'Pacific/Apia',
    '+08:00',
  ];
  const instants = fc.integer({ min: Date.UTC(1900, 0, 1) / 60_000, max: Date.UTC(2199, 0, 1) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, minute) => {
      const there = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
      expect(dayOf(minute * 60_000, zone)).toBe(there.toPlainDate().toString());
      const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
      const first = there.with({ second: 0 }, { disambiguation: 'earlier', offset: 'ignore' });
      expect(instantOf(there.toPlainDate().toString(), time, zone)).toBe(first.epochMilliseconds);
    }),
    { numRuns: 1_000 },
  );
});
