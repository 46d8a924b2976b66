import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createVault, startApp, until } from './harness.ts';

const PASSPHRASE = 'four unrelated paper lanterns';
const NEXT_PASSPHRASE = 'seven lanterns over the river';

let app: App;
let page: Page;
let recoveryCode: string;

const locked = () => page.getByRole('heading', { name: '解锁资料库' });
const field = (name: string) => page.getByLabel(name, { exact: true });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const ask = async <T>(name: string): Promise<T> => {
  const answer = await page.evaluate((n) => window.liaison.call(n, {}), name);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as T;
};
const lock = async () => {
  await page.getByRole('navigation').getByRole('button', { name: '锁定' }).click();
  await locked().waitFor();
};

beforeAll(async () => {
  app = await startApp({ args: ['--lang=zh-CN'] });
  page = app.page;
  await page.getByRole('heading', { name: '欢迎使用联络台' }).waitFor();
});
afterAll(() => app.close());

test('the language is chosen before anything else', async () => {
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: 'Welcome to Liaison' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByText('中文', { exact: true }).click();
  await page.getByRole('heading', { name: '欢迎使用联络台' }).waitFor();
});

test('a new vault wants its passphrase twice and tells how strong it is', async () => {
  await page.getByRole('button', { name: '新建资料库' }).click();
  await field('口令').fill('12345678');
  await page.getByText('强度：弱').waitFor();
  await field('口令').fill(PASSPHRASE);
  await page.getByText('强度：强').waitFor();
  await field('再输入一次').fill('something else');
  await press('新建');
  await page.getByText('两次输入不一致').waitFor();
});

test('the recovery code is shown once, and has to be kept before the app opens', async () => {
  await field('再输入一次').fill(PASSPHRASE);
  await press('新建');
  await page.getByRole('heading', { name: '请保管好恢复码' }).waitFor();
  recoveryCode = (await page.locator('output').textContent()) ?? '';
  expect(recoveryCode.length).toBeGreaterThan(20);
  expect(await page.getByRole('button', { name: '进入联络台' }).isDisabled()).toBe(true);
  await page.getByRole('checkbox').check();
  await press('进入联络台');
  await page.getByRole('navigation').waitFor();
});

test('who works here is asked once, and nothing goes on without a name by mistake', async () => {
  const dialog = page.getByRole('dialog', { name: '请告诉联络台您是谁' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await field('姓名').fill('\u3000\u200b');
  await page.keyboard.press('Enter');
  await dialog.getByText('请填写').waitFor();
  await field('姓名').fill('周明');
  await field('单位').fill('宁波甬江贸易有限公司');
  await until('the draft', async () => {
    const kept = await page.evaluate(() => window.liaison.call('drafts.list', {}));
    return JSON.stringify(kept).includes('introduction') ? true : undefined;
  });
  await page.reload();
  await dialog.getByText(/^草稿已恢复/).waitFor();
  expect(await field('单位').inputValue()).toBe('宁波甬江贸易有限公司');
  await field('姓名').press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
});

test('an empty register says what to do', async () => {
  await page.evaluate(() => {
    window.location.hash = '#/stakeholders';
  });
  await page.getByText('还没有相关方').waitFor();
});

test('a locked vault shows nothing and refuses a wrong passphrase', async () => {
  await lock();
  expect(await page.getByText('还没有相关方').count()).toBe(0);
  await field('口令').fill('not this one');
  await press('解锁');
  await page.getByRole('alert').getByText('口令不正确').waitFor();
  expect(await field('口令').evaluate((input) => input === document.activeElement)).toBe(true);
});

test('it opens with the passphrase, and with the recovery code when that is forgotten', async () => {
  await field('口令').fill(PASSPHRASE);
  await press('解锁');
  await page.getByRole('navigation').waitFor();
  await lock();
  await press('忘记口令？用恢复码');
  await field('恢复码').fill(recoveryCode);
  await press('解锁');
});

test('who came in by the recovery code sets a new passphrase at once, and gets a new code', async () => {
  await page.getByRole('heading', { name: '设置新口令' }).waitFor();
  await field('新口令').fill(NEXT_PASSPHRASE);
  await field('再输入一次').fill(NEXT_PASSPHRASE);
  await press('设置口令');
  await page.getByRole('heading', { name: '请保管好恢复码' }).waitFor();
  expect(await page.locator('output').textContent()).not.toBe(recoveryCode);
  await page.getByRole('checkbox').check();
  await press('进入联络台');
  await page.getByRole('navigation').waitFor();
  await lock();
  await field('口令').fill(NEXT_PASSPHRASE);
  await press('解锁');
  await page.getByRole('navigation').waitFor();
});

test('a vault brought along is opened from its folder', async () => {
  const [known] = await ask<{ folder: string }[]>('vault.known');
  await lock();
  await press('其他资料库');
  await page.getByRole('button', { name: '打开已有的资料库' }).click();
  await field('资料库文件夹').fill(`${known?.folder}-elsewhere`);
  await field('口令').fill(NEXT_PASSPHRASE);
  await press('解锁');
  await page.getByRole('alert').waitFor();
  await field('资料库文件夹').fill(known?.folder ?? '');
  await press('解锁');
  await page.getByRole('navigation').waitFor();
});

test('the sample can be explored besides', async () => {
  await lock();
  await press('其他资料库');
  await page.getByRole('button', { name: '看看示例' }).click();
  await page.getByText('示例数据，可随意修改').waitFor({ timeout: 60_000 });
});

test('a vault that is named at the start is the one that is asked for', async () => {
  const { vault, passphrase } = createVault('init', '--lang', 'zh-CN');
  const other = await startApp({ args: [`--vault=${vault}`, '--lang=zh-CN'] });
  try {
    await other.page.getByRole('heading', { name: '解锁资料库' }).waitFor();
    expect(await other.page.getByText(vault).count()).toBeGreaterThan(0);
    await other.page.getByLabel('口令', { exact: true }).fill(passphrase);
    await other.page.getByRole('button', { name: '解锁', exact: true }).click();
    await other.page.getByRole('navigation').first().waitFor();
  } finally {
    await other.close();
  }
});
