import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runCommandLine } from '../../src/cli/run.ts';

/** Runs never count wrong tries, or anything else, in the data of who runs the tests. */
const computer = mkdtempSync(join(tmpdir(), 'liaison-test-'));
process.env.LIAISON_USER_DATA = computer;
afterAll(() => rmSync(computer, { recursive: true, force: true }));

export type Ran = { exit: number; out: string; error: string; json(): never };

/** Runs a command line in this process and keeps what it prints. */
export async function run(...args: string[]): Promise<Ran> {
  let out = '';
  let error = '';
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    error += String(text);
    return true;
  });
  try {
    const exit = await runCommandLine(args, commands);
    return { exit, out, error, json: () => JSON.parse(out) as never };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}
