/** Wrong tries at a vault since it was last opened, and when the latest of them was made (epoch ms). */
export type Tries = { wrong: number; lastAt: number };

/** Mistyping happens: so many wrong tries cost nothing. */
export const FREE_TRIES = 3;
const FIRST_WAIT_MS = 5_000;
/** Nobody is kept out for longer, whoever tried before them. */
export const LONGEST_WAIT_MS = 15 * 60_000;

/** How long to wait after so many wrong tries: 5 s, then twice as long each time, at most a quarter of an hour. */
export const waitAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(wrong - FREE_TRIES, 20));

/** Milliseconds until the next try is heard. A clock that was set back lengthens no wait. */
export const waitLeft = ({ wrong, lastAt }: Tries, now: number): number =>
  Math.max(0, Math.min(lastAt, now) + waitAfter(wrong) - now);
