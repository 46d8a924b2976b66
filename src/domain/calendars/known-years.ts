import { yearOf } from './days.ts';
import { statutoryHolidays } from './statutory.ts';

/** Every country has days off in at least so many months of a year. */
const LEAST_MONTHS = 4;

type CalendarDays = { holidays: { day: string }[]; workdays: { day: string }[]; statutory: 'china' | null };

/**
 * The years whose days off a calendar names in full, as far as it shows: one company day doesn't make a year known. For China,
 * every day that the law names is off, and a bridge or a make-up workday says that there was a decree; elsewhere, days
 * off lie in at least four months.
 */
export function knownYears({ holidays, workdays, statutory }: CalendarDays): number[] {
  const years = new Set(holidays.map(({ day }) => yearOf(day)));
  const isKnown = (year: number): boolean => {
    const ofYear = ({ day }: { day: string }) => yearOf(day) === year;
    const off = new Set(holidays.filter(ofYear).map(({ day }) => day));
    if (statutory === null) return new Set([...off].map((day) => day.slice(0, 7))).size >= LEAST_MONTHS;
    const byLaw = [...statutoryHolidays(year).keys()];
    return byLaw.every((day) => off.has(day)) && off.size + workdays.filter(ofYear).length > byLaw.length;
  };
  return [...years].filter(isKnown).sort((a, b) => a - b);
}
