import { LegalHoliday } from 'tyme4ts';
import { describe, expect, test } from 'vitest';
import {
  dayKind,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workCalendar,
  workingDayOnOrBefore,
  workingHoursOf,
} from '../../../src/domain/calendars/calendar.ts';
import { CHINA } from '../../../src/domain/calendars/china.ts';
import { addDays, weekdayOf } from '../../../src/domain/calendars/days.ts';
import { readCalendar } from '../../../src/domain/calendars/file.ts';
import { statutoryHolidays } from '../../../src/domain/calendars/statutory.ts';

const china = workCalendar(CHINA);

describe('the Chinese calendar', () => {
  test('agrees on every day from 2014 to 2026 with what tyme4ts collected by itself', () => {
    const different: string[] = [];
    for (let day = '2014-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      const holiday = LegalHoliday.fromYmd(year, month, date);
      const weekend = ['sat', 'sun'].includes(weekdayOf(day));
      const works = holiday === null ? !weekend : holiday.isWork();
      if (works !== isWorkingDay(china, day)) different.push(day);
    }
    expect(different).toEqual([]);
  });

  test('makes up for long holidays on weekends, with the hours of a Monday', () => {
    expect(dayKind(china, '2026-10-10')).toEqual({ kind: 'make-up' });
    expect(workingHoursOf(china, '2026-10-10')).toHaveLength(2);
    expect(dayKind(china, '2025-10-06')).toEqual({ kind: 'holiday', name: 'mid-autumn' });
    expect(dayKind(china, '2026-10-11')).toEqual({ kind: 'weekend' });
  });

  test('a due day on a day off is announced on the working day before', () => {
    expect(workingDayOnOrBefore(china, '2026-10-07')).toBe('2026-09-30');
    expect(workingDayOnOrBefore(china, '2026-09-30')).toBe('2026-09-30');
    expect(previousWorkingDay(china, '2026-10-12')).toBe('2026-10-10');
    expect(nextWorkingDay(china, '2026-02-14')).toBe('2026-02-24');
  });

  test('knows the thirteen statutory holidays of any year', () => {
    expect([...statutoryHolidays(2025).keys()].sort()).toEqual([
      '2025-01-01',
      '2025-01-28',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-04-04',
      '2025-05-01',
      '2025-05-02',
      '2025-05-31',
      '2025-10-01',
      '2025-10-02',
      '2025-10-03',
      '2025-10-06',
    ]);
    expect(isWorkingDay(china, '2027-02-05')).toBe(false);
    expect(isWorkingDay(china, '2027-02-10')).toBe(true);
  });

  test('statutory holidays are days off in every decree since 2025', () => {
    for (const year of [2025, 2026])
      for (const day of statutoryHolidays(year).keys()) expect(isWorkingDay(china, day)).toBe(false);
  });
});

test('working hours follow the clock on the wall when it is changed', () => {
  const read = readCalendar({
    zone: 'Europe/Berlin',
    hours: { sun: [['00:00', '08:00']], mon: [['02:00', '03:00']] },
    holidays: [],
    workdays: [],
  });
  if (!read.ok) throw new Error('calendar');
  const berlin = workCalendar(read.value);
  const hours = (day: string) =>
    workingHoursOf(berlin, day).reduce((sum, { from, to }) => sum + to - from, 0);
  expect(hours('2026-03-22') / 3_600_000).toBe(8);
  expect(hours('2026-03-29') / 3_600_000).toBe(7);
  expect(hours('2026-10-25') / 3_600_000).toBe(9);
});

test('a make-up day takes its own hours where they are given', () => {
  const read = readCalendar({
    zone: 'UTC',
    hours: { tue: [['10:00', '12:00']] },
    workdays: ['2026-11-21', { day: '2026-11-22', hours: [['08:00', '09:00']] }],
  });
  if (!read.ok) throw new Error('calendar');
  const calendar = workCalendar(read.value);
  const starts = (day: string) =>
    workingHoursOf(calendar, day).map(({ from }) => new Date(from).getUTCHours());
  expect(starts('2026-11-21')).toEqual([10]);
  expect(starts('2026-11-22')).toEqual([8]);
});
