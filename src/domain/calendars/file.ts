import { z } from 'zod';
import { ok, type Result, refuse } from '../result.ts';
import { isDay, isZone, minutesOf, WEEKDAYS, type Weekday } from './days.ts';
import { knownYears } from './known-years.ts';

/** From and to, `HH:mm` local; `24:00` ends the day. */
export type Interval = [from: string, to: string];

/** A calendar as it is written down: in a file, in the vault. {@link workCalendar} makes it usable. */
export type CalendarFile = {
  /** IANA name. */
  zone: string;
  hours: Record<Weekday, Interval[]>;
  /** Names are festivals (`calendars:festival.*`) or free text, possibly empty. */
  holidays: { day: string; name: string }[];
  /** Make-up workdays (调休): Monday's hours unless given. */
  workdays: { day: string; name: string; hours?: Interval[] | undefined }[];
  /** Years whose days off are known in full. */
  years: number[];
  /** Whose statutory holidays stand in for a year that isn't known. */
  statutory: 'china' | null;
};

/** Larger files are no calendars: 2,000 days off are more than a hundred years of them. */
export const MOST_CHARACTERS = 2_000_000;
const MOST_DAYS = 2_000;
const MOST_INTERVALS = 24;
/** A week that works less than an hour is a mistake, and would make deadlines run for years. */
const LEAST_MINUTES_A_WEEK = 60;

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const intervals = z
  .array(z.tuple([time, time]))
  .max(MOST_INTERVALS)
  .refine((list) => list.every(([from, to], i) => from < to && from >= (list[i - 1]?.[1] ?? '00:00')));
const day = z.string().refine(isDay);
const name = z.string().max(200).default('');
const bare = day.transform((text) => ({ day: text, name: '' }));

const schema = z
  .object({
    zone: z.string().refine(isZone),
    hours: z.partialRecord(z.enum(WEEKDAYS), intervals).transform(everyWeekday),
    holidays: z
      .array(z.union([bare, z.object({ day, name })]))
      .max(MOST_DAYS)
      .default([]),
    workdays: z
      .array(
        z.union([
          bare,
          z.object({ day, name, hours: intervals.refine((list) => list.length > 0).optional() }),
        ]),
      )
      .max(MOST_DAYS)
      .default([]),
    years: z.array(z.number().int().min(1900).max(2199)).max(300).optional(),
    statutory: z.enum(['china']).nullable().default(null),
  })
  .transform(
    (file): CalendarFile => ({
      ...file,
      years: file.years ?? knownYears(file),
    }),
  );

function everyWeekday(some: Partial<Record<Weekday, Interval[]>>): Record<Weekday, Interval[]> {
  const { mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = [] } = some;
  return { mon, tue, wed, thu, fri, sat, sun };
}

/**
 * Checks a calendar: `{"zone","hours":{"mon":[["09:00","12:00"],…],…},"holidays":["2026-10-01",…],"workdays":[…]}`. A day may
 * also be `{"day","name"}`, a workday with its own `"hours"`. Refuses (`invalid`) intervals that overlap, are out of order or
 * inverted, unknown zones, a day that is both, and a week without working time.
 */
export function readCalendar(value: unknown): Result<CalendarFile> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return refuse('invalid', path === '' ? 'calendars:error.notACalendar' : 'calendars:error.field', {
      path,
    });
  }
  return checkCalendar(parsed.data);
}

/** What no single field shows. */
export function checkCalendar(file: CalendarFile): Result<CalendarFile> {
  const week = Object.values(file.hours).flat();
  const worked = week.reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0);
  if (worked < LEAST_MINUTES_A_WEEK) return refuse('invalid', 'calendars:error.noWorkingTime');
  const off = new Set(file.holidays.map((holiday) => holiday.day));
  const both = file.workdays.find((workday) => off.has(workday.day));
  if (both !== undefined) return refuse('invalid', 'calendars:error.both', { day: both.day });
  return ok(file);
}

/** Reads a JSON calendar file. Refuses (`invalid`) what isn't one. */
export function parseCalendarJson(text: string): Result<CalendarFile> {
  if (text.length > MOST_CHARACTERS) return refuse('invalid', 'calendars:error.tooLarge');
  try {
    return readCalendar(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return refuse('invalid', 'calendars:error.notACalendar');
  }
}
