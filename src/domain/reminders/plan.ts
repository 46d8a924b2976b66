import { type DueNumbers, NOTHING_DUE } from '../today.ts';
import type { DayItem, InstantItem, PlannedAlert, ReminderItem, ReminderSettings } from './terms.ts';
import { addDays, dayAt, digestAt, holdUntilOf, isQuiet } from './wall.ts';

/** State of a key in the ledger: `told` (alerted), `lost` (claimed by a process that ended before showing it) or `none`. */
export type Claim = 'told' | 'lost' | 'none';

export type World = {
  /** Still due, not told yet or snoozed; those announced after today are ignored. */
  days: readonly DayItem[];
  /** Numbers of what is due today, alerted or not. */
  due(): DueNumbers;
  /** Clock alerts of open feedback, past ones included, and the coming ones. */
  instants: readonly InstantItem[];
  claim(key: string): Claim;
  settings: ReminderSettings;
  /** The vault's zone, in which days are counted. */
  zone: string;
  /** The zone of the user's wall clock, for the digest's hour and quiet hours. */
  wallZone: string;
};

export type Plan = {
  /** To be claimed and shown now, in this order. */
  alerts: PlannedAlert[];
  /** When to look again, if nothing changes until then. Epoch ms, later than now. */
  nextAt: number;
};

const MINUTE = 60_000;
/** We look at least every minute: an older instant was missed because the computer slept. */
const MISSED_AFTER = 2 * MINUTE;
const MOST_SINGLE_ALERTS = 3;

/** One digest a local day, whatever the clock does. */
export const digestKey = (on: string): string => `digest:${on}`;

/**
 * What to alert at an instant. Pure: it is asked at every look at the wall clock, and whatever it answers is claimed
 * under its keys before it is shown, so that no jump of the clock and no restart makes it answer the same twice.
 */
export function plan(world: World, now: number): Plan {
  const { settings, zone, wallZone } = world;
  const holdUntil = holdUntilOf(now, settings, wallZone);
  if (holdUntil !== null) return { alerts: [], nextAt: holdUntil };

  const morning = dayAt(now, wallZone);
  const until = announcedUntil(world, morning, now);
  const days = world.days.filter((item) => item.announceOn <= until).map((item) => dayCandidate(item, zone));
  const instants = world.instants.map(instantCandidate).filter(({ key }) => world.claim(key) !== 'told');
  const sleeping = (at: number) =>
    at <= now - MISSED_AFTER || (settings.pausedUntil !== null && at < settings.pausedUntil);
  const missed = instants.filter(
    ({ at, key }) =>
      at <= now &&
      world.claim(key) === 'none' &&
      (sleeping(at) || isQuiet(at, settings.quietHours, wallZone)),
  );
  const lostAlerts = instants.filter(({ key }) => world.claim(key) === 'lost');
  const live = instants.filter((item) => world.claim(item.key) === 'none' && !missed.includes(item));

  const alerts: PlannedAlert[] = [];
  const digestDue =
    digestAt(morning, settings, wallZone) <= now && world.claim(digestKey(morning)) === 'none';
  const digestAlert = digestDue ? digest(world, days, { missed, lost: lostAlerts }, now, morning) : null;
  if (digestAlert !== null) alerts.push(digestAlert);
  else if (missed.length > 0) alerts.push(alertOf('missed', missed, now));

  // Snoozed items come back at their own time; before the digest, the digest brings them.
  const back = days.filter(
    ({ item, key, at }) => at !== null && at <= now && item.key !== key && world.claim(key) === 'none',
  );
  if (digestAlert === null && back.length > 0) alerts.push(alertOf('digest', back, now));

  const { due, nextAt } = singles(live, now);
  const wakings = [nextAt, nextDigest(morning, settings, wallZone, now), ...days.map(({ at }) => at)];
  return {
    alerts: [...alerts, ...due],
    nextAt: Math.min(...wakings.filter((at) => at !== null && at > now).map(Number)),
  };
}

/**
 * The day up to which things are announced: the vault's day when the morning's digest was due. On a journey the vault's day may
 * begin in the midst of the user's, and waits for the next morning.
 */
function announcedUntil({ settings, zone, wallZone }: World, morning: string, now: number): string {
  const today = dayAt(now, zone);
  const atHome = today < morning ? today : morning;
  const digest = digestAt(morning, settings, wallZone);
  const byDigest = dayAt(digest <= now ? digest : digestAt(addDays(morning, -1), settings, wallZone), zone);
  return [atHome, byDigest].toSorted().at(-1) ?? today;
}

/** `key`: under which the item alerts now; a snooze has one of its own. */
type Candidate = { item: ReminderItem; key: string };
/** `at`: when a snooze ends; `null` for an item that is not snoozed, or was before it was announced. */
type DayCandidate = Candidate & { at: number | null };
type InstantCandidate = Candidate & { item: InstantItem; at: number };

function dayCandidate(item: DayItem, zone: string): DayCandidate {
  const { key, snoozedUntil: until } = item;
  return until === null || dayAt(until, zone) < item.announceOn
    ? { item, key, at: null }
    : { item, key: `${key}~${until}`, at: until };
}

function instantCandidate(item: InstantItem): InstantCandidate {
  const { key, at, snoozedUntil: until } = item;
  return until === null || until <= at ? { item, key, at } : { item, key: `${key}~${until}`, at: until };
}

function alertOf(kind: PlannedAlert['kind'], candidates: Candidate[], at: number): PlannedAlert {
  const breached = new Set(
    candidates.flatMap(({ item }) => ('at' in item && item.alert === 'clock-breach' ? item.clock : [])),
  );
  const pointless = ({ item }: Candidate) =>
    'at' in item && item.alert === 'clock-warning' && breached.has(item.clock);
  return {
    at,
    kind,
    items: candidates.filter((candidate) => !pointless(candidate)).map(({ item }) => item),
    keys: [...new Set(candidates.flatMap(({ item, key }) => [item.key, key]))],
    due: NOTHING_DUE,
  };
}

/** Today's digest, with the clocks that were missed meanwhile; `null` when nothing asks for one. */
function digest(
  world: World,
  days: DayCandidate[],
  clocks: { missed: InstantCandidate[]; lost: InstantCandidate[] },
  now: number,
  morning: string,
): PlannedAlert | null {
  const visible = days.filter(({ at }) => at === null || at <= now);
  const fresh = visible.filter(({ key }) => world.claim(key) !== 'told');
  if (fresh.length + clocks.lost.length === 0) return null;
  const alert = alertOf('digest', [...fresh, ...clocks.lost, ...clocks.missed], now);
  return {
    ...alert,
    keys: [digestKey(morning), ...alert.keys],
    due: world.due(),
  };
}

/**
 * Instants alert singly and on time. When more than three fall within a minute of the first, they wait for the last of
 * them and come as one.
 */
function singles(live: InstantCandidate[], now: number): { due: PlannedAlert[]; nextAt: number | null } {
  const due: PlannedAlert[] = [];
  let rest = live.toSorted((a, b) => a.at - b.at);
  for (;;) {
    const [first] = rest;
    if (first === undefined) return { due, nextAt: null };
    const minute = rest.filter(({ at }) => at < first.at + MINUTE);
    const together = minute.length > MOST_SINGLE_ALERTS ? minute : [first];
    const at = together.at(-1)?.at ?? first.at;
    if (at > now) return { due, nextAt: at };
    due.push(alertOf(together.length > 1 ? 'merged' : first.item.alert, together, now));
    rest = rest.slice(together.length);
  }
}

function nextDigest(today: string, settings: ReminderSettings, zone: string, now: number): number {
  const at = digestAt(today, settings, zone);
  return at > now ? at : digestAt(addDays(today, 1), settings, zone);
}
