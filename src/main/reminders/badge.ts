import type { ReminderDesk } from './desk.ts';

/** The number on the tray icon: contacts and steps due, and feedback whose time is over. */
export function badgeCount({ session, store, sources }: ReminderDesk): number {
  const { scope } = store.settings();
  const late = sources.clocks(scope).filter(({ deadlineAt }) => deadlineAt <= session.now());
  return sources.dueCount(session.today(), scope) + new Set(late.map(({ id }) => id)).size;
}
