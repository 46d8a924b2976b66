/** How far the core's clock is ahead of this page's, in milliseconds: `--now` may have moved it. */
let ahead = 0;
/** What the way of an answer takes is no difference. */
const WAY_MS = 2_000;

/** From now on time is the core's. @param coreNow ISO 8601, as it has just said */
export function followCore(coreNow: string): void {
  const difference = Date.parse(coreNow) - Date.now();
  ahead = Math.abs(difference) < WAY_MS ? 0 : difference;
}

/** An instant that this page has noted, of an answer say, by that clock. Epoch milliseconds. */
export const byCore = (at: number): number => at + ahead;

/** The present in epoch milliseconds, by the clock that everything is judged by. */
export const now = (): number => Date.now() + ahead;
