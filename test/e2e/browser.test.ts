import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { profilesOf } from '../../tools/host/chromium/profile.ts';
import { launchCommand } from '../../tools/launch.mjs';
import { type App, createVault, opening, startApp, temporaryFolder, until } from './harness.ts';
import { commandsOf } from './processes.ts';

/** The browser that the Chromium host drives: what becomes of the app when it dies or doesn't start. */
const chromiumOnly = describe.runIf(launchCommand([]).host === 'chromium');

/** Starts the app with no display, and waits for its end. */
function startAgain(userData: string, env: NodeJS.ProcessEnv = {}) {
  const { command, args } = launchCommand([`--user-data=${userData}`, '--lang=en']);
  const { status, stdout, stderr } = spawnSync(command, args, {
    env: { ...process.env, LIAISON_HEADLESS: '1', ...env },
    encoding: 'utf8',
    timeout: 90_000,
  });
  return { status, said: `${stdout}${stderr}`.trim().split('\n') };
}

/** A browser that ends as soon as it is started. */
function brokenBrowser(): string {
  const file = join(temporaryFolder(), 'browser');
  writeFileSync(file, '#!/bin/sh\nexit 1\n');
  chmodSync(file, 0o755);
  return file;
}

/** The browsers themselves, without the processes of their pages. */
const browsersOf = (userData: string) =>
  profilesOf(userData)
    .flatMap((profile) => commandsOf(`--user-data-dir=${profile}`, '--remote-debugging-pipe'))
    .filter(({ command }) => !command.includes('--type='));

function killBrowser(userData: string): void {
  const browsers = browsersOf(userData);
  expect(browsers).toHaveLength(1);
  for (const { pid } of browsers) process.kill(pid, 'SIGKILL');
}

chromiumOnly('when the browser dies', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ args: [...opening(createVault('init')), '--lang=zh-CN'] });
  });
  afterAll(() => app.close());

  test('the window comes back where it was, the vault still open, as often as it happens', async () => {
    let { page } = app;
    for (const hash of ['#/stakeholders', '#/feedback', '#/kpi']) {
      await page.getByRole('navigation').first().waitFor();
      await page.evaluate((to) => {
        window.location.hash = to;
      }, hash);
      const died = page.waitForEvent('close');
      killBrowser(app.userData);
      await died;
      page = await app.window();
      await page.getByRole('navigation').first().waitFor();
      expect(await page.evaluate(() => window.location.hash)).toBe(hash);
      expect(await page.evaluate(() => window.liaison.call('vault.state', {}))).toMatchObject({
        value: { state: 'open' },
      });
    }
  });

  test('starting again ends in the window, too', async () => {
    const died = (await app.window()).waitForEvent('close');
    killBrowser(app.userData);
    expect(startAgain(app.userData).status).toBe(0);
    await died;
    const page = await app.window();
    await page.getByRole('navigation').first().waitFor();
    expect(profilesOf(app.userData)).toHaveLength(1);
  });
});

chromiumOnly('a page in the browser', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ args: [...opening(createVault('init')), '--lang=zh-CN'] });
  });
  afterAll(() => app.close());

  test('is off the record, under no flag that the browser warns of', () => {
    const [browser] = browsersOf(app.userData);
    expect(browser?.command).toMatch(/ --incognito /);
    expect(browser?.command).toMatch(/ --disable-breakpad /);
    expect(browser?.command).not.toMatch(/host-resolver-rules|ignore-certificate|disable-web-security/);
  });

  test('offers nothing to fill in and is not translated or spelt by the browser', async () => {
    const { page } = app;
    await page.getByRole('navigation').first().waitFor();
    for (const [hash, key] of Object.entries({
      '#/stakeholders': 'n',
      '#/feedback': 'n',
      '#/interactions': 'c',
      '#/settings/security': '',
    })) {
      await page.evaluate((to) => {
        window.location.hash = to;
      }, hash);
      await page.reload();
      await page.getByRole('navigation').first().waitFor();
      if (key !== '') {
        await page.keyboard.press(key);
        await page.getByRole('dialog').first().waitFor();
      }
      const offering = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
          .filter((field) => !['checkbox', 'radio', 'file'].includes(field.type))
          // antd measures text in one that is hidden; what its choices say keeps anything from being offered, too.
          .filter((field) => field.getAttribute('aria-hidden') !== 'true')
          .filter(
            (field) =>
              !['off', 'new-password'].includes(field.autocomplete) || field.spellcheck || field.translate,
          )
          .map((field) => field.outerHTML),
      );
      expect(offering, hash).toEqual([]);
    }
  });

  test('has the app’s own menu on a field, and none of the browser’s', async () => {
    const { page } = app;
    await page.evaluate(() => {
      window.location.hash = '#/stakeholders';
    });
    await page.reload();
    const search = page.getByRole('textbox', { name: '搜索' });
    const choose = async (times: number) => {
      await search.click({ button: 'right' });
      await page.waitForFunction(() => document.documentElement.lastElementChild?.tagName === 'DIV');
      for (let i = 0; i < times; i += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    };
    const CUT = 1;
    const PASTE = 3;
    const SELECT_ALL = 4;
    await search.fill('石桥');
    await choose(SELECT_ALL);
    await expect.poll(() => page.evaluate(() => String(window.getSelection()))).toBe('石桥');
    await choose(CUT);
    await expect.poll(() => search.inputValue()).toBe('');
    await choose(PASTE);
    await expect.poll(() => search.inputValue()).toBe('石桥');
    const prevented = await page.evaluate(() =>
      [
        new MouseEvent('contextmenu', { cancelable: true, bubbles: true }),
        new KeyboardEvent('keydown', { key: 's', ctrlKey: true, cancelable: true, bubbles: true }),
      ].map((event) => !document.body.dispatchEvent(event)),
    );
    expect(prevented).toEqual([true, true]);
  });
});

chromiumOnly('where the browser doesn’t start', () => {
  test('the app says so in one line and ends', () => {
    const { status, said } = startAgain(temporaryFolder(), { LIAISON_BROWSER: brokenBrowser() });
    expect(status).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^Liaison has no window .*the browser has gone/)]);
  });
});

chromiumOnly('several starts at once', () => {
  test('are one app with a window', async () => {
    const userData = temporaryFolder();
    const { command, args } = launchCommand([`--user-data=${userData}`]);
    const starts = Array.from({ length: 4 }, () =>
      spawn(command, args, { env: { ...process.env, LIAISON_HEADLESS: '1' }, stdio: 'ignore' }),
    );
    const codes = starts.map((child) => new Promise<number | null>((done) => child.once('exit', done)));
    await until('all but one to end', () =>
      starts.filter(({ exitCode }) => exitCode === 0).length === 3 ? true : undefined,
    );
    expect(browsersOf(userData)).toHaveLength(1);
    for (const child of starts) child.kill();
    expect(await Promise.all(codes)).toEqual([0, 0, 0, 0]);
  });
});
