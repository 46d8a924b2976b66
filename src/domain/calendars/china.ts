import decrees from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarFile } from './file.ts';
import { festivalName } from './statutory.ts';

/** `chinese-days` writes a day as `English name,中文名,statutory days`. */
const decreed = (days: Record<string, string>) =>
  Object.entries(days)
    .map(([day, text]) => ({ day, name: festivalName(text.split(',')[1] ?? '') }))
    .sort((a, b) => a.day.localeCompare(b.day));

const holidays = decreed(decrees.holidays);

const OFFICE_HOURS: [string, string][] = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];

/**
 * The calendar that comes with the app: Mon–Fri 09:00–12:00 and 13:30–18:00 in Shanghai, with the holidays and make-up
 * workdays that the State Council has decreed (国务院办公厅关于部分节假日安排的通知) as `chinese-days` collects them.
 */
export const CHINA: CalendarFile = {
  zone: 'Asia/Shanghai',
  hours: {
    mon: OFFICE_HOURS,
    tue: OFFICE_HOURS,
    wed: OFFICE_HOURS,
    thu: OFFICE_HOURS,
    fri: OFFICE_HOURS,
    sat: [],
    sun: [],
  },
  holidays,
  workdays: decreed(decrees.workdays),
  years: [...new Set(holidays.map(({ day }) => Number(day.slice(0, 4))))],
  statutory: 'china',
};
