import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which a zone keeps one offset from UTC, all in ms; `from` included, `to` not. */
type Stretch = { from: number; to: number; offset: number };

const stretchesByZone = new Map<string, Stretch[]>();

/**
 * The stretch around an instant. Remembered, because Temporal takes a hundred times as long as adding an offset, and
 * deadlines walk through thousands of days.
 */
function stretchAt(at: number, zone: string): Stretch {
  let stretches = stretchesByZone.get(zone);
  if (stretches === undefined) {
    stretches = [];
    stretchesByZone.set(zone, stretches);
  }
  let stretch = stretches.find(({ from, to }) => from <= at && at < to);
  if (stretch === undefined) {
    const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    // The transition before is strictly before: one at this very instant begins the stretch.
    const transition = there.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
    stretch = {
      from: transition?.epochMilliseconds ?? -Infinity,
      to: there.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
      offset: there.offsetNanoseconds / 1_000_000,
    };
    stretches.push(stretch);
  }
  return stretch;
}

/** What the clock on the wall shows at an instant, as if it were UTC. */
export const wallOf = (at: number, zone: string): number => at + stretchAt(at, zone).offset;

/** No wall is a day ahead of UTC or more. */
const DAY_MS = 86_400_000;

/**
 * The first instant at which the clock on the wall shows a time (given as if it were UTC) or a later one: of a time shown
 * twice the first, of a time that is jumped over the instant of the jump.
 */
export function firstInstantOf(wall: number, zone: string): number {
  let stretch = stretchAt(wall - DAY_MS, zone);
  for (;;) {
    const at = Math.max(wall - stretch.offset, stretch.from);
    if (at < stretch.to) return at;
    stretch = stretchAt(stretch.to, zone);
  }
}

/** Whether a text names a time zone: `Asia/Shanghai`, `UTC`, `+08:00`. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z+-][\w+\-/:]{0,63}$/.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}
