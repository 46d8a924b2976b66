import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from './harness.ts';

/** The whole job of a new user's first morning, in one go: from an empty start to the report. */

let app: App;
let page: Page;

const field = (name: string) => page.getByLabel(name, { exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const heading = (name: string) => page.getByRole('heading', { name, exact: true }).first().waitFor();
/** As fast as people type. */
const type = (text: string) => page.keyboard.type(text, { delay: 40 });
const go = async (keys: string, title: string) => {
  for (const key of keys) await page.keyboard.press(key);
  await heading(title);
};

beforeAll(async () => {
  app = await startApp({ args: ['--lang=zh-CN', '--now=2026-11-25T09:00:00+08:00', '--zone=Asia/Shanghai'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(() => app.close());

test('a vault is made', async () => {
  await button('新建资料库').click();
  await field('口令').fill('four unrelated paper lanterns');
  await field('再输入一次').fill('four unrelated paper lanterns');
  await button(/^新建$/).click();
  await page.getByRole('checkbox').check();
  await button('进入联络台').click();
  await field('姓名').fill('周明');
  await page.keyboard.press('Enter');
  await page.getByText('从第一位相关方开始').waitFor();
});

test('the contacts of a phone go in', async () => {
  await button('导入名单').click();
  await page.locator('input[type=file]').setInputFiles('test/fixtures/import/google-2024.csv');
  await button(/导入 3 行/).click();
  await page.getByText('导入完成').waitFor();
  await go('gc', '相关方');
  await page.getByRole('row', { name: /深圳市蓝海科技有限公司.*从未联系/ }).waitFor();
});

test('a call is logged without waiting for the list of names, and the register shows it at once', async () => {
  await page.keyboard.press('c');
  await page.getByRole('dialog').waitFor();
  await type('szslh');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByTitle('深圳市蓝海科技有限公司').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#log-when').fill('昨天下午3点');
  await page.keyboard.press('Enter');
  await page.locator('#log-summary').fill('确认了样品规格');
  await page.locator('#log-nextStep').fill('寄第二版样品');
  await page.locator('#log-nextStepOn').fill('明天');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('row', { name: /深圳市蓝海科技有限公司.*2026-11-24/ }).waitFor();
  await go('gt', '2026-11-25 星期三');
  await page.getByText('寄第二版样品').first().waitFor();
});

test('a complaint comes in and is answered', async () => {
  await go('gf', '反馈');
  await page.keyboard.press('n');
  await page.locator('#case-content').fill('外箱受潮，要求赔付');
  await page.locator('#case-channel').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary').getByText('外箱受潮').waitFor();
  await button('响应').click();
  await page.locator('#step-note').fill('已致电');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary').getByText('已致电').waitFor();
});

test('the palette finds what was typed last, even when Enter comes before the answer', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().waitFor();
  await type('szslh');
  await page.keyboard.press('Enter');
  await heading('深圳市蓝海科技有限公司');
});

test('the quarter’s report is written, and its PDF tells the same', async () => {
  await go('gr', '评估报告');
  await page.getByRole('link', { name: '2026年第四季度' }).click();
  await button('添加措施').click();
  await field('第 1 项措施').fill('每周二核对未结反馈');
  const sheets = page.getByRole('region', { name: '打印预览' });
  await sheets.getByText('每周二核对未结反馈').waitFor();
  expect(await sheets.textContent()).toContain('数据截至 2026-11-25');
  await button('打印…').click();
  const [pdf] = await Promise.all([page.waitForEvent('download'), button('存为 PDF').click()]);
  expect(pdf.suggestedFilename()).toMatch(/2026.*\.pdf$/);
});
