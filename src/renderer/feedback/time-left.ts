import type { TFunction } from 'i18next';

export type Part = { unit: 'day' | 'hour' | 'minute' | 'second'; n: number };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Below this, seconds are shown and the view ticks each second. */
const SHOW_SECONDS_BELOW = 10 * MINUTE;

/**
 * A span as the two largest units that say enough: days and hours, hours and minutes, minutes and seconds near the end.
 * Rounded down; a zero second part is left out.
 * @param ms milliseconds, of either sign
 */
export function spanParts(ms: number): Part[] {
  const span = Math.abs(ms);
  const [large, small]: [Part, Part] =
    span >= DAY
      ? [
          { unit: 'day', n: Math.floor(span / DAY) },
          { unit: 'hour', n: Math.floor((span % DAY) / HOUR) },
        ]
      : span >= HOUR
        ? [
            { unit: 'hour', n: Math.floor(span / HOUR) },
            { unit: 'minute', n: Math.floor((span % HOUR) / MINUTE) },
          ]
        : [
            { unit: 'minute', n: Math.floor(span / MINUTE) },
            { unit: 'second', n: span < SHOW_SECONDS_BELOW ? Math.floor((span % MINUTE) / SECOND) : 0 },
          ];
  const parts = [large, small].filter(({ n }) => n > 0);
  return parts.length > 0 ? parts : [{ unit: 'second', n: 0 }];
}

/** `3 小时 20 分`, `2 d 4 h`. */
const spanText = (t: TFunction, ms: number): string =>
  spanParts(ms)
    .map(({ unit, n }) => t(`feedback:unit.${unit}`, { n }))
    .join(' ');

/** `剩 3 小时 20 分`, `超时 5 小时`; `2 d 4 h left`, `5 h over`. */
export const timeLeftText = (t: TFunction, ms: number): string =>
  t(ms < 0 ? 'feedback:left.over' : 'feedback:left.left', { span: spanText(t, ms) });

type Clock = { state: string; timeLeftMs: number; elapsedShare: number };

/** Clocks of these states stand still. */
export const isLive = ({ state }: { state: string }): boolean => state === 'running' || state === 'breached';

/**
 * A clock as it stands `since` milliseconds after the core told it. The share of the target's time is drawn on
 * evenly until the core is asked again (business hours stand still at night).
 */
export function liveClock(clock: Clock, since: number): { leftMs: number; share: number } {
  const { timeLeftMs, elapsedShare } = clock;
  if (!isLive(clock) || since <= 0) return { leftMs: timeLeftMs, share: elapsedShare };
  const leftMs = timeLeftMs - since;
  const share =
    timeLeftMs > 0 ? elapsedShare + (1 - elapsedShare) * Math.min(1, since / timeLeftMs) : elapsedShare;
  return { leftMs, share };
}

export type Urgency = 'calm' | 'warning' | 'over' | 'paused' | 'done';

/** How a clock is coloured. Warned from three quarters of the target on (design.md). */
export function urgencyOf(state: string, share: number, leftMs: number): Urgency {
  switch (state) {
    case 'paused':
      return 'paused';
    case 'met':
      return 'done';
    case 'met-late':
      return 'over';
    default:
      return leftMs < 0 ? 'over' : share >= 0.75 ? 'warning' : 'calm';
  }
}

/** Milliseconds until a clock with so much left has to be drawn again. */
export const tickFor = (leftMs: number): number =>
  Math.abs(leftMs) < SHOW_SECONDS_BELOW + MINUTE ? SECOND : MINUTE;
