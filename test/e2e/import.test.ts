import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createVault, opening, startApp, temporaryFolder } from './harness.ts';

const LIST = [
  '单位,姓名,手机,电子邮箱,生日,爱好',
  '徽州墨坊,胡开文,13855501234,huakaiwen@mofang.example,1979-05-06,收藏',
  '宣城笔庄,,0563-3012345,,,',
  '歙县砚行,汪近圣,13855505678,not-an-address,1990-02-30,',
  ',,,,,喝茶',
].join('\r\n');

let app: App;
let page: Page;
const folder = temporaryFolder();

const button = (name: string | RegExp) => page.getByRole('button', { name });
const file = (name: string, content: Buffer | string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const choose = async (path: string) => {
  await page.evaluate(() => {
    window.location.hash = '#/import';
  });
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('tab', { name: '各行结果' }).waitFor();
};
const found = async (query: string) => {
  const answer = await page.evaluate(
    (q) => window.liaison.call('stakeholders.list', { filter: { query: q } }),
    query,
  );
  return answer.ok ? (answer.value as { total: number }).total : -1;
};

beforeAll(async () => {
  app = await startApp({ args: [...opening(createVault('init')), '--lang=zh-CN'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').waitFor();
});
afterAll(() => app.close());

test('an Excel-made GB18030 list shows what it would do before it does anything', async () => {
  await choose(file('名单.csv', iconv.encode(LIST, 'gb18030')));
  await page.getByText('GB18030').waitFor();
  const phone = page.getByRole('row', { name: /手机/ });
  await phone.getByText('电话', { exact: true }).waitFor();
  await page.getByRole('tab', { name: /问题（3）/ }).click();
  await page
    .getByRole('cell', { name: /not-an-address/ })
    .last()
    .waitFor();
  expect(await found('徽州墨坊')).toBe(0);
});

test('a column that was not recognised is sent somewhere by hand', async () => {
  await page.getByRole('tab', { name: '列对应' }).click();
  const hobby = page.getByRole('combobox', { name: /爱好/ });
  await hobby.fill('标签');
  await page.getByTitle('标签', { exact: true }).click();
  await button('恢复自动识别').waitFor();
});

test('the rows go in, also one with a bad cell; one without a name can be saved and mended', async () => {
  await button(/导入 3 行/).click();
  await page.getByText('导入完成').waitFor();
  expect(await found('徽州墨坊')).toBe(1);
  expect(await found('歙县砚行')).toBe(1);
  await page.getByText('有 1 行未导入').waitFor();
  const [saved] = await Promise.all([page.waitForEvent('download'), button('下载被拒的行').click()]);
  expect(saved.suggestedFilename()).toBe('名单-rejected.csv');
});

test('the whole import is taken back', async () => {
  await button('撤销这次导入').click();
  await page.getByText('已撤销这次导入').first().waitFor();
  expect(await found('徽州墨坊')).toBe(0);
});

test('a wrongly guessed encoding is put right', async () => {
  await button('再导入一个').click();
  await choose(file('short.csv', iconv.encode('name,note\r\nAcme,caf\u00e9', 'windows-1252')));
  const read = async (encoding: string) => {
    await page.getByRole('combobox', { name: '文字编码' }).click();
    await page.locator('.ant-select-item-option', { hasText: encoding }).click();
  };
  await page.getByText('café').waitFor();
  await read('UTF-16LE');
  await page.getByText('café').waitFor({ state: 'hidden' });
  await read('WINDOWS-1252');
  await page.getByText('café').waitFor();
});

test('an import of many rows tells how far it is and can be cancelled', async () => {
  await button('换一个文件').click();
  const rows = Array.from({ length: 50_000 }, (_, n) => `第${n}号商行,138${String(10_000_000 + n)}`);
  await choose(file('many.csv', `单位,手机\n${rows.join('\n')}`));
  await button(/导入 50000 行/).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByRole('button', { name: '取消导入' }).click();
  await page.getByText('已取消，什么都没有改。').waitFor();
  expect(await found('商行')).toBe(0);
});
