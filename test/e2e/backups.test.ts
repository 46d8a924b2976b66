import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp } from './harness.ts';

const options = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=zh-CN'];

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp({ args: [...opening(createVault('init', ...options)), ...options] });
  page = app.page;
});
afterAll(() => app.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const create = (name: string) =>
  page.evaluate((n) => window.liaison.call('stakeholders.create', { name: n, kind: 'customer' }), name);
const known = async (): Promise<string[]> => {
  const result = await page.evaluate(() => window.liaison.call('stakeholders.list', {}));
  return (result as { value: { rows: { name: string }[] } }).value.rows.map(({ name }) => name).sort();
};

test('a backup is made, shows what coming back would do, and coming back is taken back', async () => {
  await create('徽州墨坊');
  await page.evaluate(() => {
    location.hash = '#/settings/backups';
  });
  await page.getByText('还没有备份').first().waitFor();
  await button('立即备份').click();
  await page.getByRole('cell', { name: '手动', exact: true }).waitFor();
  expect(await barriers(page)).toEqual([]);

  await create('歙县砚行');
  await button('恢复到此备份…').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('之后新增的 1 条将消失').waitFor();
  await dialog.getByText('歙县砚行').waitFor();
  expect(await barriers(page)).toEqual([]);
  await button('恢复').click();
  await page.getByRole('cell', { name: '恢复前', exact: true }).waitFor();
  expect(await known()).toEqual(['徽州墨坊']);

  await button('恢复到此备份…').first().click();
  await dialog.getByText('之后删除的 1 条将找回').waitFor();
  await button('恢复').click();
  await expect.poll(known, { timeout: 10_000 }).toEqual(['徽州墨坊', '歙县砚行'].sort());
  await dialog.waitFor({ state: 'hidden' });
  await expect
    .poll(() => page.getByRole('cell', { name: '恢复前', exact: true }).count(), { timeout: 10_000 })
    .toBe(2);
});

test('a folder that is not there is refused with what to do', async () => {
  await page.getByLabel('其他文件夹').fill('/proc/no/such/folder');
  await button('使用此文件夹').click();
  await page.getByText('无法在 /proc/no/such/folder 备份').waitFor();
});
