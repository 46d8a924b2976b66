import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../../tools/browser.mjs';
import { launchCommand } from '../../tools/launch.mjs';
import { alone, ROOT } from '../../tools/setup/project.mjs';

const PROJECT = pathToFileURL(join(ROOT, 'tools/setup/project.mjs')).href;

describe('set-up', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liaison-setup-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what must be done alone is never done by two processes at once', async () => {
    const log = join(folder, 'log');
    writeFileSync(log, '');
    const script = `
      import { appendFileSync } from 'node:fs';
      import { alone } from ${JSON.stringify(PROJECT)};
      alone('setup-test', () => {
        appendFileSync(${JSON.stringify(log)}, 'in ');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
        appendFileSync(${JSON.stringify(log)}, 'out ');
      });`;
    const run = () =>
      new Promise((resolve) => {
        spawn(process.execPath, ['--input-type=module', '-e', script]).once('exit', resolve);
      });
    expect(await Promise.all([run(), run(), run(), run()])).toEqual([0, 0, 0, 0]);
    expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(4));
  });

  test('a lock whose owner has died is taken over, and goes with the work', () => {
    const lock = join(ROOT, 'out/.setup-test-dead.lock');
    writeFileSync(lock, '999999999');
    expect(alone('setup-test-dead', () => readFileSync(lock, 'utf8'))).toBe(String(process.pid));
    expect(existsSync(lock)).toBe(false);
  });

  test('work that fails gives the lock back', () => {
    const fail = () =>
      alone('setup-test-fail', () => {
        throw new Error('no luck');
      });
    expect(fail).toThrow('no luck');
    expect(fail).toThrow('no luck');
  });

  test('a browser of one’s own can be named', () => {
    const own = join(folder, 'my browser');
    writeFileSync(own, '');
    chmodSync(own, 0o755);
    vi.stubEnv('LIAISON_BROWSER', own);
    expect(findBrowser()).toBe(own);
  });

  test('the Chromium host can be asked for, and gets the app’s own arguments last', () => {
    vi.stubEnv('LIAISON_HOST', 'chromium');
    const { host, args } = launchCommand(['--hidden']);
    expect(host).toBe('chromium');
    expect(args.slice(-2)).toEqual([join(ROOT, 'out/main/index.js'), '--hidden']);
  });
});
