import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createVault, opening, startApp, until } from './harness.ts';

let app: App;
let page: Page;

const at = (hash: string) =>
  until(hash, async () =>
    (await page.evaluate(() => window.location.hash)).startsWith(hash) ? true : undefined,
  );
const focused = () =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

beforeAll(async () => {
  app = await startApp({ args: [...opening(createVault('sample', '--lang', 'zh-CN')), '--lang=zh-CN'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').waitFor();
});
afterAll(() => app.close());

test('the first stop of the Tab key skips the navigation', async () => {
  await page.reload();
  await page.getByRole('navigation').waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('跳到正文');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test('two keys lead to every page', async () => {
  for (const [keys, hash] of [
    ['g i', '#/interactions'],
    ['g f', '#/feedback'],
    ['g k', '#/kpi'],
    ['g m', '#/import'],
    ['g c', '#/stakeholders'],
    ['g t', '#/today'],
  ] as const) {
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    await at(hash);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
});

test('? lists what can be pressed', async () => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: '键盘快捷键' });
  for (const command of ['撤销', '重做']) await help.getByText(command, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

/** Chinese is inserted where the cursor is; an input method would wait for a field, too. */
async function openPalette(): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('[role=combobox]:focus').waitFor();
}

test('the palette finds a person by pinyin initials and opens the page', async () => {
  await openPalette();
  await page.keyboard.type('zw');
  await page
    .getByRole('option', { name: /联系人/ })
    .first()
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await at('#/stakeholders/');
});

test('the palette runs commands', async () => {
  await openPalette();
  await page.keyboard.type('指标');
  await page.getByRole('option', { name: /指标/ }).first().waitFor();
  await until('the command to be first', async () =>
    (await page.getByRole('option').first().textContent())?.includes('指标') ? true : undefined,
  );
  await page.keyboard.press('Enter');
  await at('#/kpi');
});

test('the register is walked, chosen from and opened without a mouse', async () => {
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const table = page.getByRole('grid', { name: '相关方' });
  await table.focus();
  await page.keyboard.press('End');
  await table.locator('[role=row]').last().waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.getByText('已选 1 个').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('已选').waitFor({ state: 'hidden' });
  const id = await table.getAttribute('aria-activedescendant');
  const name = (await page.locator(`[id="${id}"] a`).textContent()) ?? '';
  await table.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
});
