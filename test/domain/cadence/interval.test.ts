import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addInterval,
  INTERVAL_UNITS,
  type Interval,
  intervalText,
  MOST_UNITS,
  parseInterval,
  stepsUntil,
} from '../../../src/domain/cadence/interval.ts';

const anyInterval: fc.Arbitrary<Interval> = fc
  .constantFrom(...INTERVAL_UNITS)
  .chain((unit) => fc.record({ n: fc.integer({ min: 1, max: MOST_UNITS[unit] }), unit: fc.constant(unit) }));
const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('an interval is read as people write it', () => {
  it.each([
    ['1 month', 1, 'month'],
    ['2 weeks', 2, 'week'],
    ['1 quarter', 1, 'quarter'],
    ['quarter', 1, 'quarter'],
    ['half-year', 1, 'half-year'],
    ['half a year', 1, 'half-year'],
    ['6 months', 6, 'month'],
    ['1 year', 1, 'year'],
    ['10 days', 10, 'day'],
    ['every 2 weeks', 2, 'week'],
    [' Monthly ', 1, 'month'],
    ['1个月', 1, 'month'],
    ['每季度', 1, 'quarter'],
    ['每2周', 2, 'week'],
    ['两周', 2, 'week'],
    ['十天', 10, 'day'],
    ['十二个月', 12, 'month'],
    ['二十日', 20, 'day'],
    ['半年', 1, 'half-year'],
    ['每年', 1, 'year'],
    ['3个星期', 3, 'week'],
  ] as const)('%s', (text, n, unit) => {
    expect(parseInterval(text)).toEqual({ ok: true, value: { n, unit } });
  });

  it.each([
    '',
    '1',
    'month month',
    '0 months',
    '-1 month',
    '1.5 months',
    '1e3 days',
    '99999 days',
    '101 years',
    'soon',
    '十十天',
    '零天',
    '1 month; DROP TABLE',
    'x'.repeat(10_000),
    'toString',
  ])('refuses %j', (text) => {
    expect(parseInterval(text)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseInterval(text).ok === 'boolean'),
    );
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyInterval, (interval) => {
        expect(parseInterval(intervalText(interval))).toEqual({ ok: true, value: interval });
      }),
    );
  });
});

describe('adding an interval keeps to the calendar', () => {
  it.each([
    ['2026-01-31', { n: 1, unit: 'month' }, 1, '2026-02-28'],
    ['2024-01-31', { n: 1, unit: 'month' }, 1, '2024-02-29'],
    ['2026-01-31', { n: 1, unit: 'month' }, 2, '2026-03-31'],
    ['2026-11-30', { n: 1, unit: 'quarter' }, 1, '2027-02-28'],
    ['2024-02-29', { n: 1, unit: 'year' }, 1, '2025-02-28'],
    ['2024-02-29', { n: 1, unit: 'year' }, 4, '2028-02-29'],
    ['2026-08-31', { n: 1, unit: 'half-year' }, 1, '2027-02-28'],
    ['2026-12-28', { n: 1, unit: 'week' }, 1, '2027-01-04'],
    ['2026-02-25', { n: 10, unit: 'day' }, 1, '2026-03-07'],
  ] as const)('%s + %o × %i = %s', (day, interval, times, expected) => {
    expect(addInterval(day, interval, times)).toBe(expected);
  });

  it('is later for a later day or one more step', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyDay,
        fc.constantFrom(...INTERVAL_UNITS),
        fc.integer({ min: 1, max: 20 }),
        (a, b, unit, n) => {
          const [early, late] = a < b ? [a, b] : [b, a];
          const interval = { n, unit };
          expect(addInterval(early, interval) <= addInterval(late, interval)).toBe(true);
          expect(addInterval(a, interval, 1) < addInterval(a, interval, 2)).toBe(true);
          expect(addInterval(a, interval) > a).toBe(true);
        },
      ),
    );
  });

  it('finds the first step on or after a day', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom(...INTERVAL_UNITS),
        fc.integer({ min: 1, max: 9 }),
        (anchor, later, unit, n) => {
          const interval = { n, unit };
          const day = addInterval(anchor, { n: 1, unit: 'day' }, later);
          const k = stepsUntil(anchor, interval, day);
          expect(addInterval(anchor, interval, k) >= day).toBe(true);
          expect(k === 1 || addInterval(anchor, interval, k - 1) < day).toBe(true);
        },
      ),
    );
  });

  it('agrees with Temporal', () => {
    const durations = {
      day: (n: number) => ({ days: n }),
      week: (n: number) => ({ weeks: n }),
      month: (n: number) => ({ months: n }),
      quarter: (n: number) => ({ months: 3 * n }),
      'half-year': (n: number) => ({ months: 6 * n }),
      year: (n: number) => ({ years: n }),
    };
    fc.assert(
      fc.property(anyDay, anyInterval, fc.integer({ min: 1, max: 30 }), (day, interval, times) => {
        const { n, unit } = interval;
        const expected = Temporal.PlainDate.from(day).add(durations[unit](n * times));
        fc.pre(expected.year <= 9999);
        expect(addInterval(day, interval, times)).toBe(expected.toString());
      }),
    );
  });
});
