import { dirname } from 'node:path';
import type { Module, Outside, Running, Services } from '../module.ts';
import type { Session } from '../session.ts';
import { reminderDesk } from './desk.ts';
import { reminderHandlers } from './handlers.ts';
import { type LockedPlan, planForLock, settleAfterLock, startLocked } from './locked.ts';
import { startScheduler } from './scheduler.ts';

/** Reminders while the vault is open, and, of what little may then be known, while it is locked. */
export function remindersModule(): Module & {
  startLocked(outside: Outside, services: Services, folder: string): Running;
} {
  /** Of the vault that this run locked last. */
  let planned: { folder: string; plan: LockedPlan } | null = null;
  return {
    handlers: (session, services) => reminderHandlers(reminderDesk(session), services),
    start(session, services) {
      const desk = reminderDesk(session);
      const folder = folderOf(session);
      settleAfterLock(desk, folder);
      const running = startScheduler(desk, services);
      return {
        wake: running.wake,
        stop() {
          running.stop();
          planned = { folder, plan: planForLock(desk, folder) };
        },
      };
    },
    startLocked: (outside, services, folder) =>
      startLocked(outside, services, { folder, plan: planned?.folder === folder ? planned.plan : null }),
  };
}

const folderOf = ({ db }: Session): string => dirname(db.name);
