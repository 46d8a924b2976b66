import { expect, test } from 'vitest';
import { type Birthday, withChange } from '../../../src/renderer/people/birthday.ts';

const birthday: Birthday = { calendar: 'solar', month: 1, day: 31, year: 1980, leap: false };

test('a day stays within its month: 31 January becomes 29 February, as in a leap year', () => {
  expect(withChange(birthday, { month: 2 })).toMatchObject({ month: 2, day: 29 });
  expect(withChange(birthday, { calendar: 'lunar' })).toMatchObject({ day: 30 });
});

test('only the lunar calendar has leap months', () => {
  const lunar = withChange(birthday, { calendar: 'lunar', leap: true });
  expect(lunar.leap).toBe(true);
  expect(withChange(lunar, { calendar: 'solar' }).leap).toBe(false);
});
