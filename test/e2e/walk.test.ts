import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { text } from '../../src/i18n/index.ts';
import { type App, createVault, opening, startApp, temporaryFolder, until } from './harness.ts';
import { isRunning } from './processes.ts';
import { prepareWalk, walk } from './walk.ts';

/** Everything that can be pressed does something: every button and link of every page and of what opens on it. */

const LANGUAGE = 'zh-CN';
const NOW = '2026-11-23T09:00:00+08:00';
const OPTIONS = [`--now=${NOW}`, '--zone=Asia/Shanghai', `--lang=${LANGUAGE}`];
/** What ends the walk comes last. */
const [LOCK = '', QUIT = ''] = ['common:lock', 'common:quit'].map((key) => text(LANGUAGE, { key }));

/** Where pages declare themselves (src/renderer/pages.ts); what they lead to is walked too. */
const PAGES = globSync('src/renderer/*/page.tsx')
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/route: '(\/[^']+)'/g)])
  .map(([, route]) => `#${route}`)
  .sort();

/** The program that the system opens letters, calls and addresses with; notes what it was given, a line each. */
function fakeOpener(): { env: NodeJS.ProcessEnv; opened(): number } {
  const folder = temporaryFolder();
  const log = join(folder, 'opened');
  const program = join(folder, 'xdg-open');
  writeFileSync(log, '');
  writeFileSync(program, `#!/bin/sh\necho "$@" >> '${log}'\n`, { mode: 0o755 });
  return {
    env: { PATH: `${folder}:${process.env.PATH}` },
    opened: () => readFileSync(log, 'utf8').length,
  };
}

const heading = (page: Page, key: string) => page.getByRole('heading', { name: text(LANGUAGE, { key }) });

/** Presses what locks, wherever it stands, and at last what quits. */
async function endIt({ page, pid }: App, passphrase: string): Promise<void> {
  for (const [hash, part] of [
    ['#/today', 'navigation'],
    ['#/settings/app', 'main'],
    ['#/settings/vault', 'main'],
  ] as const) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await page.getByRole(part).getByRole('button', { name: LOCK }).click();
    await heading(page, 'welcome:unlock.title').waitFor();
    await page.locator('input[type=password]').fill(passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
  }
  await page.evaluate(() => {
    window.location.hash = '#/settings/app';
  });
  await page.getByRole('main').getByRole('button', { name: QUIT }).click();
  await until('the app to quit', () => (isRunning(pid) ? undefined : true));
}

/** The sample is walked for what only a vault with rows in it has. */
const pressed = new Set<string>();

test.each([
  ['empty', 'init'],
  ['sample', 'sample'],
] as const)(
  'in the %s vault everything that can be pressed does something',
  { timeout: 600_000 },
  async (_, kind) => {
    const vault = createVault(kind, ...OPTIONS.flatMap((option) => option.split('=')));
    const { env, opened } = fakeOpener();
    const app = await startApp({ args: [...opening(vault), ...OPTIONS], env });
    const { page } = app;
    await page.setViewportSize({ width: 1440, height: 900 });
    await prepareWalk(page);
    const { dead } = await walk({
      page,
      routes: PAGES,
      ends: [LOCK, QUIT],
      language: LANGUAGE,
      pressed,
      opened,
    });
    expect(dead).toEqual([]);
    await endIt(app, vault.passphrase);
  },
);
