import type { WebContents } from 'electron';

/** A page that has asked nothing for this long has got what it needs. */
const QUIET_MS = 500;
const LONGEST_MS = 20_000;

const pending = new WeakMap<WebContents, { calls: number; since: number }>();

const stateOf = (page: WebContents): { calls: number; since: number } => {
  const state = pending.get(page) ?? { calls: 0, since: Date.now() };
  pending.set(page, state);
  return state;
};

/** Counts a page's calls while they are being answered. */
export async function counted<T>(page: WebContents, answer: () => Promise<T>): Promise<T> {
  const state = stateOf(page);
  state.calls += 1;
  try {
    return await answer();
  } finally {
    state.calls -= 1;
    state.since = Date.now();
  }
}

/** Resolves when a page waits for no answer any more and has had time to draw the last one. */
export async function whenQuiet(page: WebContents): Promise<void> {
  const state = stateOf(page);
  state.since = Date.now();
  const giveUpAt = Date.now() + LONGEST_MS;
  while (Date.now() < giveUpAt && (state.calls > 0 || Date.now() - state.since < QUIET_MS)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
