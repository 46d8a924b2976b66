import type { Running, Services } from '../module.ts';
import type { Session } from '../session.ts';
import { badgeCount } from './badge.ts';
import { look, notification } from './look.ts';
import { reminderStore } from './store.ts';
import { processTimers, type Timers } from './timers.ts';

/** We look at the wall clock at least so often; a timer alone would not notice that the clock was set. */
const LOOK_EVERY_MS = 60_000;
const SOONEST_MS = 250;

/** Reminds while the vault is open: looks at the clock now, at every alert's instant, every minute, and when woken. */
export function startScheduler(
  session: Session,
  { notify, badge }: Pick<Services, 'notify' | 'badge'>,
  timers: Timers = processTimers,
): Running {
  const store = reminderStore(session.db);
  let callOff = () => {};
  let running = true;
  let told = -1;

  function again(): void {
    callOff();
    if (!running) return;
    const now = session.now();
    let nextAt = now + LOOK_EVERY_MS;
    try {
      const seen = look(session);
      nextAt = Math.min(nextAt, seen.nextAt);
      for (const claimed of seen.claimed) void show(claimed);
      const count = badgeCount(session);
      if (count !== told) badge(count);
      told = count;
    } finally {
      callOff = timers.after(Math.max(SOONEST_MS, nextAt - now), again);
    }
  }

  async function show(claimed: Parameters<typeof notification>[0]): Promise<void> {
    const shown = await notify(notification(claimed, session));
    if (shown && running) store.shown(claimed.id, session.now());
  }

  again();
  return {
    wake: again,
    stop() {
      running = false;
      callOff();
    },
  };
}
