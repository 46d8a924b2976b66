import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import {
  type App,
  cli,
  createVault,
  opening,
  startApp,
  temporaryFolder,
  until,
  type Vault,
} from './harness.ts';

let app: App;
let page: Page;
let vault: Vault;
const userData = temporaryFolder();

const call = (name: string, input: object = {}) =>
  page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
const names = async (): Promise<string[]> => {
  const answer = await call('stakeholders.list');
  return answer.ok ? (answer.value as { rows: { name: string }[] }).rows.map(({ name }) => name) : [];
};
const hasOnly = (...wanted: string[]) =>
  until(wanted.join(), async () =>
    JSON.stringify((await names()).sort()) === JSON.stringify(wanted.sort()) ? true : undefined,
  );
const start = async () => {
  app = await startApp({ userData, args: [...opening(vault), '--lang=zh-CN'] });
  page = app.page;
  await page.getByRole('navigation').first().waitFor();
};

beforeAll(async () => {
  vault = createVault('init', '--lang', 'zh-CN');
  await start();
  for (const name of ['海峰', '远达']) await call('stakeholders.create', { name, kind: 'customer' });
  await page.evaluate(() => {
    window.location.hash = '#/stakeholders';
  });
  await page.getByText('远达').first().waitFor();
  await page.locator('#main').focus();
});
afterAll(() => app.close());

test('Ctrl+Z goes back step by step and says what; Ctrl+Shift+Z goes forward again', async () => {
  await page.keyboard.press('Control+z');
  await page.getByText('已撤销：新增相关方 · 远达').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('已撤销：新增相关方 · 海峰').waitFor();
  await hasOnly();
  await page.keyboard.press('Control+Shift+z');
  await page.getByText('已重做：新增相关方 · 海峰').waitFor();
  await hasOnly('海峰');
});

test('in a text field it belongs to the text', async () => {
  const search = page.getByRole('textbox').first();
  await search.fill('海');
  await search.press('Control+z');
  await search.fill('');
  expect(await names()).toEqual(['海峰']);
  await page.locator('#main').focus();
});

test('the list and the palette name each step, also after the app was killed', async () => {
  await app.kill();
  await start();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('重做');
  await page.getByRole('option', { name: /重做：新增相关方 · 远达/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  // Nobody types within the thirty milliseconds that it takes to open.
  await page.locator('[role=combobox]:focus').waitFor();
  await page.keyboard.type('撤销与重做');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: '撤销与重做' });
  await panel.getByRole('button', { name: '撤销：新增相关方 · 海峰' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await panel.getByRole('button', { name: '重做：新增相关方 · 远达' }).click();
  await hasOnly('海峰', '远达');
  await page.keyboard.press('Escape');
});

test('so does the command line', async () => {
  await app.close();
  expect(cli('undo', ...opening(vault), '--lang', 'zh-CN')).toMatchObject({ text: '新增相关方 · 远达' });
  expect(cli('undo', '--list', ...opening(vault), '--lang', 'zh-CN')).toMatchObject([
    { text: '新增相关方 · 海峰' },
  ]);
  expect(cli('redo', ...opening(vault), '--lang', 'zh-CN')).toMatchObject({ text: '新增相关方 · 远达' });
  expect(() => cli('redo', ...opening(vault), '--lang', 'zh-CN')).toThrow('没有可重做的操作');
});
