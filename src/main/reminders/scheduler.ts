import type { Running, Services } from '../module.ts';
import { badgeCount } from './badge.ts';
import type { ReminderDesk } from './desk.ts';
import { type ClaimedAlert, look, notification } from './look.ts';
import { processTimers, type Timers } from './timers.ts';

/** We look at the wall clock at least so often; a timer alone would not notice that the clock was set. */
export const LOOK_EVERY_MS = 60_000;
const SOONEST_MS = 250;

/** Reminds while the vault is open: looks at the clock now, at every alert's instant, every minute, and when woken. */
export function startScheduler(
  desk: ReminderDesk,
  { notify, badge }: Pick<Services, 'notify' | 'badge'>,
  timers: Timers = processTimers,
): Running {
  const { session, store } = desk;
  let callOff = () => {};
  let running = true;
  let counted = -1;

  function lookAgain(): void {
    callOff();
    if (!running) return;
    const idle = session.idle();
    if (idle !== null) {
      void idle.then(lookAgain);
      return;
    }
    const now = session.now();
    let nextAt = now + LOOK_EVERY_MS;
    try {
      const seen = look(desk);
      nextAt = Math.min(nextAt, seen.nextAt);
      for (const claimed of seen.claimed) void show(claimed);
      const count = badgeCount(desk);
      if (count !== counted) badge(count);
      counted = count;
    } finally {
      callOff = timers.after(Math.max(SOONEST_MS, nextAt - now), lookAgain);
    }
  }

  async function show(claimed: ClaimedAlert): Promise<void> {
    const shown = await notify(notification(claimed, session));
    await session.idle();
    if (shown && running) store.shown(claimed.id, session.now());
  }

  lookAgain();
  return {
    wake: lookAgain,
    stop() {
      running = false;
      callOff();
    },
  };
}
