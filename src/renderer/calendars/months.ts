import { addDays, WEEKDAYS, weekdayOf } from '../../domain/calendars/days.ts';

export { WEEKDAYS };

/** The twelve months of a year: their days, and how many weekdays stand before the first in a week from Monday. */
export function monthsOf(year: number): { month: number; blanks: number; days: string[] }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    const days: string[] = [];
    for (let day = first; day.startsWith(first.slice(0, 8)); day = addDays(day, 1)) days.push(day);
    return { month, blanks: WEEKDAYS.indexOf(weekdayOf(first)), days };
  });
}

/** Years that follow each other as one range: `2004–2026`, `2028`. Years ascend. */
export function yearRanges(years: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
}
