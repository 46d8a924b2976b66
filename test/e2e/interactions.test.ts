import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, answerOf, createVault, opening, startApp, until, type Vault } from './harness.ts';

let vault: Vault;
let app: App;
let page: Page;

const start = async () => {
  app = await startApp({ userData: app?.userData, args: [...opening(vault), '--lang=en'] });
  page = app.page;
  await page.setViewportSize({ width: 1440, height: 900 });
  await goTo('#/interactions');
};
const goTo = async (hash: string) => {
  await page.evaluate((h) => {
    window.location.hash = h;
  }, hash);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const call = <T>(name: string, input: object = {}) => answerOf<T>(page, name, input);

/** Ends the app without warning. Its browser leaves behind where it could be reached, which the next start must not take for its own. */
const crash = async () => {
  await app.kill();
  for (const file of globSync(join(app.userData, 'chromium*', 'DevToolsActivePort'))) rmSync(file);
};

const grid = () => page.getByRole('grid');
const rows = () => grid().locator('[data-index]');
const panel = () => page.getByRole('complementary', { name: 'Interaction' });
const search = () => page.getByRole('textbox', { name: 'Search interactions' });
const found = (count: number) =>
  until(`${count} rows`, async () => ((await rows().count()) === count ? true : undefined));

beforeAll(async () => {
  vault = createVault('sample', '--lang', 'zh-CN');
  await start();
  const { id } = await call<{ id: string }>('stakeholders.create', {
    name: '重庆长江轴承',
    kind: 'customer',
    tier: 'key',
    influence: 'high',
  });
  await call('people.add', { stakeholderId: id, name: '单雄信', role: '采购经理' });
});
afterAll(() => app.close());

describe('an interaction', () => {
  test('is logged from any page: who by initials, when in words, a promise, a file', async () => {
    await goTo('#/feedback');
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Log interaction' }).waitFor();
    await page.keyboard.type('cqcj');
    await page.getByRole('option', { name: /重庆长江轴承/ }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('单雄信');
    await page.getByRole('option', { name: /单雄信/ }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.locator('#log-when').fill('yesterday 3:30 pm');
    await page.keyboard.press('Enter');
    await page.locator('#log-summary').fill('Bearing noise of batch B2211; they want an inspection.');
    await page.locator('#log-nextStep').fill('Send an engineer');
    await page.locator('#log-nextStepOn').fill('in 3 days');
    await page
      .locator('input[type=file]')
      .setInputFiles([
        { name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from('会议纪要：下周到现场') },
      ]);
    await page.getByText('minutes.txt').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Log interaction' }).waitFor({ state: 'detached' });

    await goTo('#/interactions');
    await search().fill('B2211');
    await found(1);
    expect(await rows().first().textContent()).toContain('15:30');
    expect(await rows().first().textContent()).toContain('重庆长江轴承');
  });

  test('opens beside the log, with its file to be read there', async () => {
    await grid().focus();
    await page.keyboard.press('Enter');
    await panel().getByText('they want an inspection').waitFor();
    expect(await panel().textContent()).toContain('单雄信');
    expect(await panel().textContent()).toContain('Send an engineer');
    await panel().getByRole('button', { name: 'Preview minutes.txt' }).click();
    await page.getByText('会议纪要：下周到现场').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('shows a PDF inside the app, and goes on working afterwards', async () => {
    type Rows = { rows: { id: string; stakeholders: { id: string }[] }[] };
    const { rows: logged } = await call<Rows>('interactions.list', { filter: { query: 'B2211' }, limit: 1 });
    const { pdf } = await call<{ pdf: string }>('shell.printPdf', {
      route: `#/print/visit?id=${logged[0]?.stakeholders[0]?.id}`,
    });
    const file = { name: 'brief.pdf', mediaType: 'application/pdf', content: pdf };
    await call('attachments.add', { interactionId: logged[0]?.id, ...file });
    await grid().focus();
    await page.keyboard.press('Enter');
    await panel().getByRole('button', { name: 'Preview brief.pdf' }).click();
    await until('the viewer', () =>
      page.frames().find((frame) => frame.url().startsWith('chrome-extension:')),
    );
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await panel().getByRole('button', { name: 'Preview minutes.txt' }).click();
    await page.getByText('会议纪要：下周到现场').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('is changed; the change is there after a crash', async () => {
    await grid().focus();
    await page.keyboard.press('e');
    await page.locator('#log-summary').fill('Batch B2211 was inspected: within tolerance.');
    await page.keyboard.press('Control+Enter');
    await panel().getByText('within tolerance').waitFor();

    await crash();
    await start();
    await search().fill('B2211');
    await found(1);
    expect(await rows().first().textContent()).toContain('within tolerance');
  });

  test('is deleted, and brought back', async () => {
    await grid().focus();
    await page.keyboard.press('Delete');
    await found(0);
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await found(1);
  });

  test('half written is not lost by accident', async () => {
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('c');
    await page.locator('#log-summary').fill('Just a thought');
    await page
      .getByRole('dialog', { name: 'Log interaction' })
      .getByRole('button', { name: 'Close' })
      .click();
    await page.getByRole('button', { name: 'Keep writing' }).click();
    await page.getByRole('button', { name: 'Keep writing' }).waitFor({ state: 'hidden' });
    expect(await page.locator('#log-summary').inputValue()).toBe('Just a thought');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Choose at least one stakeholder').waitFor();
    await page
      .getByRole('dialog', { name: 'Log interaction' })
      .getByRole('button', { name: 'Close' })
      .click();
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByRole('dialog', { name: 'Log interaction' }).waitFor({ state: 'detached' });
  });
});

describe('the log', () => {
  test('is found by what was said, by pinyin of who it was with, and by outcome', async () => {
    const total = async (filter: object) =>
      (await call<{ total: number }>('interactions.list', { filter, limit: 1 })).total;
    const shown = (count: number) => page.getByText(`${count} entries`, { exact: true }).waitFor();

    await search().fill('chongqing');
    await found(1);
    await search().fill('');
    await shown(await total({}));
    await page.getByText('Not reached', { exact: true }).first().click();
    await shown(await total({ effective: false }));
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await shown(await total({}));
  });

  test('goes on to its end as it is scrolled', async () => {
    type Logged = { rows: { summary: string }[]; total: number };
    const { total } = await call<Logged>('interactions.list', { limit: 1 });
    const last = await call<Logged>('interactions.list', { limit: 1, offset: total - 1 });
    await grid().focus();
    await page.keyboard.press('End');
    await rows()
      .last()
      .getByText(last.rows[0]?.summary ?? '')
      .waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
