import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TodayContact, TodayFeedback, TodayStep } from '../../src/contract/today.ts';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp, until, type Vault } from './harness.ts';

type Today = {
  overdue: TodayContact[];
  nextSteps: TodayStep[];
  feedback: TodayFeedback[];
  counts: Record<string, number>;
};

let vault: Vault;
let app: App;
let page: Page;

const start = async () => {
  app = await startApp({ userData: app?.userData, args: [...opening(vault), '--lang=zh-CN'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('heading', { name: '反馈时限' }).waitFor();
};

/** The morning page as the core tells it. */
const told = async (): Promise<Today> => {
  const answer = await page.evaluate(() => window.liaison.call('today.get', {}));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as Today;
};

const section = (name: string) => page.locator('section', { has: page.getByRole('heading', { name }) });
const rows = (name: string) => section(name).locator('li[tabindex]');
const steps = () => rows('待办');

beforeAll(async () => {
  vault = createVault('sample', '--lang', 'zh-CN');
  await start();
});
afterAll(() => app.close());

describe('the morning page', () => {
  test('shows what the core has found, the most overdue first', async () => {
    const { overdue, feedback, nextSteps } = await told();
    expect(await rows('已逾期').count()).toBe(overdue.length);
    expect(await rows('已逾期').first().textContent()).toContain(overdue[0]?.name);
    expect(await rows('反馈时限').count()).toBe(feedback.length);
    expect(await rows('反馈时限').first().getByRole('meter').getAttribute('aria-valuetext')).toMatch(
      /剩|超时/,
    );
    expect(await steps().count()).toBe(nextSteps.length);
  });

  test('explains from the keyboard why something is due', async () => {
    const { overdue } = await told();
    await page.keyboard.press('j');
    await page.keyboard.press('w');
    expect(await rows('已逾期').first().locator('ol li').allTextContents()).toEqual(overdue[0]?.why);
    await page.keyboard.press('w');
    expect(await rows('已逾期').first().locator('ol').count()).toBe(0);
  });

  test('logs the contact that is due, and it is due no more; undone, it is due again', async () => {
    const before = (await told()).overdue;
    const name = before[0]?.name ?? '';
    await page.keyboard.press('d');
    await page.locator('#log-summary').waitFor();
    await page.keyboard.type('谈妥了明年的框架协议');
    await page.keyboard.press('Control+Enter');
    await until('one less to contact', async () =>
      (await rows('已逾期').count()) === before.length - 1 ? true : undefined,
    );
    expect((await told()).overdue.map((item) => `${item.name} ${item.slot}`)).not.toContain(
      `${name} ${before[0]?.slot}`,
    );
    await page.getByRole('button', { name: '撤销' }).click();
    await until('it to come back', async () =>
      (await rows('已逾期').count()) === before.length ? true : undefined,
    );
  });

  test('ticks a step off; a second one is snoozed until tomorrow and stays so over a restart', async () => {
    const [first, second] = (await told()).nextSteps;
    const count = await steps().count();
    await steps().first().focus();
    await page.keyboard.press('d');
    await until('it to be done', async () => ((await steps().count()) === count - 1 ? true : undefined));

    // The next step has taken its place under the keyboard.
    await page.keyboard.press('s');
    await page.getByText('明天早上').waitFor();
    await page.keyboard.press('2');
    await until('it to hide', async () => ((await steps().count()) === count - 2 ? true : undefined));

    await app.close();
    await start();
    expect(await steps().count()).toBe(count - 2);
    const open = (await told()).nextSteps.map(({ id }) => id);
    expect(open).not.toContain(first?.id);
    expect(open).toContain(second?.id);

    await page.getByRole('button', { name: '1 项稍后提醒' }).click();
    await page.getByRole('button', { name: '取消稍后提醒' }).click();
    await until('it to come back', async () => ((await steps().count()) === count - 1 ? true : undefined));
    expect(await steps().first().textContent()).toContain(second?.text);
  });

  test('opens what is chosen', async () => {
    const { feedback } = await told();
    await rows('反馈时限').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').waitFor();
    expect(page.url()).toContain(`#/feedback/${feedback[0]?.id}`);
    await page.goBack();
    await page.getByRole('heading', { name: '反馈时限' }).waitFor();
  });

  test('stands in the way of nobody, light or dark', async () => {
    expect(await barriers(page)).toEqual([]);
    await page.evaluate(() => window.liaison.call('settings.set', { theme: 'dark' }));
    await page.locator('html[data-theme="dark"]').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test.each([
    [1024, 640],
    [2560, 1440],
  ])('fits %d × %d', async (width, height) => {
    await page.setViewportSize({ width, height });
    const overflow = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *')].some((element) => {
        const { overflowX } = getComputedStyle(element);
        return overflowX === 'visible' && element.getBoundingClientRect().right > innerWidth + 1;
      }),
    );
    expect(overflow).toBe(false);
  });
});
