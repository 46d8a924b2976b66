import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, answerOf, createVault, opening, startApp, until, type Vault } from './harness.ts';

type Clock = { state: string; why: string[]; deadlineAt: string; stoppedAt: string | null };
type Case = { id: string; number: number; content: string; state: string; clocks: Clock[] };

let vault: Vault;
let app: App;
let page: Page;

const start = async () => {
  app = await startApp({ userData: app?.userData, args: [...opening(vault), '--lang=zh-CN'] });
  page = app.page;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.evaluate(() => {
    window.location.hash = '#/feedback';
  });
  await page.getByRole('heading', { level: 1, name: '反馈' }).waitFor();
  await rows().first().waitFor();
};
const call = <T>(name: string, input: object = {}) => answerOf<T>(page, name, input);

const grid = () => page.getByRole('grid');
const rows = () => grid().locator('[data-index]');
const panel = () => page.getByRole('complementary');
const shownId = () => page.url().split('/').at(-1) ?? '';
const shownCase = () => call<Case>('feedback.get', { id: shownId() });
const inState = (state: string) =>
  until(`the case to be ${state}`, async () => ((await shownCase()).state === state ? true : undefined));

/** Takes a step by its key, with a note. */
const step = async (key: string, note: string) => {
  await page.keyboard.press(key);
  await page.locator('#step-note').fill(note);
  await page.keyboard.press('Control+Enter');
  await panel().getByText(note).waitFor();
  await page.locator('#step-note').waitFor({ state: 'hidden' });
  await grid().focus();
};

beforeAll(async () => {
  vault = createVault('sample', '--lang', 'zh-CN');
  await start();
});
afterAll(() => app.close());

describe('the queue', () => {
  test('stands in the order of urgency, each running clock as a bar', async () => {
    const { rows: queue } = await call<{ rows: Case[] }>('feedback.queue', {});
    expect(await rows().count()).toBe(queue.length);
    const shown = await rows().allTextContents();
    for (const [n, { number }] of queue.entries()) expect(shown[n]).toContain(`F${number}`);
    const first = queue[0]?.clocks.filter(({ stoppedAt }) => stoppedAt === null) ?? [];
    expect(await rows().first().getByRole('meter').count()).toBe(Math.min(2, first.length));
  });

  test('shows the breached ones alone, and all cases with those that are closed', async () => {
    const { rows: queue } = await call<{ rows: Case[] }>('feedback.queue', {});
    const breached = queue.filter(({ clocks }) =>
      clocks.some(({ state }) => state === 'breached' || state === 'met-late'),
    );
    await page.getByRole('checkbox', { name: '只看超时' }).check();
    await until('the breached ones', async () =>
      (await rows().count()) === breached.length ? true : undefined,
    );
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('全部', { exact: true }).click();
    const { total } = await call<{ total: number }>('feedback.list', { limit: 1 });
    await page.getByText(`${total} 条`, { exact: true }).waitFor();
    await page.getByText('未结', { exact: true }).click();
    await rows().first().waitFor();
  });
});

describe('a complaint that nobody signed', () => {
  test('is received; its clock runs and explains itself', async () => {
    await page.keyboard.press('n');
    await page.locator('#case-content').fill('第 7 批货外箱受潮，要求两天内答复');
    await page.locator('#case-kind').click();
    await page.keyboard.type('投诉');
    await page.locator('.ant-select-item-option', { hasText: '投诉' }).click();
    await page.getByText('重要', { exact: true }).last().click();
    await page.locator('#case-channel').click();
    await page.locator('.ant-select-item-option', { hasText: '电话' }).click();
    expect(await barriers(page)).toEqual([]);
    const promised = await page.getByText(/^首次响应期限/).textContent();
    await page.keyboard.press('Control+Enter');
    await panel().getByText('第 7 批货外箱受潮').waitFor();

    const { clocks } = await shownCase();
    expect(await panel().textContent()).toContain(promised?.replace('首次响应', ''));
    expect(clocks.map(({ state }) => state)).toContain('running');
    expect(await panel().getByRole('meter').count()).toBe(clocks.length);
    expect(await panel().textContent()).toContain('匿名');
    await grid().focus();
    await page.keyboard.press('w');
    expect(await panel().locator('ol > li').allTextContents()).toEqual(
      expect.arrayContaining(clocks.flatMap(({ why }) => why)),
    );
  });

  test('is answered, waits, is resolved, closed with five stars, and opened again: all from the keyboard', async () => {
    await step('r', '已致电，安排明天换货');
    await inState('in-progress');
    await step('p', '等对方提供照片');
    await inState('waiting');
    await step('p', '照片已收到');
    await inState('in-progress');
    await step('v', '已换货');
    await inState('resolved');

    await panel().getByRole('button', { name: '重新打开' }).waitFor();
    await page.keyboard.press('x');
    await panel().getByRole('radio').last().click();
    await page.locator('#step-note').fill('对方确认满意');
    await page.keyboard.press('Control+Enter');
    await inState('closed');
    expect(await call<{ satisfaction: number }>('feedback.get', { id: shownId() })).toMatchObject({
      satisfaction: 5,
    });

    await panel().getByRole('button', { name: '重新打开' }).click();
    await page.locator('#step-note').fill('又有两箱受潮');
    await page.keyboard.press('Control+Enter');
    await inState('in-progress');
    expect(await barriers(page)).toEqual([]);
  });

  test('is all there after a restart', async () => {
    const id = shownId();
    await app.close();
    await start();
    await page.evaluate((i) => {
      window.location.hash = `#/feedback/${i}`;
    }, id);
    await panel().getByText('又有两箱受潮').waitFor();
    for (const note of ['已致电，安排明天换货', '等对方提供照片', '照片已收到', '已换货', '对方确认满意'])
      expect(await panel().textContent()).toContain(note);
  });
});

describe('a breach', () => {
  test('keeps its reason for the report', async () => {
    const { rows: queue } = await call<{ rows: Case[] }>('feedback.queue', {});
    const late = queue.find(({ clocks }) => clocks.some(({ state }) => state === 'breached'));
    await rows().filter({ hasText: late?.content }).first().click();
    await panel().getByLabel('超时原因').fill('经办人出差，未及时转交');
    await panel().getByRole('button', { name: '保存' }).click();
    await until('the reason to be kept', async () => {
      const { breachReason } = await call<{ breachReason: string }>('feedback.get', { id: late?.id });
      return breachReason === '经办人出差，未及时转交' ? true : undefined;
    });
  });
});
