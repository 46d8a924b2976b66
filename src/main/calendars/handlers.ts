import type { calendars } from '../../contract/calendars.ts';
import { dayKind, isDecreed, type WorkCalendar, workCalendar } from '../../domain/calendars/calendar.ts';
import { CHINA } from '../../domain/calendars/china.ts';
import { addDays, yearOf } from '../../domain/calendars/days.ts';
import { type CalendarFile, parseCalendarJson } from '../../domain/calendars/file.ts';
import { type IcsCalendar, parseIcs } from '../../domain/calendars/ics.ts';
import { FESTIVALS } from '../../domain/calendars/statutory.ts';
import { readText } from '../../domain/encoding.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { activeCalendar } from './active.ts';
import { calendarStore } from './store.ts';

const NOT_FOUND = refuse('not-found', 'calendars:error.notFound');
/** Holidays are decreed in November: from then on the coming year is expected. */
const LOOK_AHEAD_DAYS = 60;
const MOST_TOLD = 100;

export function calendarHandlers(session: Session): Handlers<typeof calendars> {
  const store = calendarStore(session.db);

  /** Says which year, now or soon, has no days off in the calendar. */
  const warningOf = (calendar: WorkCalendar): string | null => {
    const soon = addDays(session.today(), LOOK_AHEAD_DAYS);
    const missing = [session.today(), soon].find((day) => !isDecreed(calendar, day));
    if (missing === undefined) return null;
    const key = calendar.statutory === null ? 'unknownYear' : 'statutoryYear';
    return session.text(message(`calendars:warning.${key}`, { year: yearOf(missing) }));
  };

  const nameOf = (name: string): string =>
    FESTIVALS.some((festival) => festival === name)
      ? session.text(message(`calendars:festival.${name}`))
      : name;

  const described = (file: CalendarFile) => ({
    zone: file.zone,
    decreedYears: file.years,
    warning: warningOf(workCalendar(file)),
  });

  return {
    'calendars.list'() {
      const calendars = store.list();
      const builtIn = {
        id: null,
        name: session.text(message('calendars:builtIn')),
        active: !calendars.some(({ active }) => active),
        builtIn: true,
        ...described(CHINA),
      };
      return ok([
        builtIn,
        ...calendars.map(({ file, ...one }) => ({ ...one, builtIn: false, ...described(file) })),
      ]);
    },

    'calendars.year'({ year, id }) {
      const entry = id === undefined ? undefined : store.find(id);
      if (id !== undefined && entry === undefined) return NOT_FOUND;
      const calendar = entry === undefined ? activeCalendar(session.db) : workCalendar(entry.file);
      const days = [];
      for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
        const kind = dayKind(calendar, day);
        if (kind.kind === 'holiday') days.push({ day, kind: kind.kind, name: nameOf(kind.name) });
        if (kind.kind === 'make-up') days.push({ day, kind: 'workday' as const, name: '' });
      }
      const { hours } = calendar;
      return ok({ decreed: calendar.decreedYears.has(year), hours, days });
    },

    'calendars.import'({ name, content, zone, years }) {
      const inUse = store.activeId();
      const base = (inUse === null ? undefined : store.find(inUse)?.file) ?? CHINA;
      const read = readFile(content, base, zone, years);
      if (!read.ok) return read;
      const { file, leftOut } = read.value;
      const id = store.insert(name, file, session.now());
      return ok({
        id,
        holidays: file.holidays.length,
        workdays: file.workdays.length,
        leftOut: leftOut.slice(0, MOST_TOLD).map((day) => ({ ...day, name: nameOf(day.name) })),
        incomplete: namedYears(file).filter((year) => !file.years.includes(year)),
      });
    },

    'calendars.use'({ id }) {
      if (id !== null && store.find(id) === undefined) return NOT_FOUND;
      store.use(id);
      return ok({});
    },

    'calendars.remove'({ id }) {
      const calendar = store.find(id);
      if (calendar === undefined) return NOT_FOUND;
      if (calendar.active) return refuse('conflict', 'calendars:error.inUse');
      store.remove(id, session.now());
      return ok({});
    },
  };
}

/** A JSON file is a calendar of its own; an ICS file adds its days to the calendar in use. */
function readFile(
  content: Uint8Array,
  base: CalendarFile,
  zone: string | undefined,
  years: readonly number[],
): Result<IcsCalendar> {
  const text = readText(content);
  if (text === null) return refuse('invalid', 'calendars:error.unreadable');
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return parseIcs(text, base, zone, years);
  const file = parseCalendarJson(text);
  return file.ok
    ? ok({ file: { ...file.value, years: [...new Set([...file.value.years, ...years])] }, leftOut: [] })
    : file;
}

const namedYears = ({ holidays, workdays }: CalendarFile): number[] => [
  ...new Set([...holidays, ...workdays].map(({ day }) => yearOf(day))),
];
