import { expect, test } from 'vitest';
import { type Birthday, changed } from '../../../src/renderer/people/birthday.ts';

const birthday: Birthday = { calendar: 'solar', month: 1, day: 31, year: 1980, leap: false };

test('a day stays within its month: 31 January becomes 29 February, as in a leap year', () => {
  expect(changed(birthday, { month: 2 })).toMatchObject({ month: 2, day: 29 });
  expect(changed(birthday, { calendar: 'lunar' })).toMatchObject({ day: 30 });
});

test('only the lunar calendar has leap months', () => {
  const lunar = changed(birthday, { calendar: 'lunar', leap: true });
  expect(lunar.leap).toBe(true);
  expect(changed(lunar, { calendar: 'solar' }).leap).toBe(false);
});
