import { type WorkCalendar, workCalendar } from '../../domain/calendars/calendar.ts';
import { CHINA } from '../../domain/calendars/china.ts';
import type { Db } from '../db/open.ts';
import { calendarStore } from './store.ts';

/** The calendar that comes with the app. */
export const BUILT_IN: WorkCalendar = workCalendar(CHINA);

const cache = new WeakMap<Db, { id: string; calendar: WorkCalendar }>();

/** The calendar that counts in this vault. A definition never changes, so it is read once, and keeps the hours it worked out. */
export function activeCalendar(db: Db): WorkCalendar {
  const store = calendarStore(db);
  const id = store.activeId();
  if (id === null) return BUILT_IN;
  const last = cache.get(db);
  if (last?.id === id) return last.calendar;
  const entry = store.find(id);
  const calendar = entry === undefined ? BUILT_IN : workCalendar(entry.file);
  cache.set(db, { id, calendar });
  return calendar;
}
