import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Birthday,
  birthdayDatesOn,
  isBirthdayDate,
  lunarName,
  nextBirthday,
} from '../../src/domain/birthdays.ts';

const solar = (month: number, day: number, year: number | null = null): Birthday => ({
  calendar: 'solar',
  month,
  day,
  leap: false,
  year,
});
const lunar = (month: number, day: number, leap = false, year: number | null = null): Birthday => ({
  calendar: 'lunar',
  month,
  day,
  leap,
  year,
});
const keys = (birthday: Birthday, from: string) => nextBirthday(birthday, from)?.why.map(({ key }) => key);

describe('solar birthdays', () => {
  it('come on the day itself, then next year', () => {
    expect(nextBirthday(solar(11, 22, 1980), '2026-11-22')).toMatchObject({ on: '2026-11-22', age: 46 });
    expect(nextBirthday(solar(11, 22, 1980), '2026-11-23')).toMatchObject({ on: '2027-11-22', age: 47 });
  });

  it('on 29 February are kept on the 28th of common years', () => {
    expect(nextBirthday(solar(2, 29, 2000), '2026-01-01')).toMatchObject({ on: '2026-02-28', age: 26 });
    expect(nextBirthday(solar(2, 29), '2028-01-01')?.on).toBe('2028-02-29');
    expect(keys(solar(2, 29), '2026-01-01')).toContain('reminders:why.birthdayLeapDay');
    expect(keys(solar(2, 28), '2026-01-01')).not.toContain('reminders:why.birthdayLeapDay');
  });

  it('that do not exist are never kept', () => {
    expect(nextBirthday(solar(2, 30), '2026-01-01')).toBeNull();
    expect(isBirthdayDate(solar(4, 31))).toBe(false);
  });

  it('without a year, or before birth, have no age', () => {
    expect(nextBirthday(solar(5, 1), '2026-01-01')?.age).toBeNull();
    expect(nextBirthday(solar(5, 1, 2030), '2026-01-01')?.age).toBeNull();
  });
});

describe('lunar birthdays', () => {
  // Hong Kong Observatory, Gregorian–Lunar Calendar Conversion Tables.
  it.each([
    ['八月十五', lunar(8, 15), '2026-01-01', '2026-09-25'],
    ['正月初一', lunar(1, 1), '2026-02-17', '2026-02-17'],
    ['腊月廿三 of the lunar year before', lunar(12, 23), '2026-01-01', '2026-02-10'],
    ['闰六月初一 in the year of that leap month', lunar(6, 1, true), '2025-01-01', '2025-07-25'],
    ['六月初一 in that year is the ordinary month', lunar(6, 1), '2025-01-01', '2025-06-25'],
    ['闰六月初一 in a year without it', lunar(6, 1, true), '2026-01-01', '2026-07-14'],
  ])('%s', (_, birthday, from, on) => {
    expect(nextBirthday(birthday, from)?.on).toBe(on);
  });

  it('on a 30th are kept on the last day of a month of 29', () => {
    // The 12th month of the lunar year of 2025 has 29 days; the Spring Festival is on 17 February 2026.
    expect(nextBirthday(lunar(12, 30), '2026-01-20')?.on).toBe('2026-02-16');
    expect(keys(lunar(12, 30), '2026-01-20')).toContain('reminders:why.birthdayShortMonth');
  });

  it('count years of the lunar calendar', () => {
    expect(nextBirthday(lunar(12, 23, false, 1990), '2026-01-01')?.age).toBe(35);
  });

  it('have Chinese names', () => {
    expect(lunarName(lunar(6, 1, true))).toBe('闰六月初一');
    expect(lunarName(lunar(12, 23))).toBe('腊月廿三');
  });
});

describe('the dates kept on a day', () => {
  const birthday = fc
    .record({
      calendar: fc.constantFrom('solar' as const, 'lunar' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      leap: fc.boolean(),
      year: fc.constant(null),
    })
    .map((date) => ({ ...date, leap: date.calendar === 'lunar' && date.leap }))
    .filter(isBirthdayDate);
  const day = fc
    .integer({ min: 0, max: 365 * 100 })
    .map((n) => Temporal.PlainDate.from('1950-01-01').add({ days: n }).toString());

  it('are the reverse of the next birthday', () => {
    fc.assert(
      fc.property(birthday, day, (who, from) => {
        const next = nextBirthday(who, from);
        const { year: _, ...date } = who;
        expect(next && next.on >= from).toBe(true);
        expect(birthdayDatesOn(next?.on ?? '')).toContainEqual(date);
      }),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(day, (on) => {
        for (const date of birthdayDatesOn(on))
          expect(nextBirthday({ ...date, year: null }, on)?.on).toBe(on);
      }),
      { numRuns: 400 },
    );
  });
});
