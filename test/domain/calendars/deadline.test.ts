import { describe, expect, test } from 'vitest';
import { workCalendar } from '../../../src/domain/calendars/calendar.ts';
import { CHINA } from '../../../src/domain/calendars/china.ts';
import { deadline } from '../../../src/domain/calendars/deadline.ts';
import { parseTarget } from '../../../src/domain/calendars/target.ts';
import { text } from '../../../src/i18n/index.ts';

const china = workCalendar(CHINA);
const shanghai = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const wall = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

function ends(from: string, target: string) {
  const parsed = parseTarget(target);
  if (!parsed.ok) throw new Error(target);
  const result = deadline(shanghai(from), parsed.value, china);
  if (!result.ok) throw new Error(result.error.message.key);
  return result.value;
}

describe('working days end at the close of business of the Nth working day after the day of receipt', () => {
  test.each([
    // An ordinary week; over a weekend; received before and after hours, and on a day off.
    ['2026-11-17 10:00', '1 working day', '2026-11-18 18:00'],
    ['2026-11-17 10:00', '3 working days', '2026-11-20 18:00'],
    ['2026-11-20 10:00', '3 working days', '2026-11-25 18:00'],
    ['2026-11-18 00:00', '1 working day', '2026-11-19 18:00'],
    ['2026-11-18 23:59', '1 working day', '2026-11-19 18:00'],
    ['2026-11-21 12:00', '1 working day', '2026-11-23 18:00'],
    // 2024: New Year, Spring Festival with both its make-up Sundays, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day.
    ['2023-12-29 17:00', '1 working day', '2024-01-02 18:00'],
    ['2024-02-02 09:00', '1 working day', '2024-02-04 18:00'],
    ['2024-02-08 09:00', '3 working days', '2024-02-19 18:00'],
    ['2024-02-09 09:00', '1 working day', '2024-02-18 18:00'],
    ['2024-02-16 09:00', '2 working days', '2024-02-19 18:00'],
    ['2024-04-03 09:00', '1 working day', '2024-04-07 18:00'],
    ['2024-04-26 09:00', '1 working day', '2024-04-28 18:00'],
    ['2024-04-30 09:00', '3 working days', '2024-05-08 18:00'],
    ['2024-05-09 09:00', '2 working days', '2024-05-11 18:00'],
    ['2024-06-07 09:00', '1 working day', '2024-06-11 18:00'],
    ['2024-09-13 09:00', '3 working days', '2024-09-19 18:00'],
    ['2024-09-27 09:00', '3 working days', '2024-10-08 18:00'],
    ['2024-10-10 09:00', '2 working days', '2024-10-12 18:00'],
    // 2025: Spring Festival, Labour Day, Dragon Boat, National Day merged with Mid-Autumn.
    ['2024-12-31 09:00', '1 working day', '2025-01-02 18:00'],
    ['2025-01-24 09:00', '1 working day', '2025-01-26 18:00'],
    ['2025-01-26 09:00', '3 working days', '2025-02-06 18:00'],
    ['2025-02-06 09:00', '2 working days', '2025-02-08 18:00'],
    ['2025-04-03 09:00', '1 working day', '2025-04-07 18:00'],
    ['2025-04-25 09:00', '2 working days', '2025-04-28 18:00'],
    ['2025-04-30 09:00', '1 working day', '2025-05-06 18:00'],
    ['2025-05-30 09:00', '1 working day', '2025-06-03 18:00'],
    ['2025-09-26 09:00', '1 working day', '2025-09-28 18:00'],
    ['2025-09-30 17:59', '3 working days', '2025-10-11 18:00'],
    ['2025-10-06 09:00', '1 working day', '2025-10-09 18:00'],
    // 2026: New Year's Sunday, nine days of Spring Festival, Labour Day, Mid-Autumn, National Day.
    ['2025-12-31 09:00', '1 working day', '2026-01-04 18:00'],
    ['2026-02-13 09:00', '1 working day', '2026-02-14 18:00'],
    ['2026-02-13 09:00', '3 working days', '2026-02-25 18:00'],
    ['2026-02-27 09:00', '1 working day', '2026-02-28 18:00'],
    ['2026-04-03 09:00', '1 working day', '2026-04-07 18:00'],
    ['2026-04-30 09:00', '3 working days', '2026-05-08 18:00'],
    ['2026-05-08 09:00', '1 working day', '2026-05-09 18:00'],
    ['2026-06-18 09:00', '1 working day', '2026-06-22 18:00'],
    ['2026-09-18 09:00', '1 working day', '2026-09-20 18:00'],
    ['2026-09-24 09:00', '1 working day', '2026-09-28 18:00'],
    ['2026-09-30 16:00', '3 working days', '2026-10-10 18:00'],
    ['2026-10-03 12:00', '1 working day', '2026-10-08 18:00'],
  ])('%s + %s = %s', (from, target, expected) => {
    const result = ends(from, target);
    expect(wall(result.deadline)).toBe(expected);
    expect(result.provisional).toBe(false);
  });
});

describe('business hours run through the intervals of the working days', () => {
  test.each([
    ['2026-11-17 10:00', '2 business hours', '2026-11-17 12:00'],
    ['2026-11-17 11:00', '2 business hours', '2026-11-17 14:30'],
    ['2026-11-17 12:30', '2 business hours', '2026-11-17 15:30'],
    ['2026-11-17 08:00', '0.5 business hours', '2026-11-17 09:30'],
    ['2026-11-20 17:00', '2 business hours', '2026-11-23 10:00'],
    ['2026-09-30 17:30', '2 business hours', '2026-10-08 10:30'],
    ['2026-10-09 17:30', '2 business hours', '2026-10-10 10:30'],
    ['2026-10-10 09:00', '8 business hours', '2026-10-12 09:30'],
    ['2026-11-17 09:00', '7.5 business hours', '2026-11-17 18:00'],
  ])('%s + %s = %s', (from, target, expected) => {
    expect(wall(ends(from, target).deadline)).toBe(expected);
  });
});

test('elapsed time runs through nights and holidays, and needs no decree', () => {
  expect(wall(ends('2026-10-01 22:30', '24 h').deadline)).toBe('2026-10-02 22:30');
  expect(wall(ends('2026-11-17 10:00', '3 min').deadline)).toBe('2026-11-17 10:03');
  expect(ends('2031-10-01 22:30', '48 h').provisional).toBe(false);
});

test('a year without a decree uses the statutory holidays and is provisional', () => {
  const labourDay = ends('2028-04-28 10:00', '1 working day');
  expect(wall(labourDay.deadline)).toBe('2028-05-03 18:00');
  expect(labourDay.provisional).toBe(true);
  expect(labourDay.steps.at(-1)).toEqual({ key: 'calendars:why.statutoryYear', params: { year: 2028 } });
  // Spring Festival 2027: its eve is 5 February, a Friday.
  expect(wall(ends('2027-02-04 10:00', '1 working day').deadline)).toBe('2027-02-09 18:00');
});

test('every step is told, in Chinese and in English', () => {
  const { steps } = ends('2026-09-30 16:00', '3 working days');
  expect(steps.map((step) => text('zh-CN', step))).toEqual([
    '从 2026-09-30 16:00 起算。',
    '收到之日不算，到其后第 3 个工作日下班为止。',
    '2026-09-30 为收到之日，不计入。',
    '2026-10-01 至 2026-10-07 国庆节放假，不计。',
    '2026-10-08 至 2026-10-09 是第 1 至 2 个工作日。',
    '2026-10-10 调休上班，是第 3 个工作日。',
    '到 2026-10-10 18:00 截止。',
  ]);
  expect(ends('2026-10-09 17:30', '2 business hours').steps.map((step) => text('en', step))).toEqual([
    'Counted from 2026-10-09 17:30.',
    '2 hours of working time.',
    '2026-10-09: 30 minutes (17:30–18:00).',
    '2026-10-10 is a make-up workday.',
    '2026-10-10: 90 minutes (09:00–10:30).',
    'Ends at 2026-10-10 10:30.',
  ]);
});

test('a deadline past the end of the calendar is refused', () => {
  const late = Date.UTC(2199, 11, 30);
  expect(deadline(late, { amount: 10, unit: 'working-days' }, china)).toMatchObject({ ok: false });
});

describe('a calendar of other hours', () => {
  const told = (calendar: Parameters<typeof workCalendar>[0], from: string, target: string) => {
    const parsed = parseTarget(target);
    if (!parsed.ok) throw new Error(target);
    const result = deadline(Date.parse(from), parsed.value, workCalendar(calendar));
    if (!result.ok) throw new Error(result.error.message.key);
    const { deadline: at, provisional, steps } = result.value;
    return { at: new Date(at).toISOString(), provisional, steps: steps.map((step) => text('en', step)) };
  };
  const hours = (from: string, to: string): [string, string][] => [[from, to]];
  const day = hours('00:00', '24:00');
  const around = { mon: day, tue: day, wed: day, thu: day, fri: day };

  test('that closes at midnight ends on its own day, also at the end of a year', () => {
    const { at, provisional, steps } = told(
      {
        ...CHINA,
        hours: { ...CHINA.hours, ...around },
        holidays: [{ day: '2026-10-01', name: '' }],
        workdays: [],
        years: [2026],
        statutory: null,
      },
      '2026-12-30T10:00:00+08:00',
      '1 working day',
    );
    expect({ at, provisional }).toEqual({ at: '2026-12-31T16:00:00.000Z', provisional: false });
    expect(steps.join(' ')).toMatch(/2026-12-31 is working day 1/);
  });

  test('counts no day whose hours the clock skips', () => {
    const skipped = { ...CHINA.hours, mon: hours('09:00', '17:00'), sun: hours('02:00', '03:00') };
    const { at, steps } = told(
      {
        ...CHINA,
        zone: 'America/New_York',
        hours: skipped,
        holidays: [],
        workdays: [],
        years: [2026],
        statutory: null,
      },
      '2026-03-07T10:00:00-05:00',
      '1 working day',
    );
    expect(at).toBe('2026-03-09T21:00:00.000Z');
    expect(steps.join(' ')).toMatch(/2026-03-09 is working day 1/);
  });
});
