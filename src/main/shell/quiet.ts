import type { WebContents } from 'electron';

/** A page that has had nothing to do this often in a row, that far apart, has drawn what it has to draw. */
const LOOKS = 4;
const LOOK_EVERY_MS = 120;
const LONGEST_MS = 30_000;

/** Resolves when the page's thread has nothing to do. */
const UNTIL_IDLE =
  'new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(resolve))).then(() => true)';

const pending = new WeakMap<WebContents, { calls: number; made: number }>();

const stateOf = (page: WebContents): { calls: number; made: number } => {
  const state = pending.get(page) ?? { calls: 0, made: 0 };
  pending.set(page, state);
  return state;
};

/** Counts a page's calls while they are being answered. */
export async function countCall<T>(page: WebContents, answer: () => Promise<T>): Promise<T> {
  const state = stateOf(page);
  state.calls += 1;
  state.made += 1;
  try {
    return await answer();
  } finally {
    state.calls -= 1;
  }
}

/** Resolves when a page waits for no answer any more and has drawn the last one. */
export async function whenQuiet(page: WebContents): Promise<void> {
  const state = stateOf(page);
  const giveUpAt = Date.now() + LONGEST_MS;
  for (let looks = 0; looks < LOOKS && Date.now() < giveUpAt; looks += 1) {
    const { made } = state;
    await page.executeJavaScript(UNTIL_IDLE);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (state.calls > 0 || state.made > made) looks = 0;
  }
}
