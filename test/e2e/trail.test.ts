import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp, temporaryFolder, type Vault } from './harness.ts';

/** Who did what, marks on what goes out, and a person who wants to be forgotten. */

const OPTIONS = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=zh-CN'];

let app: App;
let page: Page;
let vault: Vault;
let stakeholderId: string;

const button = (name: string | RegExp) => page.getByRole('button', { name });
const go = (hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
async function call<T>(name: string, input: object = {}): Promise<T> {
  const result = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value as T;
}
/** Text of a PDF's pages, without white space. */
function pagesOf(pdf: string): string[] {
  const { stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  return stdout
    .split('\f')
    .map((text) => text.replaceAll(/\s/g, ''))
    .filter((text) => text !== '');
}
async function downloaded(start: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), start()]);
  const pdf = join(temporaryFolder(), file.suggestedFilename());
  await file.saveAs(pdf);
  return pdf;
}

beforeAll(async () => {
  vault = createVault('init', ...OPTIONS);
  app = await startApp({ args: [...opening(vault), ...OPTIONS] });
  page = app.page;
  await page.getByRole('navigation').waitFor();
  const made = await call<{ id: string }>('stakeholders.create', {
    name: '徽州墨坊',
    kind: 'customer',
    tier: 'general',
    notes: '找程墨谈价格',
    people: [{ name: '程墨', phones: [{ label: '手机', value: '13900001234' }] }],
  });
  stakeholderId = made.id;
  await call('stakeholders.update', { id: stakeholderId, tier: 'key' });
});
afterAll(() => app.close());

test('a record tells who changed what, field by field', async () => {
  await go(`/stakeholders/${stakeholderId}`);
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '变更历史' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('修改相关方').first().waitFor();
  await drawer
    .getByRole('button', { name: /^字段 #/ })
    .first()
    .click();
  await drawer.getByRole('row', { name: /级别 一般 重要/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the whole trail is verified on demand', async () => {
  await go('/settings/trail');
  await page.getByText('修改相关方').first().waitFor();
  await button('校验').click();
  await page.getByText(/全部 \d+ 条记录完整/).waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('a print says on every page who made it and when, if that is wanted', async () => {
  await go('/settings/vault');
  await page.getByRole('switch', { name: '打印时在每页注明打印人和日期' }).click();
  await expect.poll(async () => (await call<{ watermark: boolean }>('settings.get')).watermark).toBe(true);
  await go('/reports/2026Q3');
  await button(/打印…$/).click();
  const pages = pagesOf(await downloaded(() => button('存为 PDF').click()));
  expect(pages.length).toBeGreaterThan(1);
  // It stands aslant, letter by letter; of a page without one only the foot says so.
  for (const text of pages) expect(text.match(/机密/g)?.length).toBeGreaterThan(1);
  await call('settings.set', { watermark: false });
});

test('a person gets all that is held about them, and is forgotten', async () => {
  await go(`/stakeholders/${stakeholderId}`);
  await button('程墨的更多操作').click();
  await page.getByRole('menuitem', { name: '打印个人信息…' }).click();
  const record = await downloaded(() => button('存为 PDF').click());
  expect(pagesOf(record).join('')).toMatch(/程墨.*13900001234/);
  await page.keyboard.press('Escape');

  await button('程墨的更多操作').click();
  await page.getByRole('menuitem', { name: '彻底删除…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('当前口令').fill('wrong');
  await dialog.getByRole('button', { name: '彻底删除' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByLabel('当前口令').fill(vault.passphrase);
  await dialog.getByRole('button', { name: '彻底删除' }).click();
  // The record that was saved a moment ago is still about.
  await dialog.getByText(/^个人信息.*（?\(?PDF\)?）?：\d+ 次/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: '知道了' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('（已删除）谈价格').waitFor();
  expect(await page.getByText('程墨').count()).toBe(0);
  expect(await call('trail.verify')).toMatchObject({ intact: true });
});
