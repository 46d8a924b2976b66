import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profilesOf } from '../../tools/host/chromium/profile.ts';
import { launchCommand } from '../../tools/launch.mjs';
import { withDesktop } from './harness.desktop.ts';
import { type App, createVault, opening, startApp, temporaryFolder, until, type Vault } from './harness.ts';
import { commandsOf, isRunning } from './processes.ts';

/** Makes a call over the bridge, as the page itself does. */
const call = (page: Page, name: string, input: object = {}) =>
  page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);

const processesOf = (...words: string[]): number[] => commandsOf(...words).map(({ pid }) => pid);

/** These look at processes or close windows in ways that only the Chromium host has. */
const chromiumOnly = test.runIf(launchCommand([]).host === 'chromium');

let vault: Vault;
beforeAll(() => {
  vault = createVault('init');
});

describe('the shell around the pages', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ args: opening(vault) });
  });
  afterAll(() => app.close());

  test('a call of a page reaches the core and comes back', async () => {
    expect(await call(app.page, 'vault.state')).toMatchObject({ ok: true, value: { state: 'open' } });
    expect(await call(app.page, 'no.such')).toMatchObject({ ok: false });
    expect(await call(app.page, 'shell.getInfo', { surplus: 1 })).toMatchObject({ ok: true });
  });

  test('only the built pages are served, under a strict policy', async () => {
    const statusOf = (path: string) => app.page.evaluate(async (p) => (await fetch(p)).status, path);
    expect(await statusOf('/index.html')).toBe(200);
    for (const path of [
      '/../main/index.js',
      '/%2e%2e/main/index.js',
      '/..%2fmain%2findex.js',
      '/%00',
      '/%',
      '/',
    ]) {
      expect(await statusOf(path), path).toBe(404);
    }
    const policy = await app.page.evaluate(
      async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '',
    );
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[^']+'; /);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  test('only harmless links leave the app', async () => {
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'http://plain.invalid',
      'no link at all',
    ]) {
      expect(await call(app.page, 'shell.openExternal', { url })).toMatchObject({
        ok: false,
        error: { code: 'invalid' },
      });
    }
  });

  test('an attachment is opened as a private copy, a program never', async () => {
    const content = Buffer.from('x').toString('base64');
    for (const name of ['invoice.pdf.exe', '报价.vbe', 'x.exe. ', '../a.PY']) {
      const refused = await call(app.page, 'shell.openAttachment', {
        id: crypto.randomUUID(),
        name,
        content,
      });
      expect(refused).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
    await call(app.page, 'shell.openAttachment', {
      id: crypto.randomUUID(),
      name: '../../报价.txt',
      content,
    });
    const folder = join(app.userData, 'opened');
    const [own = ''] = readdirSync(folder);
    const [file = ''] = readdirSync(join(folder, own));
    expect(file).toBe('_.._报价.txt');
    expect(statSync(join(folder, own, file)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, own)).mode & 0o777).toBe(0o700);
    // The page may begin anew before the answer comes.
    await call(app.page, 'vault.lock').catch(() => undefined);
    await app.page.locator('input[type=password]').waitFor();
    await until('the copy to go', () => (existsSync(folder) ? undefined : true));
  });

  chromiumOnly('when the core dies it is started anew, and waiting calls are refused', async () => {
    const core = processesOf(app.userData, 'core-process');
    expect(core).toHaveLength(1);
    for (const pid of core) process.kill(pid, 'SIGKILL');
    await until('the core to come back', async () => {
      const state = await call(app.page, 'vault.state');
      return state.ok ? true : undefined;
    });
  });
});

test('nothing of the app outlives it, even when it is killed', async () => {
  const app = await startApp();
  await app.kill();
  await until('every process to end', () => (processesOf(app.userData).length === 0 ? true : undefined));
});

chromiumOnly('nothing of the browser stays in the user’s own folders', async () => {
  const home = temporaryFolder();
  const userData = join(home, '.config', 'Liaison 联络台');
  const env = { HOME: home, XDG_CACHE_HOME: undefined, XDG_CONFIG_HOME: undefined };
  const started = await startApp({ userData, args: opening(vault), env });
  await started.page.getByRole('navigation').first().waitFor();
  await started.close();
  const files = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
  const kept = ['instance.lock', 'settings.json', 'tries.db'];
  expect(files.sort()).toEqual(kept.map((name) => join(userData, name)));
});

chromiumOnly(
  'what a killed browser worked with lies in its profile, not in the temporary folder',
  async () => {
    const temporary = temporaryFolder();
    // Within a longer one the path of the browser's socket would be too long for that.
    const userData = temporaryFolder('/tmp');
    await withDesktop(async (desktop) => {
      const env = { ...desktop.env, TMPDIR: temporary };
      await startApp({ userData, env });
      for (const pid of processesOf(userData)) process.kill(pid, 'SIGKILL');
      expect(readdirSync(temporary)).toEqual([]);
      const next = await startApp({ userData, env });
      await next.close();
    });
    expect(profilesOf(userData)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  },
);

chromiumOnly(
  'what is due is told once on the desktop, opens on a click, and not again after a crash',
  async () => {
    const at = (time: string) => [`--now=2026-11-24T${time}+08:00`, '--zone=Asia/Shanghai', '--lang=zh-CN'];
    const sample = createVault('sample', ...at('08:00:00'));
    await withDesktop(async ({ env, shown, click }) => {
      const app = await startApp({ args: [...opening(sample), ...at('08:59:45')], env });
      await call(app.page, 'settings.set', { closeToTray: true });
      await app.page.close();
      await until('the note that it goes on', () => shown[0]);
      const digest = await until('the morning digest', () =>
        shown.find(({ title }) => title.startsWith('今日提醒')),
      );
      expect(digest.body).toMatch(/待联系/);
      await click();
      await (await app.window()).waitForFunction(() => location.hash === '#/today');
      await app.kill();

      const { userData } = app;
      const again = await startApp({ userData, args: [...opening(sample), ...at('09:01:00')], env });
      // The scheduler looks at what is due as soon as it starts.
      await sleep(5_000);
      expect(shown.filter(({ title }) => title.startsWith('今日提醒'))).toEqual([digest]);
      await again.close();
    });
  },
);

chromiumOnly('closing the window keeps the app; starting it again brings the window back', async () => {
  await withDesktop(async ({ env, shown }) => {
    const app = await startApp({ args: opening(vault), env });
    await call(app.page, 'settings.set', { closeToTray: true });
    await app.page.close();
    await until('the note that it goes on', () => shown[0]);
    expect(isRunning(app.pid)).toBe(true);

    const { command, args } = launchCommand([`--user-data=${app.userData}`]);
    // Not waited for in a way that would hold up what looks at the pages: a new one waits for that.
    const second = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
    expect(await once(second, 'exit')).toEqual([0, null]);
    const again = await app.window();
    expect(await call(again, 'vault.state')).toMatchObject({ value: { state: 'open' } });

    await again.evaluate(() => void window.liaison.call('shell.quit', {}));
    await until('the app to quit', () => (isRunning(app.pid) ? undefined : true));
    expect(shown).toHaveLength(1);
  });
});

chromiumOnly('without a tray to come back from, closing the window ends the app', async () => {
  await withDesktop(async ({ env }) => {
    const app = await startApp({ args: opening(vault), env });
    await app.page.close();
    await until('the app to end', () => (isRunning(app.pid) ? undefined : true));
  });
});
