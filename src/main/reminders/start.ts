import { dirname } from 'node:path';
import type { Services } from '../services/services.ts';
import type { Running } from '../session/running.ts';
import type { Session } from '../session/session.ts';
import { reminderDesk } from './desk.ts';
import { settleAfterLock } from './locked.ts';
import { startScheduler } from './scheduler.ts';

/** Reminds while the vault is open, of nothing that was told while it was locked. */
export function startReminders(session: Session, services: Services): Running {
  const desk = reminderDesk(session);
  const folder = dirname(session.db.name);
  return startScheduler(desk, services, { settle: () => settleAfterLock(desk, folder, services.report) });
}
