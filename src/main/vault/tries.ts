import { join } from 'node:path';
import { type Result, refuse } from '../../domain/result.ts';
import { type Tries, waitLeft } from '../../domain/vault/tries.ts';
import { holdCounts, peekCounts, type TryCounts } from './try-counts.ts';

/** Slows guessing at secrets down, over restarts and for all programs together. */
export type TryGuard = {
  /** Wrong tries at any of these so far, and how long until the next is heard (ms). */
  state(keys: readonly string[]): { wrong: number; waitMs: number };
  /**
   * Makes a try, after those before it; one that comes too soon is refused without being made.
   * @param key what is tried, wherever it lies (`triedAs`)
   */
  attempt<T>(key: string, make: () => Promise<Result<T>>): Promise<Result<T>>;
};

/**
 * Counts wrong tries in a file of this computer's user: a vault, its copies and its backups count together, and nothing is written
 * beside them. Where the file can't be written the counts are kept in memory.
 * @param now the computer's own clock, epoch ms
 * @param folder where the file is, once something was tried
 */
export function tryGuard(now: () => number, folder: string): TryGuard {
  const file = join(folder, 'tries.db');
  const unwritten = new Map<string, Tries>();
  let last: Promise<unknown> = Promise.resolve();
  let currentCounts: TryCounts | null = null;

  /** Uses the counts after whoever came before, in this program or in another. */
  function inTurn<T>(use: (counts: TryCounts) => Promise<Result<T>>): Promise<Result<T>> {
    const turn = last.then(async () => {
      const counts = await holdCounts(file, unwritten);
      if (counts === null) return refuse('conflict', 'vault:error.inUse', { reason: file });
      currentCounts = counts;
      try {
        return await use(counts);
      } finally {
        currentCounts = null;
        counts.release();
      }
    });
    last = turn.catch(() => {});
    return turn;
  }

  function triesOf(counts: TryCounts, key: string): Tries {
    const tries = counts.get(key);
    if (tries.lastAt <= now()) return tries;
    // The clock was set back since: the wait begins again rather than never to end.
    const again = { ...tries, lastAt: now() };
    counts.set(key, again);
    return again;
  }

  return {
    state(keys) {
      const counts = currentCounts ?? peekCounts(file, unwritten);
      try {
        const tries = keys.map((key) => triesOf(counts, key));
        return {
          wrong: Math.max(0, ...tries.map(({ wrong }) => wrong)),
          waitMs: Math.max(0, ...tries.map((one) => waitLeft(one, now()))),
        };
      } finally {
        if (counts !== currentCounts) counts.release();
      }
    },

    attempt: (key, make) =>
      inTurn(async (counts) => {
        const before = triesOf(counts, key);
        const waitMs = waitLeft(before, now());
        const { wrong } = before;
        if (waitMs > 0)
          return refuse('locked', 'vault:error.tooSoon', { wrong, seconds: Math.ceil(waitMs / 1000) });
        const result = await make();
        // Counted before anybody hears of it; one that is ended in its middle has told nothing.
        if (result.ok && wrong > 0) counts.forget(key);
        else if (!result.ok && result.error.code === 'locked')
          counts.set(key, { wrong: wrong + 1, lastAt: now() });
        return result;
      }),
  };
}
