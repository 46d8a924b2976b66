import { Temporal } from 'temporal-polyfill';
import { LunarDay, LunarMonth, LunarYear, SolarDay } from 'tyme4ts';
import { lunarDayName, lunarMonthName } from './lunar-names.ts';
import { type Message, message } from './message.ts';

/** A date of the year in the solar or the Chinese lunar calendar. */
export type BirthdayDate = { calendar: 'solar' | 'lunar'; month: number; day: number; leap: boolean };

/** `year` is that of the birthday's own calendar: a lunar 12th month belongs to the lunar year that began before it. */
export type Birthday = BirthdayDate & { year: number | null };

/** `age` is counted in years of the birthday's own calendar; `why` explains `on` step by step. */
export type BirthdayOccurrence = { on: string; age: number | null; why: Message[] };

const LONGEST_SOLAR_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LONGEST_LUNAR_MONTH = 30;
/** Whether there is such a day in at least some years: 30 February is none. */
export function isBirthdayDate({ calendar, month, day }: BirthdayDate): boolean {
  const longest = calendar === 'lunar' ? LONGEST_LUNAR_MONTH : (LONGEST_SOLAR_MONTH[month - 1] ?? 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= longest;
}

/** `闰六月初一` */
export function lunarName({ month, day, leap }: BirthdayDate): string {
  return `${leap ? '闰' : ''}${lunarMonthName(month)}${lunarDayName(day)}`;
}

const isoDay = (day: SolarDay) =>
  [
    String(day.getYear()).padStart(4, '0'),
    String(day.getMonth()).padStart(2, '0'),
    String(day.getDay()).padStart(2, '0'),
  ].join('-');

const solarDay = (on: string) => {
  const { year, month, day } = Temporal.PlainDate.from(on);
  return SolarDay.fromYmd(year, month, day);
};

/** The solar birthday in a year. 29 February is kept on the 28th in common years. */
function inSolarYear({ month, day }: BirthdayDate, year: number): { on: string; why: Message[] } {
  const on = Temporal.PlainDate.from({ year, month, day }).toString();
  const why = [message('reminders:why.birthdaySolar', { month, day })];
  if (!on.endsWith(`-${String(day).padStart(2, '0')}`)) {
    why.push(message('reminders:why.birthdayLeapDay', { on }));
  }
  return { on, why };
}

/**
 * The lunar birthday in a lunar year. One of a leap month is kept in the ordinary month of years without that leap month;
 * a 30th on the last day of a month of 29.
 */
function inLunarYear(date: BirthdayDate, year: number): { on: string; why: Message[] } {
  const { month, day, leap } = date;
  const inLeapMonth = leap && LunarYear.fromYear(year).getLeapMonth() === month;
  const lunarMonth = LunarMonth.fromYm(year, inLeapMonth ? -month : month);
  const last = lunarMonth.getDayCount();
  const on = isoDay(LunarDay.fromYmd(year, lunarMonth.getMonthWithLeap(), Math.min(day, last)).getSolarDay());

  const why = [message('reminders:why.birthdayLunar', { month, day, name: lunarName(date) })];
  if (leap && !inLeapMonth) why.push(message('reminders:why.birthdayLeapMonth', { year }));
  if (day > last) why.push(message('reminders:why.birthdayShortMonth', { year, last }));
  why.push(message('reminders:why.birthdayLunarDay', { year, on }));
  return { on, why };
}

/** The next time the birthday is kept, on or after a day. `null` for a date that does not exist. */
export function nextBirthday(birthday: Birthday, from: string): BirthdayOccurrence | null {
  if (!isBirthdayDate(birthday)) return null;
  const { year } = Temporal.PlainDate.from(from);
  const inYear = birthday.calendar === 'solar' ? inSolarYear : inLunarYear;
  // A lunar year ends as late as February of the next solar one.
  for (const candidate of [year - 1, year, year + 1]) {
    const { on, why } = inYear(birthday, candidate);
    const age = birthday.year === null ? null : candidate - birthday.year;
    if (on >= from) return { on, age: age !== null && age > 0 ? age : null, why };
  }
  return null;
}

/**
 * The dates whose birthdays are kept on a day: the reverse of {@link nextBirthday}, so that people can be looked up by
 * month and day instead of computing everybody's.
 */
export function birthdayDatesOn(on: string): BirthdayDate[] {
  const { month, day, inLeapYear } = Temporal.PlainDate.from(on);
  const solar: BirthdayDate[] = [{ calendar: 'solar', month, day, leap: false }];
  if (month === 2 && day === 28 && !inLeapYear)
    solar.push({ calendar: 'solar', month, day: 29, leap: false });

  const lunarDay = solarDay(on).getLunarDay();
  const lunarMonth = lunarDay.getLunarMonth();
  const ordinal = lunarMonth.getMonth();
  const leaps = lunarMonth.isLeap()
    ? [true]
    : lunarMonth.getLunarYear().getLeapMonth() === ordinal
      ? [false]
      : [false, true];
  const isShortEnd =
    lunarDay.getDay() === lunarMonth.getDayCount() && lunarDay.getDay() < LONGEST_LUNAR_MONTH;
  const days = isShortEnd ? [lunarDay.getDay(), LONGEST_LUNAR_MONTH] : [lunarDay.getDay()];
  const lunar = leaps.flatMap((leap) =>
    days.map((each): BirthdayDate => ({ calendar: 'lunar', month: ordinal, day: each, leap })),
  );
  return [...solar, ...lunar];
}
