import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp, until, type Vault } from './harness.ts';

const NOW = '2026-11-23T09:00:00+08:00';
const SECTIONS = [
  'app',
  'vault',
  'owners',
  'cadence',
  'feedback-targets',
  'kpi-targets',
  'calendars',
  'reminders',
];

let vault: Vault;
let app: App;
let page: Page;

const ask = async <T>(name: string, input: object): Promise<T> => {
  const answer = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as T;
};
const open = async (section: string) => {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#/settings/${section}`);
  await page.locator(`nav a[href="#/settings/${section}"][aria-current]`).waitFor();
};
/** By its word; an icon before it has a name too. */
const button = (name: string) => page.getByRole('button', { name: new RegExp(`(^| )${name}$`) });

beforeAll(async () => {
  vault = createVault('init', '--lang', 'zh-CN', '--now', NOW, '--zone', 'Asia/Shanghai');
  app = await startApp({ args: [...opening(vault), '--lang=zh-CN', `--now=${NOW}`, '--zone=Asia/Shanghai'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('nav').first().waitFor();
});
afterAll(() => app?.close());

describe('the settings', () => {
  test.each(SECTIONS)('of %s keep nobody out and fit the smallest window', async (section) => {
    await page.setViewportSize({ width: 1024, height: 640 });
    await open(section);
    await page.getByRole('heading', { level: 2 }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('add an owner and say who is me', async () => {
    await open('owners');
    await button('添加负责人').click();
    await page.getByLabel('姓名').fill('周敏');
    await page.getByLabel('部门').fill('市场部');
    await button('保存').click();
    await page.getByRole('row', { name: '周敏' }).getByRole('button', { name: '设为“我”' }).click();
    await page.getByRole('row', { name: '周敏' }).getByText('我', { exact: true }).waitFor();
  });

  test('change the cadence from a day on, and leave the past as it was', async () => {
    await open('cadence');
    await button('新版本').click();
    await page.getByLabel('生效日期').fill('2027-01-01');
    await page.keyboard.press('Enter');
    await page.getByLabel('频率', { exact: true }).first().fill('2');
    await page.getByLabel('计入的渠道').first().click();
    await page.keyboard.type('拜访');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await button('保存版本').click();
    await page.getByRole('button', { name: '2027-01-01 起' }).waitFor();
    type Rule = { every: string; channels?: string[] };
    type Version = { effectiveFrom: string; state: string; content: { rules: Rule[] } };
    const [next, first] = await ask<Version[]>('policies.versions', { topic: 'cadence' });
    expect([next?.effectiveFrom, next?.state, next?.content.rules[0]?.every]).toEqual([
      '2027-01-01',
      'future',
      '2 months',
    ]);
    expect(next?.content.rules[0]?.channels).toEqual(['visit']);
    expect([first?.state, first?.content.rules[0]?.every]).toEqual(['current', '1 month']);
  });

  test('set a target for an indicator', async () => {
    await open('kpi-targets');
    await button('新版本').click();
    await page.getByLabel('联系频率达成率').fill('92.5');
    await button('保存版本').click();
    await page.getByRole('cell', { name: '92.5%' }).waitFor();
    const { figures } = await ask<{ figures: { id: string; target: number }[] }>('kpi.figures', {
      period: '2026Q4',
    });
    expect(figures.find(({ id }) => id === 'cadence-compliance')?.target).toBe(0.925);
  });

  test('import a calendar, show its year, and use it', async () => {
    await open('calendars');
    const calendar = {
      zone: 'Asia/Shanghai',
      hours: { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']] },
      holidays: ['2026-12-25'],
      workdays: ['2026-12-26'],
    };
    await page.locator('input[type="file"]').setInputFiles({
      name: '公司日历.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(calendar)),
    });
    const row = page.getByRole('row', { name: '公司日历' });
    await row.getByRole('button', { name: '改用' }).click();
    await row.getByText('使用中').waitFor();
    await until('the holiday', async () =>
      (await page.locator('td[data-kind="holiday"]').allTextContents()).includes('25') ? true : undefined,
    );
  });

  test('refuse a file that is no calendar and say why', async () => {
    await page.locator('input[type="file"]').setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"zone":"Mars"'),
    });
    await page.getByText('这不是日历文件').waitFor();
  });

  test('keep the time of the digest, and never half a time', async () => {
    await open('reminders');
    const time = page.getByLabel('每日摘要时间');
    await time.fill('8:');
    await time.blur();
    expect(await time.inputValue()).toMatch(/^\d\d:\d\d$/);
    await time.fill('07:30');
    await time.press('Enter');
    await until('the digest at half past seven', async () => {
      const { digestTime } = await ask<{ digestTime: string }>('reminders.settings', {});
      return digestTime === '07:30' ? true : undefined;
    });
  });

  test('be reminded of a day of one’s own, as long as it is wanted', async () => {
    await open('reminders');
    await page.getByLabel('纪念日名称').fill('厂庆日');
    await button('添加').click();
    await page.getByText('厂庆日').waitFor();
    const kept = async () =>
      (await ask<{ occasions: { name: string }[] }>('reminders.settings', {})).occasions.map(
        ({ name }) => name,
      );
    expect(await kept()).toEqual(['厂庆日']);
    await page.getByLabel('重阳节').click();
    await page.getByLabel('删除厂庆日').click();
    await expect.poll(kept).toEqual([]);
    const { festivals } = await ask<{ festivals: string[] }>('reminders.settings', {});
    expect(festivals).toContain('double-ninth');
  });

  test('change the passphrase only for who knows it', async () => {
    await open('vault');
    const form = page.locator('form').filter({ hasText: '新口令' });
    await form.getByLabel('当前口令').fill('a wrong guess');
    await form.getByLabel('新口令').fill('another horse battery');
    await form.getByLabel('再输入一次').fill('another horse battery');
    await button('更改口令').click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('当前口令').fill(vault.passphrase);
    await button('更改口令').click();
    await page.getByText('口令已更改，恢复码不变').waitFor();
  });

  test('change the language and the looks at once', async () => {
    await open('app');
    await page.getByText('深色', { exact: true }).click();
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
