import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  formatDay,
  formatInstant,
  relativeDay,
  todayIn,
} from '../../../src/renderer/ui/days.ts';

test('a day begins as an instant of it does, in both languages', () => {
  expect(formatDay('2026-10-02', 'zh-CN')).toBe('2026-10-02 周五');
  expect(formatDay('2025-10-02', 'en')).toBe('2025-10-02 Thu');
  expect(formatInstant('2026-10-02T01:30:00Z', 'Asia/Shanghai')).toBe('2026-10-02 09:30');
});

test('an instant is written in the zone of its reader', () => {
  expect(formatInstant('2026-10-01T16:30:00Z', 'Asia/Shanghai')).toBe('2026-10-02 00:30');
  expect(formatInstant('2026-10-01T16:30:00Z', 'America/New_York')).toBe('2026-10-01 12:30');
  expect(todayIn('Asia/Shanghai', Date.parse('2026-10-01T16:30:00Z'))).toBe('2026-10-02');
});

test('how far a day is', () => {
  expect(relativeDay(0).key).toBe('today');
  expect(relativeDay(-1).key).toBe('yesterday');
  expect(relativeDay(-12)).toEqual({ key: 'daysAgo', count: 12 });
  expect(relativeDay(91)).toEqual({ key: 'inMonths', count: 3 });
});

test('so many days on and back again is the same day', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, count) => {
      const from = date.toISOString().slice(0, 10);
      expect(daysBetween(from, addDays(from, count))).toBe(count);
    }),
  );
});
