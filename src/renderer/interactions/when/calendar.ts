import type { DatePicker } from 'antd';
import { Temporal } from 'temporal-polyfill';
import { type Lean, parseWhen } from './parse.ts';

/** Wall time in the user's zone: what a picker shows. A day is its midnight. */
export type Wall = Temporal.PlainDateTime;

type Calendar = Parameters<typeof DatePicker.generatePicker<Wall>>[0];

const SUNDAY = Temporal.PlainDate.from('2026-03-01');
const languageOf = (antdLocale: string) => (antdLocale.startsWith('zh') ? 'zh-CN' : 'en');

const two = (n: number) => String(n).padStart(2, '0');

/** What one of antd's date tokens stands for. */
function token(wall: Wall, name: string, language: string): string {
  switch (name) {
    case 'YYYY':
      return String(wall.year);
    case 'MMM':
      return wall.toLocaleString(language, { month: 'short' });
    case 'MM':
      return two(wall.month);
    case 'M':
      return String(wall.month);
    case 'DD':
      return two(wall.day);
    case 'D':
      return String(wall.day);
    case 'HH':
      return two(wall.hour);
    case 'mm':
      return two(wall.minute);
    default:
      return name;
  }
}

const format = (wall: Wall, pattern: string, antdLocale: string): string =>
  pattern.replace(/YYYY|MMM|MM|M|DD|D|HH|mm/g, (name) => token(wall, name, languageOf(antdLocale)));

/**
 * antd's picker over wall times of any zone, instead of `Date`s of the computer's zone; understands what
 * {@link parseWhen} does. A typed day without a time keeps the present time of day where the picker shows one.
 */
export const calendar = (now: () => Wall, lean: Lean): Calendar => ({
  getWeekDay: (wall) => wall.dayOfWeek % 7,
  getMillisecond: (wall) => wall.millisecond,
  getSecond: (wall) => wall.second,
  getMinute: (wall) => wall.minute,
  getHour: (wall) => wall.hour,
  getDate: (wall) => wall.day,
  getMonth: (wall) => wall.month - 1,
  getYear: (wall) => wall.year,
  getNow: now,
  getFixedDate: (text) => Temporal.PlainDate.from(text).toPlainDateTime(),
  getEndDate: (wall) => wall.with({ day: wall.daysInMonth }),
  addYear: (wall, years) => wall.add({ years }),
  addMonth: (wall, months) => wall.add({ months }),
  addDate: (wall, days) => wall.add({ days }),
  setYear: (wall, year) => wall.with({ year }),
  setMonth: (wall, month) => wall.with({ month: month + 1 }),
  setDate: (wall, day) => wall.with({ day }),
  setHour: (wall, hour) => wall.with({ hour }),
  setMinute: (wall, minute) => wall.with({ minute }),
  setSecond: (wall, second) => wall.with({ second }),
  setMillisecond: (wall, millisecond) => wall.with({ millisecond }),
  isAfter: (a, b) => Temporal.PlainDateTime.compare(a, b) > 0,
  isValidate: () => true,
  locale: {
    getWeekFirstDay: () => 1,
    getWeekFirstDate: (_, wall) => wall.subtract({ days: wall.dayOfWeek - 1 }),
    getWeek: (_, wall) => wall.weekOfYear ?? 1,
    getShortWeekDays: (locale) =>
      Array.from({ length: 7 }, (_, i) =>
        SUNDAY.add({ days: i }).toLocaleString(languageOf(locale), { weekday: 'narrow' }),
      ),
    getShortMonths: (locale) =>
      Array.from({ length: 12 }, (_, i) =>
        SUNDAY.with({ month: i + 1, day: 1 }).toLocaleString(languageOf(locale), { month: 'short' }),
      ),
    format: (locale, wall, pattern) => format(wall, pattern, locale),
    parse: (_, text, formats) => {
      const when = parseWhen(text, now(), lean);
      if (when === null) return null;
      const dayOnly = !formats.some((pattern) => pattern.includes('HH'));
      const time = dayOnly ? undefined : (when.at ?? now().toPlainTime());
      return when.on.toPlainDateTime(time).round('minute');
    },
  },
});
