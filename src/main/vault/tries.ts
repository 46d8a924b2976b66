import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type Result, refuse } from '../../domain/result.ts';
import { type Tries, waitLeft } from '../../domain/vault/tries.ts';
import { writeFileAtomically } from './files.ts';

const schema = z.object({ wrong: z.int().nonnegative(), lastAt: z.number() });
const NONE: Tries = { wrong: 0, lastAt: 0 };

/** Slows guessing at secrets down, over restarts too. */
export type TryGuard = {
  /** Wrong tries at this vault so far, and how long until the next is heard (ms). */
  state(folder: string): { wrong: number; waitMs: number };
  /** Makes a try, after those before it; one that comes too soon is refused without being made. */
  attempt<T>(folder: string, make: () => Promise<Result<T>>): Promise<Result<T>>;
};

/**
 * Counts wrong tries in a file beside the vault's folder (the vault itself stays as it is) and, where none can be written,
 * in memory.
 * @param now the computer's own clock, epoch ms
 */
export function tryGuard(now: () => number): TryGuard {
  const unwritten = new Map<string, Tries>();
  const turns = new Map<string, Promise<unknown>>();

  function read(folder: string): Tries {
    try {
      const kept = schema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
      if (kept.lastAt <= now()) return kept;
      // The clock was set back since: the wait begins again rather than never to end.
      return write(folder, { ...kept, lastAt: now() });
    } catch {
      return unwritten.get(folder) ?? NONE;
    }
  }

  function write(folder: string, tries: Tries): Tries {
    try {
      writeFileAtomically(fileOf(folder), `${JSON.stringify(tries)}\n`);
    } catch {
      unwritten.set(folder, tries);
    }
    return tries;
  }

  function forget(folder: string): void {
    unwritten.delete(folder);
    rmSync(fileOf(folder), { force: true });
  }

  const state = (folder: string) => {
    const tries = read(placeOf(folder));
    return { wrong: tries.wrong, waitMs: waitLeft(tries, now()) };
  };

  async function attemptNow<T>(folder: string, make: () => Promise<Result<T>>): Promise<Result<T>> {
    const { wrong, waitMs } = state(folder);
    if (waitMs > 0)
      return refuse('locked', 'vault:error.tooSoon', { wrong, seconds: Math.ceil(waitMs / 1000) });
    const result = await make();
    if (result.ok) {
      if (wrong > 0) forget(folder);
    } else if (result.error.code === 'locked') write(folder, { wrong: wrong + 1, lastAt: now() });
    return result;
  }

  return {
    state,
    attempt(folder, make) {
      const place = placeOf(folder);
      const turn = (turns.get(place) ?? Promise.resolve()).then(() => attemptNow(place, make));
      const over = turn.catch(() => {});
      turns.set(place, over);
      void over.then(() => {
        if (turns.get(place) === over) turns.delete(place);
      });
      return turn;
    },
  };
}

/** One vault is one place, by whatever links it is reached. */
function placeOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}

/** `/data/.vault.tries` for the vault `/data/vault`. */
const fileOf = (folder: string): string => join(dirname(folder), `.${basename(folder)}.tries`);
