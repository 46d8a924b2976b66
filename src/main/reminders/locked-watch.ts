import type { Outside, Services } from '../services/services.ts';
import type { Running } from '../session/running.ts';
import { type LockedVault, startLocked } from './locked.ts';
import { processTimers, type Timers } from './timers.ts';

/** At start the system's key store may open the vault by itself: nobody is asked to before. */
const GRACE_MS = 15_000;

/** Reminds while the vault is locked; stopped when it is opened. */
export type LockedWatch = Running & {
  /** The app has started with this vault still locked. */
  startsLocked(folder: string): void;
  locked(vault: LockedVault): void;
};

export function lockedWatch(
  outside: Pick<Outside, 'now' | 'computerZone' | 'text'>,
  services: Pick<Services, 'notify' | 'report'>,
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
    locked(vault) {
      stop();
      running = startLocked(outside, services, vault);
    },
    wake: () => running?.wake(),
    stop,
  };
}
