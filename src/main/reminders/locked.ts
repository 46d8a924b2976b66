import { message } from '../../domain/message.ts';
import { forecast } from '../../domain/reminders/forecast.ts';
import { DEFAULT_SETTINGS, type ReminderItem } from '../../domain/reminders/terms.ts';
import { addDays, dayAt, digestAt, holdUntilOf } from '../../domain/reminders/wall.ts';
import type { Alert, Outside, Services } from '../services/services.ts';
import { attempt, type Report } from '../session/attempt.ts';
import type { Running } from '../session/running.ts';
import type { ReminderDesk } from './desk.ts';
import { type LockedMemory, readLockedMemory, writeLockedMemory } from './locked-memory.ts';
import { countsBody } from './texts.ts';
import { LOOK_EVERY_MS, processTimers, type Timers } from './timers.ts';
import { readWorldUntil } from './world.ts';

/** What is remembered of a vault that gets locked: when how many things of which kind come up. */
type LockedPlan = { at: number; counts: Record<string, number> }[];

/** All that is kept of a vault while it is locked: what is foreseen, if anything could be, and what is to stand beside it. */
export type LockedVault = { folder: string; plan: LockedPlan | null; memory?: LockedMemory };

const FORESEEN_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Called while the vault is still open: what will be told until it is opened again, and the times at which to ask. Writes nothing:
 * whoever watches over the locked vault does, also where there is no room for it now.
 */
export function planForLock(desk: ReminderDesk, folder: string): Required<LockedVault> {
  const { session, store } = desk;
  const now = session.now();
  const { digestTime, quietHours } = store.settings();
  const memory = { ...readLockedMemory(folder), lockedAt: now, toldUntil: null, digestTime, quietHours };
  const until = addDays(session.today(), FORESEEN_DAYS);
  const alerts = forecast(readWorldUntil(desk, until), now, now + FORESEEN_DAYS * DAY_MS);
  const plan = alerts.map(({ at, items }) => ({ at, counts: countByKind(items) }));
  return { folder, plan, memory };
}

/** Counts; a stakeholder with several due contacts counts once. */
function countByKind(items: readonly ReminderItem[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const met = new Set<string>();
  for (const { kind, key, stakeholderId } of items) {
    const subject = kind === 'contact' ? `contact ${stakeholderId}` : key;
    if (!met.has(subject)) counts[kind] = (counts[kind] ?? 0) + 1;
    met.add(subject);
  }
  return counts;
}

/** Called once the vault is open again: what was told meanwhile counts as told. */
export function settleAfterLock(desk: ReminderDesk, folder: string, report: Report): void {
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
  if (lockedAt === null) return;
  // What stays there is settled once more, or written anew when the vault is locked.
  attempt(report, 'reminders', () =>
    writeLockedMemory(folder, { ...memory, lockedAt: null, toldUntil: null }),
  );
}

/**
 * Reminds while the vault is locked, without a name: of what was foreseen when it was locked in this run, else, once a
 * day at the time of the digest, to unlock it. What it can't write down as told it doesn't tell: the next look tries again.
 */
export function startLocked(
  { now, computerZone: zone, text }: Pick<Outside, 'now' | 'computerZone' | 'text'>,
  { notify, report }: Pick<Services, 'notify' | 'report'>,
  { folder, plan, memory }: LockedVault,
  timers: Timers = processTimers,
): Running {
  let callOff = () => {};
  let running = true;
  let unwritten = memory;

  function lookAgain(): void {
    callOff();
    if (!running) return;
    attempt(report, 'reminders', remind);
    callOff = timers.after(LOOK_EVERY_MS, lookAgain);
  }

  function remind(): void {
    if (unwritten !== undefined) writeLockedMemory(folder, unwritten);
    unwritten = undefined;
    if (plan === null) ask();
    else tell(plan);
  }

  const show = (alert: Alert) => void notify(alert).catch((error) => report(error, 'reminders'));

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
    show({
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
    show({
      id: `unlock:${today}`,
      title: text(message('reminders:unlock.title')),
      body: text(message('reminders:unlock.body')),
      route: '#/today',
    });
  }

  const isHeld = ({ quietHours }: Pick<typeof DEFAULT_SETTINGS, 'quietHours'>) =>
    holdUntilOf(now(), { ...DEFAULT_SETTINGS, quietHours }, zone()) !== null;

  lookAgain();
  return {
    wake: lookAgain,
    stop() {
      running = false;
      callOff();
    },
  };
}
