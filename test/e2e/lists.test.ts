import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, answerOf, createVault, opening, startApp, until } from './harness.ts';

/** All lists are walked, narrowed and opened in one way. */

let app: App;
let page: Page;

const call = <T>(name: string, input: object = {}) => answerOf<T>(page, name, input);
const goTo = async (hash: string) => {
  await page.evaluate((h) => {
    window.location.hash = h;
  }, hash);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await grid().locator('[data-index]').first().waitFor();
};
const grid = () => page.getByRole('grid');
const current = () => grid().locator('[data-active=true]');
const panel = () => page.getByRole('complementary').last();
const total = async (list: string, filter: object) =>
  (await call<{ total: number }>(list, { filter, limit: 1 })).total;

beforeAll(async () => {
  app = await startApp({ args: [...opening(createVault('sample', '--lang', 'en')), '--lang=en'] });
  page = app.page;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('navigation').first().waitFor();
});
afterAll(() => app.close());

describe.each(['#/interactions', '#/feedback'])('%s', (hash) => {
  test('is walked with J and K from wherever one is; what is open beside it goes along', async () => {
    await goTo(hash);
    await page.keyboard.press('j');
    await expect.poll(() => current().getAttribute('data-index')).toBe('0');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(() => current().getAttribute('data-index')).toBe('1');
    await page.keyboard.press('Enter');
    await panel().waitFor();
    const first = page.url();
    await page.keyboard.press('j');
    await until('the next one', async () => (page.url() === first ? undefined : true));
    expect(await current().getAttribute('data-index')).toBe('2');
    expect(await current().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await expect
      .poll(() => current().getAttribute('aria-rowindex'))
      .toBe(String(Number(await grid().getAttribute('aria-rowcount'))));
    expect(await barriers(page)).toEqual([]);
  });
});

test('a filter is chosen by keys, stands as a tag and in the address, and is there on coming back', async () => {
  await goTo('#/interactions');
  await page.getByRole('button', { name: 'Filter' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Channel' }).click();
  await page.keyboard.type('E-mail');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const mails = await total('interactions.list', { channels: ['email'] });
  await page
    .getByRole('status')
    .filter({ hasText: `${mails} entries` })
    .waitFor();
  expect(page.url()).toContain('channels=email');

  await grid().focus();
  await page.keyboard.press('Enter');
  await panel().waitFor();
  expect(page.url()).toContain('channels=email');
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.getByRole('heading', { level: 1, name: 'Feedback' }).waitFor();
  await page.goBack();
  await page.getByText('Channel: E-mail').waitFor();
  await panel().waitFor();

  await page.locator('.ant-tag', { hasText: 'Channel: E-mail' }).locator('.ant-tag-close-icon').click();
  await page
    .getByRole('status')
    .filter({ hasText: `${await total('interactions.list', {})} entries` })
    .waitFor();
});

test('what was current stays so where the list is put in another order, and its place is taken where it goes', async () => {
  await goTo('#/stakeholders');
  await page.keyboard.press('j');
  const name = await current().getByRole('link').textContent();
  await page.getByRole('button', { name: 'Name' }).click();
  await until('the other order', async () =>
    (await grid().locator('[data-index="0"]').getByRole('link').textContent()) === name ? undefined : true,
  );

  await goTo('#/interactions');
  await page.keyboard.press('j');
  const summaryOf = (index: number) => grid().locator(`[data-index="${index}"]`).textContent();
  const second = await summaryOf(1);
  await page.keyboard.press('Delete');
  await until('the next in its place', async () => ((await summaryOf(0)) === second ? true : undefined));
  expect(await current().getAttribute('data-index')).toBe('0');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until('both', async () => ((await summaryOf(1)) === second ? true : undefined));
});
