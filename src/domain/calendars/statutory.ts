import { LunarDay, SolarDay, SolarTerm } from 'tyme4ts';

/** Holidays of the People's Republic; their names are `calendars:festival.*`. */
export const FESTIVALS = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
  'victory-day',
] as const;
export type Festival = (typeof FESTIVALS)[number];

const CHINESE_NAMES: [pattern: RegExp, Festival][] = [
  [/^元旦/, 'new-year'],
  [/^春节|^除夕/, 'spring-festival'],
  [/^清明/, 'qingming'],
  [/^劳动节/, 'labour-day'],
  [/^端午/, 'dragon-boat'],
  [/^中秋/, 'mid-autumn'],
  [/^国庆/, 'national-day'],
  [/抗日战争|抗战/, 'victory-day'],
];

/** The festival that a Chinese name means; any other name stays as it is. */
export const festivalName = (name: string): string =>
  CHINESE_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? name;

const statutoryYears = new Map<number, ReadonlyMap<string, Festival>>();

/**
 * The public holidays that the law itself names (全国年节及纪念日放假办法 §2, as revised for 2025): thirteen days, without the
 * bridges and make-up workdays that only a decree can tell.
 */
export function statutoryHolidays(year: number): ReadonlyMap<string, Festival> {
  const cachedYear = statutoryYears.get(year);
  if (cachedYear !== undefined) return cachedYear;
  const firstOfYear = LunarDay.fromYmd(year, 1, 1).getSolarDay();
  const solar = (month: number, day: number) => SolarDay.fromYmd(year, month, day);
  const lunar = (month: number, day: number) => LunarDay.fromYmd(year, month, day).getSolarDay();
  const days: [Festival, SolarDay, count: number][] = [
    ['new-year', solar(1, 1), 1],
    ['spring-festival', firstOfYear.next(-1), 4],
    ['qingming', SolarTerm.fromName(year, '清明').getSolarDay(), 1],
    ['labour-day', solar(5, 1), 2],
    ['dragon-boat', lunar(5, 5), 1],
    ['mid-autumn', lunar(8, 15), 1],
    ['national-day', solar(10, 1), 3],
  ];
  const festivalByDay = new Map<string, Festival>();
  for (const [festival, first, count] of days)
    for (let i = 0; i < count; i++) festivalByDay.set(isoDay(first.next(i)), festival);
  statutoryYears.set(year, festivalByDay);
  return festivalByDay;
}

const two = (n: number): string => String(n).padStart(2, '0');
const isoDay = (day: SolarDay): string => `${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`;
