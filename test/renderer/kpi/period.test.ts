import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../src/i18n/index.ts';
import {
  changeKind,
  PERIOD_KINDS,
  periodNamed,
  periodOf,
  periodText,
} from '../../../src/renderer/kpi/period.ts';

const named = (name: string) => periodNamed(name) ?? expect.fail(`not a period: ${name}`);

describe('a period', () => {
  it('never becomes one of the future when its kind is changed', () => {
    expect(changeKind(named('2026Q3'), 'month', '2026-11-23').name).toBe('2026-09');
    expect(changeKind(named('2026'), 'quarter', '2026-11-23').name).toBe('2026Q4');
    expect(changeKind(named('2026'), 'month', '2026-11-23').name).toBe('2026-11');
    const day = fc
      .date({ min: new Date('1902-01-01'), max: new Date('2197-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const kind = fc.constantFrom(...PERIOD_KINDS);
    fc.assert(
      fc.property(day, kind, kind, (today, from, to) => {
        const changed = changeKind(periodOf(from, today), to, today);
        expect(changed.kind).toBe(to);
        expect(changed.fromOn <= today).toBe(true);
      }),
    );
  });

  it('has a name in both languages', () => {
    const zh = createI18n('zh-CN').getFixedT('zh-CN');
    const en = createI18n('en').getFixedT('en');
    expect(periodText('2026Q3', zh)).toBe('2026年第三季度');
    expect(periodText('2026Q3', en)).toBe('Q3 2026');
    expect(periodText('2026-07', zh)).toBe('2026年7月');
    expect(periodText('2026-07', en)).toBe('July 2026');
    expect(periodText('2026', zh)).toBe('2026年');
  });

  it('is known from what is none', () => {
    for (const text of ['2026Q5', '2026-13', '26Q1', '', '2026Q1x', null])
      expect(periodNamed(text)).toBeNull();
  });
});
