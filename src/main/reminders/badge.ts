import { toDo } from '../../domain/today.ts';
import { dueNumbersNow } from '../due/numbers.ts';
import type { ReminderDesk } from './desk.ts';

/** The number on the tray icon: what Today counts as to be done now. */
export const badgeCount = ({ session, store }: ReminderDesk): number =>
  toDo(dueNumbersNow(session, store.settings().scope));
