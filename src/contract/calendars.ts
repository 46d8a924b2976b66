import { z } from 'zod';
import { reads, writes } from './call.ts';
import { bytes, day, id, line, name, noAnswer } from './values.ts';

const year = z.number().int().min(1900).max(2199);
const interval = z.tuple([z.string(), z.string()]);
const calendarDefinition = z.object({
  zone: z.string(),
  hours: z.record(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), z.array(interval)),
  holidays: z.array(day),
  workdays: z.array(day),
});

const calendar = z.object({
  id: id.nullable(),
  name: z.string(),
  zone: z.string(),
  active: z.boolean(),
  /** The one that comes with the app: Chinese working days, Asia/Shanghai. */
  builtIn: z.boolean(),
  /** Years with a decree; others use the statutory holidays and mark results provisional. */
  decreedYears: z.array(z.number().int()),
  warning: z.string().nullable(),
});

/** Working days and hours, with decreed holidays and make-up workdays (调休). */
export const calendars = {
  'calendars.list': reads({
    does: 'The calendars of the vault.',
    input: z.object({}),
    output: z.array(calendar),
  }),
  'calendars.year': reads({
    does: 'The active calendar, a year of it, day by day where it differs from an ordinary week.',
    input: z.object({ year, id: id.optional() }),
    output: z.object({
      decreed: z.boolean(),
      hours: calendarDefinition.shape.hours,
      days: z.array(z.object({ day, kind: z.enum(['holiday', 'workday']), name: z.string() })),
    }),
  }),
  'calendars.import': writes({
    does: 'Reads a calendar file (JSON or ICS) into the vault.',
    input: z.object({
      name,
      content: bytes(5 * 1024 * 1024),
      zone: line(64).optional(),
      /** Years whose days off the file names in full, where that can't be seen from it. */
      years: z.array(year).max(300).default([]),
    }),
    output: z.object({
      id,
      holidays: z.number().int(),
      workdays: z.number().int(),
      /** Entries left out: observances and appointments, which stay working days. */
      leftOut: z.array(z.object({ day, name: z.string() })),
      /** Years of which the calendar names some days, but not all: deadlines in them stay provisional. */
      incomplete: z.array(z.number().int()),
    }),
  }),
  'calendars.use': writes({
    does: 'Makes a calendar the one that counts; null: the built-in one.',
    input: z.object({ id: id.nullable() }),
    output: noAnswer,
  }),
  'calendars.remove': writes({
    does: 'Takes a calendar out. Can be undone.',
    input: z.object({ id }),
    output: noAnswer,
  }),
};
