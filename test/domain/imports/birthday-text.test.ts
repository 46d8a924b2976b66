import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Birthday } from '../../../src/domain/birthdays.ts';
import {
  birthdayText,
  dayOrder,
  isNoDate,
  parseBirthday,
} from '../../../src/domain/imports/birthday-text.ts';

const solar = (month: number, day: number, year: number | null = null): Birthday => ({
  month,
  day,
  year,
  calendar: 'solar',
  leap: false,
});
const lunar = (month: number, day: number, year: number | null = null, leap = false): Birthday => ({
  month,
  day,
  year,
  calendar: 'lunar',
  leap,
});

describe('birthdays as people and programs write them', () => {
  test.each<[string, Birthday]>([
    ['1985-03-15', solar(3, 15, 1985)],
    ['1985/3/15', solar(3, 15, 1985)],
    ['1985.3.15', solar(3, 15, 1985)],
    ['19850315', solar(3, 15, 1985)],
    ['1985-03-15T00:00:00Z', solar(3, 15, 1985)],
    ['1985-03-15 00:00:00', solar(3, 15, 1985)],
    ['1985年3月15日', solar(3, 15, 1985)],
    ['1985 年 3 月 15 日', solar(3, 15, 1985)],
    ['１９８５年３月１５日', solar(3, 15, 1985)],
    ['3月15日', solar(3, 15)],
    ['3月15号', solar(3, 15)],
    ['--0315', solar(3, 15)],
    ['--03-15', solar(3, 15)],
    ['03-15', solar(3, 15)],
    ['1604-03-15', solar(3, 15)],
    ['3/15/1985', solar(3, 15, 1985)],
    ['15.3.1985', solar(3, 15, 1985)],
    ['15 March 1985', solar(3, 15, 1985)],
    ['15-Mar-1985', solar(3, 15, 1985)],
    ['15-Mar-85', solar(3, 15, 1985)],
    ['15-Mar-01', solar(3, 15, 2001)],
    ['85/3/15', solar(3, 15, 1985)],
    ['85-12-31', solar(12, 31, 1985)],
    ['3/15/85', solar(3, 15, 1985)],
    ['Mar 15, 1985', solar(3, 15, 1985)],
    ['15-Mar', solar(3, 15)],
    ['31121', solar(3, 15, 1985)],
    ['2000-02-29', solar(2, 29, 2000)],
    ['02-29', solar(2, 29)],
    ['八月十五日', solar(8, 15)],
    ['公历 1985-03-15', solar(3, 15, 1985)],
    ['农历八月十五', lunar(8, 15)],
    ['八月十五', lunar(8, 15)],
    ['农历1985年八月十五', lunar(8, 15, 1985)],
    ['腊月廿三', lunar(12, 23)],
    ['正月初一', lunar(1, 1)],
    ['十一月三十', lunar(11, 30)],
    ['闰四月初五', lunar(4, 5, null, true)],
    ['农历 1985-08-15', lunar(8, 15, 1985)],
    ['1985-08-15（农历）', lunar(8, 15, 1985)],
    ['Lunar 08-15', lunar(8, 15)],
  ])('%s', (text, expected) => {
    expect(parseBirthday(text)).toEqual(expected);
  });

  test.each([
    '1990-02-30',
    '2001-02-29',
    '13月1日',
    '1985-13-01',
    '0000-01-01',
    'yesterday',
    '1985',
    '03/04/05',
    '12-3-4',
    '9'.repeat(5000),
  ])('%s is no date', (text) => {
    expect(parseBirthday(text)).toBeNull();
  });

  test.each(['', '0/0/00', '00/0/0', '0000-00-00', ' - '])('%j says that there is none', (text) => {
    expect(isNoDate(text)).toBe(true);
  });

  test('a column with a day above 12 in front is one that writes the day first', () => {
    expect(dayOrder(['6/12/1979', '15/4/1970'])).toBe('day-first');
    expect(dayOrder(['6/12/1979', '4/15/1970'])).toBe('month-first');
    expect(parseBirthday('6/12/1979', 'day-first')).toEqual(solar(12, 6, 1979));
  });
});

test('what is written is read back', () => {
  const birthday = fc
    .record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      year: fc.option(fc.integer({ min: 1900, max: 2199 })),
      calendar: fc.constantFrom('solar' as const, 'lunar' as const),
      leap: fc.boolean(),
    })
    .map((date) => ({ ...date, leap: date.leap && date.calendar === 'lunar' }));
  fc.assert(
    fc.property(birthday, (date) => {
      expect(parseBirthday(birthdayText(date))).toEqual(date);
    }),
  );
});
