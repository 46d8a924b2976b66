import type { Services } from '../services/services.ts';
import { attempt } from '../session/attempt.ts';
import type { Running } from '../session/running.ts';
import { badgeCount } from './badge.ts';
import type { ReminderDesk } from './desk.ts';
import { type ClaimedAlert, look, notification } from './look.ts';
import { LOOK_EVERY_MS, processTimers, type Timers } from './timers.ts';

const SOONEST_MS = 250;

/**
 * Reminds while the vault is open: looks at the clock now, at every alert's instant, every minute, and when woken. Where the
 * disk is full or another program writes, the next look tells what this one couldn't claim.
 * @param settle what has to be done before the first look
 */
export function startScheduler(
  desk: ReminderDesk,
  { notify, badge, report }: Pick<Services, 'notify' | 'badge' | 'report'>,
  { settle = () => {}, timers = processTimers }: { settle?(): void; timers?: Timers } = {},
): Running {
  const { session, store } = desk;
  let callOff = () => {};
  let running = true;
  let settled = false;
  let lastCount = -1;
  /** Alerts that stand on the screen, and when they came there, until the ledger says so, too. */
  const shownAt = new Map<number, number>();

  function lookAgain(): void {
    callOff();
    if (!running) return;
    const idle = session.idle();
    if (idle !== null) {
      void idle.then(lookAgain);
      return;
    }
    const now = session.now();
    const nextAt = attempt(report, 'reminders', remind) ?? Number.POSITIVE_INFINITY;
    callOff = timers.after(Math.max(SOONEST_MS, Math.min(nextAt - now, LOOK_EVERY_MS)), lookAgain);
  }

  function remind(): number {
    if (!settled) settle();
    settled = true;
    // Else they would count as lost, and be told again.
    noteShown();
    const { claimed, nextAt } = look(desk);
    for (const one of claimed) void show(one).catch((error) => report(error, 'reminders'));
    const count = badgeCount(desk);
    if (count !== lastCount) badge(count);
    lastCount = count;
    return nextAt;
  }

  async function show(claimed: ClaimedAlert): Promise<void> {
    if (!(await notify(notification(claimed, session)))) return;
    shownAt.set(claimed.id, session.now());
    await session.idle();
    if (running) noteShown();
  }

  function noteShown(): void {
    for (const [id, at] of shownAt) {
      store.shown(id, at);
      shownAt.delete(id);
    }
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
