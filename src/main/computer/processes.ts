import { readFileSync } from 'node:fs';
import { namesIn } from './files.ts';

/**
 * What processes that run no more have left in a folder.
 * @param pidOf the number of its process that a name holds
 * @param isLeft of which processes
 */
export const leftoversIn = (
  folder: string,
  pidOf: (name: string) => string | undefined,
  isLeft = (pid: number): boolean => !isRunning(pid),
): string[] =>
  namesIn(folder).filter((name) => {
    const pid = pidOf(name);
    return pid !== undefined && isLeft(Number(pid));
  });

/** Whether a process of this computer still runs: what it left behind may be cleared once it doesn't. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !hasEnded(pid);
  } catch (error) {
    // Another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether only its number is left, until whoever started it asks how it ended: Linux calls it a zombie. */
function hasEnded(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
