import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendars/days.ts';
import {
  isOpen,
  lastPeriods,
  PERIOD_KINDS,
  type Period,
  parsePeriod,
  periodOf,
  previous,
  shifted,
} from '../../../src/domain/kpi/periods.ts';

function period(name: string): Period {
  const parsed = parsePeriod(name);
  if (!parsed.ok) throw new Error(name);
  return parsed.value;
}

describe('a period', () => {
  it.each([
    ['2026Q3', '2026-07-01', '2026-09-30'],
    ['2026Q4', '2026-10-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s runs from %s to %s', (name, fromOn, toOn) => {
    expect(period(name)).toMatchObject({ name, fromOn, toOn });
  });

  it.each(['2026Q5', '2026-13', '2026-1', '26', '1900', '2199', '', '2026q3', '2026Q3 '])(
    '%j is none',
    (name) => {
      expect(parsePeriod(name)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    },
  );

  it('knows the one before, and the last eight', () => {
    expect(previous(period('2026Q1')).name).toBe('2025Q4');
    expect(previous(period('2026-01')).name).toBe('2025-12');
    expect(previous(period('2026')).name).toBe('2025');
    expect(lastPeriods(period('2026Q2'), 8).map(({ name }) => name)).toEqual([
      '2024Q3',
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
    ]);
  });

  it('is open up to and on its last day', () => {
    expect(isOpen(period('2026Q3'), '2026-09-30')).toBe(true);
    expect(isOpen(period('2026Q3'), '2026-10-01')).toBe(false);
  });

  it('begins the day after the one before has ended, and has every day of it', () => {
    const day = fc.integer({ min: 0, max: 90_000 }).map((n) => addDays('1925-01-01', n));
    fc.assert(
      fc.property(day, fc.constantFrom(...PERIOD_KINDS), fc.integer({ min: -40, max: 40 }), (on, kind, n) => {
        const one = periodOf(kind, on);
        expect(one.fromOn <= on && on <= one.toOn).toBe(true);
        expect(parsePeriod(one.name)).toEqual({ ok: true, value: one });
        expect(addDays(previous(one).toOn, 1)).toBe(one.fromOn);
        expect(shifted(shifted(one, n), -n)).toEqual(one);
      }),
    );
  });
});
