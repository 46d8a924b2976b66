import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';
import { tempFolder } from './vault-fixture.ts';

const KB = 1024;

/** A disk of its own in memory, for a story about one that is full. Skips the test where this user may mount none. */
export function smallDisk({ skip }: Pick<TestContext, 'skip'>, kilobytes = 64 * KB) {
  const folder = tempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    skip('No disk can be mounted here: this story needs root.');
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  let ballast: string[] = [];
  return {
    folder,
    /** Takes all the room there is, or all but some. */
    fill(free = 0): void {
      const { bavail, bsize } = statfsSync(folder);
      const file = join(folder, `ballast-${ballast.length}`);
      ballast.push(file);
      writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - free * KB), 1));
    },
    makeRoom(): void {
      for (const file of ballast) rmSync(file);
      ballast = [];
    },
  };
}
