import type { Outside, Running, Services } from '../module.ts';
import type { Session } from '../session.ts';
import { reminderDesk } from './desk.ts';
import { type LockedPlan, type LockedVault, planForLock, settleAfterLock, startLocked } from './locked.ts';
import { processTimers, type Timers } from './timers.ts';

/** At start the system's key store may open the vault by itself: nobody is asked to before. */
const GRACE_MS = 15_000;

/** Keeps reminding across locking and unlocking. */
export type LockedWatch = {
  /** The app has started with this vault still locked. */
  startsLocked(folder: string): void;
  /** Before it is locked: what will come up while it is. */
  beforeLock(session: Session, folder: string): LockedPlan;
  locked(left: LockedVault): void;
  opened(session: Session, folder: string): void;
  wake(): void;
  stop(): void;
};

export function lockedWatch(
  outside: Pick<Outside, 'now' | 'zone' | 'text'>,
  services: Pick<Services, 'notify'>,
  timers: Timers = processTimers,
): LockedWatch {
  let running: Running | null = null;
  let callOff = () => {};
  const stop = () => {
    callOff();
    running?.stop();
    running = null;
  };
  return {
    startsLocked(folder) {
      callOff = timers.after(GRACE_MS, () => {
        running = startLocked(outside, services, { folder, plan: null });
      });
    },
    beforeLock: (session, folder) => planForLock(reminderDesk(session), folder),
    locked(left) {
      stop();
      running = startLocked(outside, services, left);
    },
    opened(session, folder) {
      stop();
      settleAfterLock(reminderDesk(session), folder);
    },
    wake: () => running?.wake(),
    stop,
  };
}
