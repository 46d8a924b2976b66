/** How far the core's clock is ahead of this page's, in milliseconds: `--now` may have moved it. */
let ahead = 0;
/** Smaller differences are the time that an answer takes to arrive. */
const WAY_MS = 2_000;

/** Sets this page's clock to the core's. @param coreNow ISO 8601, just received */
export function followCore(coreNow: string): void {
  const difference = Date.parse(coreNow) - Date.now();
  ahead = Math.abs(difference) < WAY_MS ? 0 : difference;
}

/** Converts an instant of this page's clock (of an answer, say) to the core's. Epoch milliseconds. */
export const byCore = (at: number): number => at + ahead;

/** The present in epoch milliseconds, by the clock that everything is judged by. */
export const now = (): number => Date.now() + ahead;
