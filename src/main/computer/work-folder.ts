import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leftoversIn } from './processes.ts';

/** Where a process keeps files for a while: a folder of its own, that only this user can enter. */
export type WorkFolder = {
  /** Its path; the folder is made when it is first asked for. */
  path(): string;
  remove(): void;
};

const parentIn = (userData: string): string => join(userData, 'work');

export function workFolder(userData: string): WorkFolder {
  let own: string | null = null;
  return {
    path() {
      if (own === null) {
        const parent = parentIn(userData);
        mkdirSync(parent, { recursive: true, mode: 0o700 });
        own = mkdtempSync(join(parent, `${process.pid}-`));
      }
      return own;
    },
    remove() {
      if (own !== null) rmSync(own, { recursive: true, force: true, maxRetries: 5 });
      own = null;
    },
  };
}

/** Removes the folders of processes that were killed. What can't be removed now is left to the next that starts. */
export function clearWork(userData: string): void {
  try {
    const parent = parentIn(userData);
    for (const name of leftoversIn(parent, (name) => /^(\d+)-/.exec(name)?.[1]))
      rmSync(join(parent, name), { recursive: true, force: true });
  } catch {
    // The next run tries again.
  }
}
