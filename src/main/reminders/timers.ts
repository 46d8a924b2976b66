/** We look at the wall clock at least so often; a timer alone would not notice that the clock was set. */
export const LOOK_EVERY_MS = 60_000;

/** Runs something later, once. @returns the function that cancels it */
export type Timers = { after(ms: number, run: () => void): () => void };

/** Timers of the process. They don't keep it alive. */
export const processTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
