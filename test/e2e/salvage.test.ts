import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, cli, createVault, opening, startApp, type Vault } from './harness.ts';

/** A vault whose file was damaged, and the two ways out of it. */

const OPTIONS = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=zh-CN'];
const PAGE_BYTES = 4096;

let app: App;
afterEach(() => app.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const names = async (page: Page): Promise<string[]> => {
  const result = await page.evaluate(() => window.liaison.call('stakeholders.list', { limit: 200 }));
  return (result as { value: { rows: { name: string }[] } }).value.rows.map(({ name }) => name);
};

/** Of sixty companies and a conversation with an attachment; some pages of its file are damaged. */
function damagedVault(where: 'first page' | 'attachment', backedUp = false): Vault & { bytes: Buffer } {
  const vault = createVault('init', ...OPTIONS);
  const call = (name: string, input: object) =>
    cli('call', name, JSON.stringify(input), ...opening(vault), ...OPTIONS) as never;
  const list = join(vault.vault, '../list.csv');
  writeFileSync(list, `公司\n${Array.from({ length: 60 }, (_, n) => `第${n}贸易公司`).join('\n')}\n`);
  cli('import', list, ...opening(vault), ...OPTIONS);
  const { rows }: { rows: { id: string }[] } = call('stakeholders.list', { limit: 1 });
  const talk = { stakeholderIds: [rows[0]?.id], at: '2026-11-20T10:00:00+08:00', channel: 'phone' };
  const { id: interactionId }: { id: string } = call('interactions.log', { ...talk, summary: '寄样品' });
  const content = randomBytes(60_000).toString('base64');
  call('attachments.add', { interactionId, name: '样品.bin', content });
  if (backedUp) call('backups.run', {});
  const file = join(vault.vault, 'vault.db');
  const bytes = readFileSync(file);
  // What was written last, and is large, stands near the end.
  const at = (where === 'first page' ? 0 : bytes.length / PAGE_BYTES - 8) * PAGE_BYTES + 200;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
  return { ...vault, bytes };
}

const untouched = ({ vault, bytes }: ReturnType<typeof damagedVault>) =>
  readFileSync(join(vault, 'vault.db')).equals(bytes);

test('one that can’t be opened: the last backup is offered, and a copy of it becomes the vault', async () => {
  const vault = damagedVault('first page', true);
  app = await startApp({ args: OPTIONS });
  const { page } = app;
  await button(page, /打开已有的资料库/).click();
  await page.getByLabel('资料库文件夹').fill(vault.vault);
  await page.getByLabel('口令', { exact: true }).fill(vault.passphrase);
  await button(page, /^解锁$/).click();
  await button(page, /打开 2026-11-23 09:00 的备份/).waitFor();
  await button(page, /抢救可读数据/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await button(page, /打开 2026-11-23 09:00 的备份/).click();
  await page.getByRole('navigation').waitFor();
  expect(await names(page)).toHaveLength(60);
  expect(untouched(vault)).toBe(true);
});

test('one that opens: damage is told at once, and what can be read goes into a new vault, with a report', async () => {
  const vault = damagedVault('attachment');
  app = await startApp({ args: [...opening(vault), ...OPTIONS] });
  const { page } = app;
  await page.getByText(/资料库已损坏/).waitFor();
  await button(page, /抢救可读数据/).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('口令').fill(vault.passphrase);
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: '抢救可读数据' }).click();
  await page.getByText(/有 \d+ 段无法读取/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('dialog').last().getByRole('button').click();
  await page.getByRole('navigation').waitFor();
  await page.getByText(/资料库已损坏/).waitFor({ state: 'detached' });
  expect(await names(page)).toHaveLength(60);
});
