import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createVault, opening, startApp, type Vault } from './harness.ts';

/** What was refused is about what was entered then. */

const OPTIONS = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=en'];

let app: App;
let page: Page;
let vault: Vault;
/** Refusals alone: pages have notes of their own, too. */
const alerts = () => page.locator('.ant-alert-error, span[role="alert"]');
const go = async (hash: string) => {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
};

beforeAll(async () => {
  vault = createVault('init', ...OPTIONS);
  app = await startApp({ args: [...opening(vault), ...OPTIONS] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').first().waitFor();
});
afterAll(() => app?.close());

test('a refused passphrase is forgotten when another one is typed', async () => {
  await go('#/settings/vault');
  const fields = page.locator('form').filter({ hasText: 'Current passphrase' }).locator('input');
  for (const field of await fields.all()) await field.fill('another horse battery staple');
  await page.getByRole('button', { name: 'Change passphrase' }).click();
  await alerts().first().waitFor();
  await fields.first().fill(vault.passphrase);
  await expect.poll(() => alerts().count()).toBe(0);
  expect(await fields.first().inputValue()).toBe(vault.passphrase);
});

test('a refused rule is forgotten when it is chosen anew', async () => {
  await go('#/settings/cadence');
  await page.getByRole('button', { name: /Correct/ }).click();
  const kinds = page.getByLabel('Stakeholder kinds').last();
  await kinds.click();
  for (let taken = 0; taken < 8; taken += 1) await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Save/ }).click();
  await alerts().first().waitFor();
  await kinds.click();
  await page.locator('.ant-select-item-option').filter({ visible: true }).first().click();
  await expect.poll(() => alerts().count()).toBe(0);
});
