import { spawn } from 'node:child_process';
import { interruption } from './interrupt.mjs';
import { ROOT } from './project.mjs';

/** How long a command may take to end once it was asked to. */
const GRACE_MS = 5_000;
const MOST_KEPT = 200_000;

/**
 * Runs a command to its end. Interrupted, it and what it started end first; then that is thrown.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, output?: 'shown' | 'kept', shell?: boolean }} [options]
 *   `timeout` in milliseconds; `output`: on standard error, or for the caller
 * @returns {Promise<{ ok: boolean, said: string }>} whether it succeeded, and what it said where that was kept
 */
export async function run(command, args, { output = 'shown', timeout, ...options } = {}) {
  interruption.throwIfAborted();
  // A group of its own: a terminal's Ctrl-C reaches us alone, and we end the whole group.
  const grouped = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd: ROOT,
    ...options,
    detached: grouped,
    stdio: output === 'shown' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-MOST_KEPT);
    });
  /** @param {NodeJS.Signals} signal */
  const kill = (signal) => {
    try {
      if (grouped && child.pid !== undefined) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It has ended by itself.
    }
  };
  /** @type {NodeJS.Timeout | undefined} */
  let last;
  const end = () => {
    kill('SIGTERM');
    last ??= setTimeout(() => kill('SIGKILL'), GRACE_MS);
  };
  const tooLong = timeout === undefined ? undefined : setTimeout(end, timeout);
  interruption.addEventListener('abort', end, { once: true });
  const ok = await new Promise((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(false);
    });
    child.once('close', (code) => resolve(code === 0));
  });
  clearTimeout(tooLong);
  clearTimeout(last);
  interruption.removeEventListener('abort', end);
  interruption.throwIfAborted();
  return { ok, said };
}
