import { powerMonitor } from 'electron';
import type { CoreLink } from './core-link.ts';

const LOOK_EVERY_MS = 30_000;
/** A wall clock that moved this much against the steady one was set by somebody. */
const JUMP_MS = 5_000;

/** Tells the core about sleep, locking and a clock that was set, so that reminders look at the time anew. */
export function watchPower(core: Pick<CoreLink, 'post'>): void {
  powerMonitor.on('suspend', () => core.post({ type: 'power', event: 'suspend' }));
  powerMonitor.on('resume', () => core.post({ type: 'power', event: 'resume' }));
  powerMonitor.on('lock-screen', () => core.post({ type: 'power', event: 'lock-screen' }));
  powerMonitor.on('unlock-screen', () => core.post({ type: 'power', event: 'unlock-screen' }));

  let offset = Date.now() - performance.now();
  setInterval(() => {
    const now = Date.now() - performance.now();
    if (Math.abs(now - offset) > JUMP_MS) core.post({ type: 'power', event: 'time-changed' });
    offset = now;
  }, LOOK_EVERY_MS).unref();
}
