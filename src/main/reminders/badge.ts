import type { Session } from '../session.ts';
import { reminderSources } from './sources.ts';
import { reminderStore } from './store.ts';

/** The number on the tray icon: contacts and steps due, and feedback whose time is over. */
export function badgeCount(session: Session): number {
  const sources = reminderSources(session.db);
  const { scope } = reminderStore(session.db).settings();
  const late = sources.clocks(scope).filter(({ deadlineAt }) => deadlineAt <= session.now());
  return sources.dueCount(session.today(), scope) + new Set(late.map(({ id }) => id)).size;
}
