import { Temporal } from 'temporal-polyfill';
import { LunarDay, LunarMonth, type SolarDay, SolarTerm } from 'tyme4ts';
import { nextBirthday } from './birthdays.ts';
import { addDays } from './calendars/days.ts';

/** Occasions on which one greets business partners in China, in the order of the year (S1 §4.1: customer care). */
export const FESTIVALS = [
  'new-year',
  'laba',
  'new-years-eve',
  'spring-festival',
  'lantern',
  'womens-day',
  'qingming',
  'labour-day',
  'youth-day',
  'childrens-day',
  'dragon-boat',
  'qixi',
  'teachers-day',
  'mid-autumn',
  'national-day',
  'double-ninth',
  'winter-solstice',
  'christmas',
] as const;
export type Festival = (typeof FESTIVALS)[number];

/** Reminded of unless the user chooses others. Qingming is a day of mourning: one does not send greetings. */
export const DEFAULT_FESTIVALS: readonly Festival[] = [
  'new-year',
  'spring-festival',
  'dragon-boat',
  'mid-autumn',
  'national-day',
];

type When =
  | { calendar: 'solar'; month: number; day: number }
  | { calendar: 'lunar'; month: number; day: number }
  | { calendar: 'term'; name: string }
  | { calendar: 'eve' };

const solar = (month: number, day: number): When => ({ calendar: 'solar', month, day });
const lunar = (month: number, day: number): When => ({ calendar: 'lunar', month, day });

const WHEN: Record<Festival, When> = {
  'new-year': solar(1, 1),
  laba: lunar(12, 8),
  'new-years-eve': { calendar: 'eve' },
  'spring-festival': lunar(1, 1),
  lantern: lunar(1, 15),
  'womens-day': solar(3, 8),
  qingming: { calendar: 'term', name: '清明' },
  'labour-day': solar(5, 1),
  'youth-day': solar(5, 4),
  'childrens-day': solar(6, 1),
  'dragon-boat': lunar(5, 5),
  qixi: lunar(7, 7),
  'teachers-day': solar(9, 10),
  'mid-autumn': lunar(8, 15),
  'national-day': solar(10, 1),
  'double-ninth': lunar(9, 9),
  'winter-solstice': { calendar: 'term', name: '冬至' },
  christmas: solar(12, 25),
};

const isoDay = (day: SolarDay) =>
  Temporal.PlainDate.from({ year: day.getYear(), month: day.getMonth(), day: day.getDay() }).toString();

/** The day of a festival in a year of the calendar that it goes by. */
function inYear(festival: Festival, year: number): string {
  const when = WHEN[festival];
  switch (when.calendar) {
    case 'solar':
      return Temporal.PlainDate.from({ year, month: when.month, day: when.day }).toString();
    case 'lunar':
      return isoDay(LunarDay.fromYmd(year, when.month, when.day).getSolarDay());
    case 'term':
      return isoDay(SolarTerm.fromName(year, when.name).getSolarDay());
    case 'eve': {
      const last = LunarMonth.fromYm(year, 12).getDayCount();
      return isoDay(LunarDay.fromYmd(year, 12, last).getSolarDay());
    }
  }
}

/** Festivals from one day to another, both included, by day. */
export function festivalsBetween(
  from: string,
  until: string,
  festivals: readonly Festival[] = FESTIVALS,
): { festival: Festival; on: string }[] {
  // The last month of a lunar year falls in the next solar year; the round of solar terms begins the winter before.
  const first = Temporal.PlainDate.from(from).year - 1;
  const last = Temporal.PlainDate.from(until).year + 1;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years
    .flatMap((year) => festivals.map((festival) => ({ festival, on: inYear(festival, year) })))
    .filter(({ on }) => on >= from && on <= until)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** A day of the year that a user wants to be reminded of besides the festivals: a founding day, say. */
export type Occasion = { id: string; name: string; calendar: 'solar' | 'lunar'; month: number; day: number };

/** Occasions from one day to another, both included, by day; kept as birthdays are where a year or month is too short. */
export const occasionsBetween = (
  from: string,
  until: string,
  occasions: readonly Occasion[],
): { occasion: Occasion; on: string }[] =>
  occasions
    .flatMap((occasion) => {
      const occasions: { occasion: Occasion; on: string }[] = [];
      const date = { ...occasion, leap: false, year: null };
      for (let next = nextBirthday(date, from); next !== null && next.on <= until; ) {
        occasions.push({ occasion, on: next.on });
        next = nextBirthday(date, addDays(next.on, 1));
      }
      return occasions;
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
