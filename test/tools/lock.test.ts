import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { alone } from '../../tools/setup/lock.mjs';
import { ROOT } from '../../tools/setup/project.mjs';

const LOCK = pathToFileURL(join(ROOT, 'tools/setup/lock.mjs')).href;

/** A process that does work alone and writes down when it came in and went out. */
function worker(name: string, log: string): Promise<unknown> {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { alone } from ${JSON.stringify(LOCK)};
    await alone(${JSON.stringify(name)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      await new Promise((done) => setTimeout(done, 50));
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  return new Promise((resolve) => {
    spawn(process.execPath, ['--input-type=module', '-e', script]).once('exit', resolve);
  });
}

function logFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, 'log');
  writeFileSync(log, '');
  return log;
}

const fileOf = (name: string) => join(ROOT, `out/.${name}.lock`);

test.each([
  ['nobody', undefined],
  ['an owner that has ended', '999999999 1'],
])('what must be done alone is never done by two processes at once, after %s', async (_, left) => {
  const name = `test-crowd-${left === undefined ? 'new' : 'left'}`;
  if (left !== undefined) writeFileSync(fileOf(name), left);
  const log = logFile();
  const crowd = Array.from({ length: 4 }, () => worker(name, log));
  expect(await Promise.all(crowd)).toEqual([0, 0, 0, 0]);
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(4));
});

test.each([
  ['has ended', '999999999'],
  ['has ended, and whose number is now another process’s', `${process.ppid} 1`],
  ['was of the version before, which noted a number only', String(process.ppid)],
  ['is no process at all', 'nonsense'],
])('a lock whose owner %s is taken over, and goes with the work', async (_, content) => {
  const lock = fileOf('test-left');
  writeFileSync(lock, content);
  const mine = await alone('test-left', () => readFileSync(lock, 'utf8'));
  expect(mine.split(' ')[0]).toBe(String(process.pid));
  expect(existsSync(lock)).toBe(false);
});

test('work that fails gives the lock back', async () => {
  const fail = () =>
    alone('test-fail', () => {
      throw new Error('no luck');
    });
  await expect(fail()).rejects.toThrow('no luck');
  await expect(fail()).rejects.toThrow('no luck');
});
