import { constants } from 'node:os';
import { SetupError } from './project.mjs';

/** Ctrl-C, a polite end, a closed terminal: while something is set up, they end it in one line instead of midway. */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const stop = new AbortController();

/** Aborted by a signal; its reason is what to tell. */
export const interruption = stop.signal;

/** @param {(typeof SIGNALS)[number]} signal */
const interrupt = (signal) =>
  stop.abort(
    new SetupError(
      'Stopped before it was done. The next start goes on from here.',
      128 + constants.signals[signal],
    ),
  );

export function listenForInterruption() {
  for (const signal of SIGNALS) process.on(signal, interrupt);
}

/** From now on signals are somebody else's: the app's. */
export function stopListening() {
  for (const signal of SIGNALS) process.off(signal, interrupt);
}

/**
 * Waits; throws when interrupted.
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function untilInterrupted(ms) {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(interruption.reason);
    };
    const timer = setTimeout(() => {
      interruption.removeEventListener('abort', end);
      resolve();
    }, ms);
    if (interruption.aborted) end();
    else interruption.addEventListener('abort', end, { once: true });
  });
}
