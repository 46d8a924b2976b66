import { message } from '../../domain/message.ts';
import { forecast } from '../../domain/reminders/forecast.ts';
import { DEFAULT_SETTINGS, type ReminderItem } from '../../domain/reminders/terms.ts';
import { addDays, dayAt, digestAt, heldUntil } from '../../domain/reminders/wall.ts';
import type { Outside, Running, Services } from '../module.ts';
import type { ReminderDesk } from './desk.ts';
import { readLockedMemory, writeLockedMemory } from './locked-memory.ts';
import { LOOK_EVERY_MS } from './scheduler.ts';
import { countsBody } from './texts.ts';
import { processTimers, type Timers } from './timers.ts';
import { readWorldUntil } from './world.ts';

/** What is remembered of a vault that gets locked: when how many things of which kind come up. */
export type LockedPlan = { at: number; counts: Record<string, number> }[];

/** All that is kept of a vault while it is locked. */
export type LockedVault = { folder: string; plan: LockedPlan };

const FORESEEN_DAYS = 30;
const DAY_MS = 86_400_000;

/** Called while the vault is still open: what will be told until it is opened again, and the times at which to ask. */
export function planForLock(desk: ReminderDesk, folder: string): LockedPlan {
  const { session, store } = desk;
  const now = session.now();
  const { digestTime, quietHours } = store.settings();
  writeLockedMemory(folder, {
    ...readLockedMemory(folder),
    lockedAt: now,
    toldUntil: null,
    digestTime,
    quietHours,
  });
  const until = addDays(session.today(), FORESEEN_DAYS);
  const alerts = forecast(readWorldUntil(desk, until), now, now + FORESEEN_DAYS * DAY_MS);
  return alerts.map(({ at, items }) => ({ at, counts: countByKind(items) }));
}

function countByKind(items: readonly ReminderItem[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Called once the vault is open again: what was told meanwhile counts as told. */
export function settleAfterLock(desk: ReminderDesk, folder: string): void {
  const { session, store } = desk;
  const memory = readLockedMemory(folder);
  const { lockedAt, toldUntil } = memory;
  if (lockedAt !== null && toldUntil !== null) {
    for (const alert of forecast(
      readWorldUntil(desk, dayAt(toldUntil, session.zone())),
      lockedAt,
      toldUntil,
    )) {
      const id = store.claim(alert, alert.at);
      if (id !== null) store.shown(id, alert.at);
    }
  }
  if (lockedAt !== null) writeLockedMemory(folder, { ...memory, lockedAt: null, toldUntil: null });
}

/**
 * Reminds while the vault is locked, without a name: of what was foreseen when it was locked in this run, else, once a
 * day at the time of the digest, to unlock it.
 */
export function startLocked(
  { now, zone, text }: Pick<Outside, 'now' | 'zone' | 'text'>,
  { notify }: Pick<Services, 'notify'>,
  { folder, plan, timers = processTimers }: { folder: string; plan: LockedPlan | null; timers?: Timers },
): Running {
  let callOff = () => {};
  let running = true;

  function lookAgain(): void {
    callOff();
    if (!running) return;
    try {
      if (plan === null) ask();
      else tell(plan);
    } finally {
      callOff = timers.after(LOOK_EVERY_MS, lookAgain);
    }
  }

  function tell(foreseen: LockedPlan): void {
    const memory = readLockedMemory(folder);
    const due = foreseen.filter(
      ({ at }) => at <= now() && at > (memory.toldUntil ?? Number.NEGATIVE_INFINITY),
    );
    if (due.length === 0 || isHeld(memory)) return;
    const counts: Record<string, number> = {};
    for (const [kind, count] of due.flatMap((alert) => Object.entries(alert.counts)))
      counts[kind] = (counts[kind] ?? 0) + count;
    writeLockedMemory(folder, { ...memory, toldUntil: now() });
    void notify({
      id: `locked:${now()}`,
      title: text(message('reminders:locked.title')),
      body: countsBody(counts, { text, zone }),
      route: '#/today',
    });
  }

  function ask(): void {
    const memory = readLockedMemory(folder);
    const today = dayAt(now(), zone());
    const settings = { ...DEFAULT_SETTINGS, ...memory };
    if (memory.askedOn === today || isHeld(memory) || digestAt(today, settings, zone()) > now()) return;
    writeLockedMemory(folder, { ...memory, askedOn: today });
    void notify({
      id: `unlock:${today}`,
      title: text(message('reminders:unlock.title')),
      body: text(message('reminders:unlock.body')),
      route: '#/today',
    });
  }

  const isHeld = ({ quietHours }: Pick<typeof DEFAULT_SETTINGS, 'quietHours'>) =>
    heldUntil(now(), { ...DEFAULT_SETTINGS, quietHours }, zone()) !== null;

  lookAgain();
  return {
    wake: lookAgain,
    stop() {
      running = false;
      callOff();
    },
  };
}
