import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../src/i18n/index.ts';
import {
  changeKind,
  isPeriod,
  PERIOD_KINDS,
  periodKind,
  periodName,
  periodOf,
  shiftPeriod,
} from '../../../src/renderer/kpi/period.ts';

const day = fc
  .date({ min: new Date('1901-01-01'), max: new Date('2198-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const kind = fc.constantFrom(...PERIOD_KINDS);

describe('a period', () => {
  it('is the month, quarter or year of a day', () => {
    expect(periodOf('2026-07-01', 'quarter')).toBe('2026Q3');
    expect(periodOf('2026-12-31', 'quarter')).toBe('2026Q4');
    expect(periodOf('2026-07-01', 'month')).toBe('2026-07');
    expect(periodOf('2026-07-01', 'year')).toBe('2026');
  });

  it('is followed and preceded over the turn of the year', () => {
    expect(shiftPeriod('2026Q4', 1)).toBe('2027Q1');
    expect(shiftPeriod('2026-01', -1)).toBe('2025-12');
    expect(shiftPeriod('2026', -2)).toBe('2024');
  });

  it('comes back after as many steps back as forth', () => {
    fc.assert(
      fc.property(day, kind, fc.integer({ min: -400, max: 400 }), (on, of, by) => {
        const period = periodOf(on, of);
        expect(shiftPeriod(shiftPeriod(period, by), -by)).toBe(period);
        expect(shiftPeriod(period, 1) > period).toBe(true);
      }),
    );
  });

  it('never becomes one of the future when its kind is changed', () => {
    expect(changeKind('2026Q3', 'month', '2026-11-23')).toBe('2026-09');
    expect(changeKind('2026', 'quarter', '2026-11-23')).toBe('2026Q4');
    expect(changeKind('2026', 'month', '2026-11-23')).toBe('2026-11');
    fc.assert(
      fc.property(day, kind, kind, (on, from, to) => {
        const changed = changeKind(periodOf(on, from), to, on);
        expect(periodKind(changed)).toBe(to);
        expect(changed <= periodOf(on, to)).toBe(true);
      }),
    );
  });

  it('has a name in both languages', () => {
    const zh = createI18n('zh-CN').getFixedT('zh-CN');
    const en = createI18n('en').getFixedT('en');
    expect(periodName('2026Q3', zh)).toBe('2026年第三季度');
    expect(periodName('2026Q3', en)).toBe('Q3 2026');
    expect(periodName('2026-07', zh)).toBe('2026年7月');
    expect(periodName('2026-07', en)).toBe('July 2026');
  });

  it('is known from what is none', () => {
    for (const text of ['2026Q5', '2026-13', '26Q1', '', '2026Q1x']) expect(isPeriod(text)).toBe(false);
    expect(isPeriod(null)).toBe(false);
  });
});
