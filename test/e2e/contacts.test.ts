import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, answerOf, createVault, opening, startApp } from './harness.ts';

let app: App;
let page: Page;
let companyId: string;

const call = <T>(name: string, input: object = {}) => answerOf<T>(page, name, input);
const goTo = async (hash: string) => {
  await page.evaluate((h) => {
    window.location.hash = h;
  }, hash);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
/** What lies on the clipboard, as a field takes it. */
const pasted = async (): Promise<string> => {
  await goTo('#/interactions');
  const field = page.getByRole('textbox').first();
  await field.fill('');
  await field.press('Control+v');
  return field.inputValue();
};

beforeAll(async () => {
  app = await startApp({ args: [...opening(createVault('init', '--lang', 'zh-CN')), '--lang=zh-CN'] });
  page = app.page;
  await page.getByRole('navigation').waitFor();
  const company = { kind: 'customer', tier: 'key', influence: 'high' };
  companyId = (await call<{ id: string }>('stakeholders.create', { ...company, name: '宁波轴承' })).id;
  for (const [name, value, wechat] of [
    ['秦琼', '138 0574 1234', 'qq1'],
    ['单雄信', '0574-8765 4321 转 808', 'dan_xx'],
  ])
    await call('people.add', {
      stakeholderId: companyId,
      name,
      wechat,
      phones: [{ label: '办公', value }],
      emails: [{ label: '', value: `${wechat}@example.com` }],
      primary: name === '单雄信',
    });
});
afterAll(() => app.close());

test('on a profile T, M and W copy what the first contact can be reached by', async () => {
  for (const [key, value] of [
    ['t', '0574-8765 4321 转 808'],
    ['m', 'dan_xx@example.com'],
    ['w', 'dan_xx'],
  ] as const) {
    await goTo(`#/stakeholders/${companyId}`);
    await page.getByRole('article', { name: '单雄信' }).waitFor();
    await page.keyboard.press(key);
    // The word on the one before may still stand; it ends otherwise.
    await page.getByText(new RegExp(`^已复制 单雄信 的.+：${value}$`)).waitFor();
    expect(await pasted()).toBe(value);
  }
});

test('who has the focus or the mouse is meant', async () => {
  await goTo(`#/stakeholders/${companyId}`);
  await page
    .getByRole('article', { name: '秦琼' })
    .getByRole('button', { name: /138 0574/ })
    .focus();
  await page.keyboard.press('t');
  await page.getByText('已复制 秦琼 的电话').waitFor();
  expect(await pasted()).toBe('138 0574 1234');
});

test('in the list of people and in the palette, too', async () => {
  await goTo('#/stakeholders/people');
  await page.getByRole('row', { name: /秦琼/ }).hover();
  await page.keyboard.press('w');
  await page.getByText('已复制 秦琼 的微信号').waitFor();
  expect(await pasted()).toBe('qq1');

  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('Control+k');
  await page.locator('[role=combobox]:focus').waitFor();
  await page.keyboard.type('qq');
  await page.getByRole('option', { name: /秦琼/ }).waitFor();
  await page.getByRole('option', { name: /秦琼/ }).hover();
  await page.keyboard.press('Alt+t');
  await page.getByText('已复制 秦琼 的电话').waitFor();
  await page.keyboard.press('Escape');
  expect(await pasted()).toBe('138 0574 1234');
});

test('feedback asks how it came in, and says which clock has run out before it is saved', async () => {
  await goTo('#/feedback');
  await page.locator('h1').click();
  await page.keyboard.press('n');
  await page.locator('#case-content').fill('电话一直没有人接');
  await page.locator('#case-receivedAt').fill('昨天 10:00');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByText('请选择从哪个渠道收到').waitFor();
  await page.locator('#case-channel').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const warning = page.getByRole('alert').filter({ hasText: '保存后即计为超时' });
  await warning.getByText('首次响应：应在 3 分钟内').waitFor();
  await page.getByRole('checkbox', { name: '当场已经答复' }).check();
  await warning.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary').getByText('电话一直没有人接').waitFor();
});
