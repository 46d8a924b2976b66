import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../../tools/browser.mjs';
import { launchCommand } from '../../tools/launch.mjs';
import { ROOT } from '../../tools/setup/project.mjs';

describe('set-up', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liaison-setup-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
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
