import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../src/i18n/index.ts';
import { birthdayText, clipped } from '../../../src/renderer/print/visit/words.ts';

const zh = createI18n('zh-CN').getFixedT('zh-CN');

describe('the visit brief', () => {
  it('tells birthdays in their own calendar', () => {
    const day = { month: 8, day: 15, year: null };
    expect(birthdayText({ ...day, calendar: 'solar' }, zh)).toBe('8月15日');
    expect(birthdayText({ ...day, calendar: 'lunar', leap: false }, zh)).toBe('农历8月15日');
    expect(birthdayText({ ...day, month: 6, calendar: 'lunar', leap: true }, zh)).toBe('农历闰6月15日');
  });

  it('cuts long texts between characters as people see them', () => {
    expect(clipped('一二三四', 4)).toBe('一二三四');
    expect(clipped('一二\n三四五', 4)).toBe('一二 …');
    expect(clipped('👩‍👩‍👧ab', 2)).toBe('👩‍👩‍👧…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const shown = clipped(text, most);
        expect([...new Intl.Segmenter().segment(shown)].length).toBeLessThanOrEqual(most);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});
