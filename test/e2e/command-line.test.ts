import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeBinary, ROOT } from '../../tools/setup.mjs';

/** The built command line as a process of its own, among others. */

const CLI = `'${nodeBinary()}' '${join(ROOT, 'out/main/cli.js')}'`;

test.skipIf(process.platform === 'win32')('ends quietly when nobody reads on, as `head` does', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `(${CLI} describe; echo ended $? >&2) | head -c 100`], {
    encoding: 'utf8',
  });
  expect(stdout).toHaveLength(100);
  expect(stderr).toBe('ended 0\n');
});
