import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { profilesOf } from '../../tools/host/chromium/profile.ts';
import { launchCommand } from '../../tools/launch.mjs';
import { withDesktop } from './harness.desktop.ts';
import { createVault, opening, startApp, temporaryFolder } from './harness.ts';

/** What must never be readable on disk, whatever happens to the app. */
const SECRETS = {
  'a new passphrase': 'lighthouse 47 青竹',
  'a wrong passphrase': 'gravel 88 晚霞',
  'the passphrase': 'correct horse battery staple',
  'a search': '查找金石八号',
  'a name': '北京金石精密机械',
  'half an interaction': '还没有保存的一次拜访',
  'half a complaint': '还没有登记的一句抱怨',
};

/** A browser writes some of what it keeps only after this long. */
const WRITTEN_AFTER_MS = 12_000;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Nothing of a file that the browser has just taken away. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** The files below the folders that hold a secret: as UTF-8, as UTF-16, or as in an address. */
function betrayed(folders: string[]): string[] {
  const forms = Object.entries(SECRETS).flatMap(([what, text]) =>
    [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text))].map((bytes) => ({
      what,
      bytes,
    })),
  );
  return folders.flatMap(filesIn).flatMap((file) => {
    const content = contentOf(file);
    return forms.filter(({ bytes }) => content.includes(bytes)).map(({ what }) => `${what} in ${file}`);
  });
}

const call = (page: Page, name: string, input: object = {}) =>
  page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const).catch(() => undefined);
const secretField = (page: Page) => page.locator('input[type=password]').first();
const go = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

/** These look into the folders that the Chromium host gives its browser. */
const chromiumOnly = describe.runIf(launchCommand([]).host === 'chromium');

chromiumOnly('what is typed', () => {
  test('is readable in no file: running, locked, killed', async () => {
    const home = temporaryFolder();
    const userData = join(home, '.config', 'Liaison 联络台');
    const newUserData = join(home, '.config', '新建');
    const look = () => betrayed([home, ...profilesOf(userData), ...profilesOf(newUserData)]);
    const vault = createVault('init', '--lang', 'zh-CN');
    await withDesktop(async (desktop) => {
      const env = {
        ...desktop.env,
        HOME: home,
        XDG_CACHE_HOME: undefined,
        XDG_CONFIG_HOME: undefined,
      };
      const first = await startApp({ userData: newUserData, args: ['--lang=zh-CN'], env });
      await first.page.getByRole('button', { name: '新建资料库' }).click();
      for (const field of await first.page.locator('input[type=password]').all()) {
        await field.fill(SECRETS['a new passphrase']);
        await field.press('Enter');
      }
      await sleep(WRITTEN_AFTER_MS);
      expect(look()).toEqual([]);
      await first.kill();
      expect(look()).toEqual([]);

      const app = await startApp({ userData, args: [...opening(vault), '--lang=zh-CN'], env });
      const { page } = app;
      const unlock = async () => {
        await secretField(page).fill(SECRETS['the passphrase']);
        await secretField(page).press('Enter');
        await page.getByRole('navigation').first().waitFor();
      };
      await page.getByRole('navigation').first().waitFor();
      await call(page, 'stakeholders.create', { name: SECRETS['a name'], kind: 'customer' });
      await go(page, '#/stakeholders');
      await page.getByRole('textbox', { name: '搜索' }).fill(SECRETS['a search']);
      await sleep(500);
      await go(page, '#/feedback?new');
      await page.getByRole('dialog').getByRole('textbox').last().fill(SECRETS['half a complaint']);
      await go(page, '#/today?log');
      await page.getByRole('dialog').last().getByRole('textbox').last().fill(SECRETS['half an interaction']);
      await sleep(WRITTEN_AFTER_MS);
      expect(look()).toEqual([]);

      await call(page, 'vault.lock');
      await secretField(page).fill(SECRETS['a wrong passphrase']);
      await secretField(page).press('Enter');
      await page.getByRole('alert').first().waitFor();
      await sleep(WRITTEN_AFTER_MS);
      expect(look()).toEqual([]);

      await unlock();
      await sleep(WRITTEN_AFTER_MS);
      await app.kill();
      expect(look()).toEqual([]);

      const next = await startApp({ userData, args: ['--lang=zh-CN'], env });
      await next.close();
      expect(look()).toEqual([]);
      expect(profilesOf(userData)).toEqual([]);
    });
  }, 400_000);
});

chromiumOnly('under a locale that isn’t UTF-8', () => {
  test.each(['C', '', 'zh_CN.UTF-8-not-there'])(
    '(“%s”) the window opens and no process crashes',
    async (locale) => {
      const home = temporaryFolder();
      const userData = join(home, '.config', 'Liaison 联络台');
      await withDesktop(async (desktop) => {
        const env = {
          ...desktop.env,
          HOME: home,
          LANG: locale,
          LC_ALL: undefined,
          LC_CTYPE: undefined,
          XDG_CACHE_HOME: undefined,
          XDG_CONFIG_HOME: undefined,
        };
        const app = await startApp({ userData, args: ['--lang=zh-CN'], env });
        await app.page.getByRole('heading', { name: '欢迎使用联络台' }).waitFor();
        await sleep(5_000);
        const folders = [home, ...profilesOf(userData)];
        expect(folders.flatMap(filesIn).filter((file) => /\.(dmp|meta)$|core/.test(file))).toEqual([]);
        await app.close();
      });
    },
  );
});
