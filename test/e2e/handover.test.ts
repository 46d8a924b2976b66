import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp, temporaryFolder, until, type Vault } from './harness.ts';

const options = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=zh-CN'];
const folder = temporaryFolder();

let leaver: App;
let successor: App;
let vault: Vault;
beforeAll(async () => {
  vault = createVault('sample', ...options);
  leaver = await startApp({ args: [...opening(vault), ...options] });
  successor = await startApp({ args: [...opening(createVault('init', ...options)), ...options] });
});
afterAll(() => Promise.all([leaver.close(), successor.close()]));

const open = (page: Page) =>
  page.evaluate(() => {
    location.hash = '#/settings/handover';
  });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
async function keep(download: Download, name: string): Promise<string> {
  const file = join(folder, name);
  await download.saveAs(file);
  return file;
}

/** In the place of the system's own dialog, which no test can answer: a file of the page's. */
const savesInto = (page: Page) =>
  page.evaluate(() => {
    const folder = navigator.storage.getDirectory();
    window.showSaveFilePicker = async ({ suggestedName }) =>
      (await folder).getFileHandle(suggestedName, { create: true });
  });

/** What was saved there, as a file that can be opened. */
async function saved(page: Page, name: string): Promise<string> {
  const content = await page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory();
    const bytes = new Uint8Array(await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, name);
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(content, 'base64'));
  return file;
}

test('everything goes to the successor, is acknowledged, destroyed, and proved', async () => {
  await open(successor.page);
  const key = await successor.page.locator('code').first().textContent();
  expect(key).toMatch(/^age1/);
  expect(await barriers(successor.page)).toEqual([]);

  const { page } = leaver;
  await open(page);
  await page.getByLabel('移交人').fill('林晓梅');
  await page.getByLabel('接收人', { exact: true }).fill('周建国');
  await savesInto(page);
  await page.getByLabel('接收人的公钥').fill('age1-not-a-key');
  await button(page, '生成交接包').click();
  await page.getByText('这不是接收人的公钥').waitFor();
  await page.getByLabel('接收人的公钥').fill(key ?? '');
  await button(page, '生成交接包').click();
  await page.getByText('交接包已保存').waitFor();
  const code = await page.locator('output').textContent();
  const pack = await saved(page, '移交给周建国-2026-11-23.liaison-pack');
  await page.getByText('移交给周建国', { exact: true }).waitFor();

  await successor.page.evaluate(() =>
    window.liaison.call('stakeholders.create', { name: '杭州云栖服饰有限公司', kind: 'customer' }),
  );
  await successor.page.setInputFiles('input[type=file]', pack);
  await successor.page.getByText(/^林晓梅（销售部）移交/).waitFor();
  await successor.page.getByText(`核对码 ${code}，尚未核对`).waitFor();
  await successor.page.getByLabel('已与林晓梅核对，两边一致').check();
  await successor.page.getByLabel('杭州云栖服饰有限公司').waitFor();
  await successor.page.getByLabel('级别：改为“重要”（现为“一般”）').check();
  expect(await barriers(successor.page)).toEqual([]);
  await button(successor.page, '接收').click();
  const receipt = await successor.page.getByRole('alert').locator('output').textContent();
  await successor.page.getByText(`签名与以前核对过的一致（核对码 ${code}）`).waitFor();
  await successor.page.evaluate(() => {
    location.hash = '#/stakeholders';
  });
  await successor.page.getByText('杭州云栖服饰').first().waitFor();

  await page.getByLabel('接收人的回执').fill(receipt ?? '');
  await button(page, '确认').click();
  await page.getByText(/核对码 [-\w]+，尚未核对/).waitFor();
  await button(page, '已与周建国核对，两边一致').click();
  await page.getByText(/签名与以前核对过的一致/).waitFor();
  await button(page, '在本机销毁').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('口令').fill('wrong');
  await button(page, '彻底销毁').click();
  await dialog.getByRole('alert').filter({ hasText: '口令' }).waitFor();
  await dialog.getByLabel('口令').fill(vault.passphrase);
  await page.evaluate(() =>
    window.liaison.call('stakeholders.create', { name: '迟来的客户', kind: 'customer' }),
  );
  await button(page, '彻底销毁').click();
  await dialog.getByRole('alert').filter({ hasText: '又有 1 次更改' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByLabel('交接包生成后的更改也一并销毁').check();
  await button(page, '彻底销毁').click();

  const after = await leaver.window();
  await after.getByText('资料库已销毁').waitFor();
  await until('the vault to go', () => (existsSync(join(vault.vault, 'vault.db')) ? undefined : true));
  expect(existsSync(vault.vault) ? readdirSync(vault.vault) : []).toEqual([]);

  await button(after, '打印…').click();
  const [proof] = await Promise.all([after.waitForEvent('download'), button(after, '存为 PDF').click()]);
  const pdf = await keep(proof, 'certificate.pdf');
  const { stdout } = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  const text = stdout.replaceAll(/\s/g, '');
  expect(text).toContain('资料移交与销毁证明');
  expect(text).toContain('周建国');
  expect(text).toContain(receipt);
  expect(text).toContain('vault.db');
  expect(text).toMatch(/已移交相关方(\d+)个.*已销毁相关方(\d+)个/);
  expect(text).not.toContain('云栖');
  await after.keyboard.press('Escape');
  await after.getByText('资料库已销毁').waitFor();
});
