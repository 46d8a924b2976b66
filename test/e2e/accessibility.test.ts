import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp } from './harness.ts';

const PAGES = [
  '#/today',
  '#/stakeholders',
  '#/stakeholders/grid',
  '#/stakeholders/people',
  '#/interactions',
  '#/feedback',
  '#/kpi',
  '#/reports',
  '#/import',
  '#/settings',
];
const SIZES = [
  { width: 1024, height: 640 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
];

let app: App;
let page: Page;
let first: string;
const complaints: string[] = [];

const show = async (hash: string) => {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('.ant-skeleton-active, .ant-spin-spinning') === null,
  );
  await page.waitForTimeout(150);
};
const set = (settings: object) =>
  page.evaluate((change) => window.liaison.call('settings.set', change), settings);

/** Elements that reach out of the window sideways, without a scroller of their own around them. */
const overflowing = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('#root *')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        if (width === 0 || right <= window.innerWidth + 1) return false;
        for (let outer = element.parentElement; outer !== null; outer = outer.parentElement)
          if (
            getComputedStyle(outer).overflowX !== 'visible' &&
            outer.id !== 'root' &&
            outer !== document.body
          )
            return false;
        return true;
      })
      .map((element) => `${element.tagName}.${element.className}`),
  );

beforeAll(async () => {
  app = await startApp({ args: opening(createVault('sample')) });
  page = app.page;
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.getByRole('navigation').waitFor();
  const due = await page.evaluate(() => window.liaison.call('cadence.due', { limit: 1 }));
  if (!due.ok) throw new Error(due.error.message);
  const { rows } = due.value as { rows: { stakeholderId: string }[] };
  first = `#/stakeholders/${rows[0]?.stakeholderId}`;
});
afterAll(() => app.close());

test.each([
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['en', 'light'],
])('in %s, %s, nothing on any page keeps anybody from using it', async (language, theme) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await set({ language, theme });
  const found: Record<string, unknown> = {};
  for (const hash of [...PAGES, first]) {
    await show(hash);
    const here = await barriers(page);
    if (here.length > 0) found[hash] = here;
  }
  expect(found).toEqual({});
});

test.each(LANGUAGES)('in %s every page fits the window, small and large', async (language) => {
  await set({ language });
  const found: Record<string, unknown> = {};
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const hash of [...PAGES, first]) {
      await show(hash);
      const here = await overflowing();
      if (here.length > 0) found[`${hash} at ${size.width}`] = here;
    }
  }
  expect(found).toEqual({});
});

test('no page complained: no script error, nothing that the Content-Security-Policy refused', () => {
  expect(complaints).toEqual([]);
});
