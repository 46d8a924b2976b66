import type { Session } from '../session/session.ts';
import { type ReminderSources, reminderSources } from './sources.ts';
import { type ReminderStore, reminderStore } from './store.ts';

/** An open vault as reminders see it: its statements prepared once. */
export type ReminderDesk = { session: Session; store: ReminderStore; sources: ReminderSources };

export const reminderDesk = (session: Session): ReminderDesk => ({
  session,
  store: reminderStore(session.db),
  sources: reminderSources(session.db),
});
