import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createVault, opening, startApp, until } from './harness.ts';

let app: App;
let page: Page;

const ask = async <T>(name: string, input: object): Promise<T> => {
  const answer = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value as T;
};
const open = (hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
const table = () => page.getByRole('grid', { name: '相关方' });
const row = (name: string) => table().getByRole('row', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const total = () => page.getByRole('status').filter({ hasText: '共' });
const undo = async () => {
  await button('撤销').last().click();
  await page.getByText('已撤销').last().waitFor();
};
const addStakeholder = (name: string, more: object = {}) =>
  ask<{ id: string }>('stakeholders.create', {
    name,
    kind: 'customer',
    tier: 'general',
    influence: 'low',
    ...more,
  });

beforeAll(async () => {
  app = await startApp({ args: [...opening(createVault('sample', '--lang', 'zh-CN')), '--lang=zh-CN'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').waitFor();
});
beforeEach(async () => {
  await open('#/today');
  await open('#/stakeholders');
  await table().waitFor();
});
afterAll(() => app.close());

test('a new stakeholder is entered with its people and shown', async () => {
  await page.keyboard.press('n');
  await page.getByLabel('名称').fill('海宁皮革城有限公司');
  await button('添加联系人').click();
  await page.getByLabel('姓名').fill('沈佳宜');
  await page.getByText('填写生日').click();
  await page.getByText('农历', { exact: true }).click();
  await button('保存').click();
  await page.getByRole('heading', { name: '海宁皮革城有限公司' }).waitFor();
  await page.getByText('沈佳宜').waitFor();
  await page.getByText('农历正月初一').waitFor();
  await open('#/stakeholders?q=hnpgc');
  await row('海宁皮革城有限公司').waitFor();
});

test('what is searched for stands in no address, and is there again on coming back', async () => {
  await addStakeholder('义乌小商品城', { tags: ['展会认识'] });
  await page.getByRole('textbox', { name: '搜索' }).fill('小商品');
  await row('义乌小商品城').getByText('义乌小商品城').click();
  await page.getByRole('heading', { name: '义乌小商品城' }).waitFor();
  await page.goBack();
  await table().waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: '搜索' }).inputValue()).toBe('小商品');
  await open('#/stakeholders?q=小商品&tag=展会认识&tiers=general');
  await page.getByText('标签: 展会认识').waitFor();
  expect(decodeURIComponent(page.url())).not.toMatch(/小商品|展会认识/);
  expect(page.url()).toMatch(/#\/stakeholders\?tiers=general$/);
  await open('#/today');
  await page.goBack();
  await page.getByText('标签: 展会认识').waitFor();
  // The list begins anew from the navigation.
  await page.getByRole('navigation').getByText('相关方').click();
  await expect.poll(() => page.getByRole('textbox', { name: '搜索' }).inputValue()).toBe('');
});

test('what the filter shows is saved as cards, and the number of rows is told', async () => {
  await addStakeholder('桐乡羊毛衫厂', { people: [{ name: '许文强' }, { name: '冯程程' }] });
  await open('#/stakeholders?q=txyms');
  await row('桐乡羊毛衫厂').waitFor();
  await button('导出').click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText('联系人 · vCard 3.0（手机、Outlook）').click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^联系人-.*\.vcf$/);
  await page.getByText(/^已导出 2 行/).waitFor();
});

test('it is found by one character, by pinyin, by initials and by telephone digits', async () => {
  await addStakeholder('阜阳毛笔厂', { phones: [{ label: '', value: '0558-7766554' }] });
  for (const typed of ['笔', 'maobi', 'fymbc', '7766554']) {
    await page.getByLabel('搜索相关方').fill(typed);
    await row('阜阳毛笔厂').waitFor();
  }
  await page.getByLabel('搜索相关方').fill('查无此人某某');
  await page.getByText('没有符合条件的相关方').waitFor();
  await button('清除筛选').click();
  await table().waitFor();
  expect(await page.getByLabel('搜索相关方').inputValue()).toBe('');
});

test('a filter is kept as a view', async () => {
  await open('#/stakeholders?kinds=supplier&tiers=key');
  await page.getByText('类型: 供应商').waitFor();
  const shown = await total().textContent();
  await button('视图').click();
  await page.getByText('保存当前筛选…').click();
  await page.getByLabel('视图名称').fill('重要供应商');
  await button('保存').click();
  await page.getByText('视图已保存').waitFor();
  await open('#/stakeholders');
  await until('the whole register', async () => ((await total().textContent()) !== shown ? true : undefined));
  await button('视图').click();
  await page.getByRole('menuitem', { name: '重要供应商' }).click();
  await page.getByText('级别: 重要').waitFor();
  await until('the view', async () => ((await total().textContent()) === shown ? true : undefined));
});

test('several are changed at once, and changed back', async () => {
  for (const name of ['批量一号店', '批量二号店']) await addStakeholder(name);
  await open('#/stakeholders?q=批量');
  await row('批量二号店').getByRole('checkbox').waitFor();
  await table().getByLabel('全选').check();
  await page.getByText('已选 2 个').waitFor();
  await page.getByRole('toolbar').getByRole('button', { name: '级别' }).click();
  await page.getByRole('menuitem', { name: '重要' }).click();
  await row('批量一号店').getByText('重要').waitFor();
  await undo();
  await row('批量一号店').getByText('一般').waitFor();
});

test('the power–interest grid leads to those in a cell', async () => {
  await page.getByText('影响与关注').click();
  const cell = page.getByRole('button', { name: /影响程度高、关注程度高/ });
  const count = /：(\d+) 个/.exec((await cell.textContent()) ?? '')?.[1];
  await cell.click();
  await page.getByText('影响程度: 高').waitFor();
  await page.getByText(`共 ${count} 个`).waitFor();
});

test('two entries of one company are found and become one, and two again', async () => {
  const phones = [{ label: '', value: '0571-61234567' }];
  const { id } = await addStakeholder('西泠印社商行', { phones });
  const other = await addStakeholder('西泠印社', { phones, address: '杭州孤山路31号' });
  await ask('people.add', { stakeholderId: other.id, name: '吴昌硕' });
  await open(`#/stakeholders/${id}`);
  await page.getByText('电话相同').waitFor();
  await button('比较并合并').click();
  const address = page.getByRole('row', { name: '地址' });
  expect(await address.getByRole('radio', { name: '杭州孤山路31号' }).isChecked()).toBe(true);
  await button('合并').click();
  // The fuller one stays.
  await page.getByRole('heading', { level: 1, name: '西泠印社', exact: true }).waitFor();
  await page.getByText('吴昌硕').waitFor();
  await page.getByText('杭州孤山路31号').waitFor();
  await undo();
  await page.getByText('电话相同').waitFor();
  await page.getByRole('link', { name: '西泠印社商行' }).click();
  await page.getByRole('heading', { level: 1, name: '西泠印社商行' }).waitFor();
  await until('the two', async () => ((await page.getByText('吴昌硕').count()) === 0 ? true : undefined));
});

test('one is made inactive rather than deleted, and restored', async () => {
  const { id } = await addStakeholder('景德镇窑火陶坊');
  await open(`#/stakeholders/${id}`);
  await button('更多').click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await page.getByText('已停用：不出现在列表和提醒中').waitFor();
  await open('#/stakeholders?q=窑火');
  await page.getByText('没有符合条件的相关方').waitFor();
  await open('#/stakeholders?q=窑火&inactive=only');
  await row('景德镇窑火陶坊').click();
  await button('恢复').click();
  await page.getByText('已恢复').waitFor();
});

test('an exception changes when the next contact is due, and says why', async () => {
  const { id } = await addStakeholder('敦煌驼铃旅行社', { activeFrom: '2026-01-05' });
  const dueOn = async () =>
    (await ask<{ slot: string; dueOn: string }[]>('cadence.forStakeholder', { stakeholderId: id })).find(
      ({ slot }) => slot === 'any',
    )?.dueOn;
  await open(`#/stakeholders/${id}`);
  expect(await dueOn()).toBe('2026-04-05');
  await button('添加例外').click();
  await page.getByRole('dialog').getByLabel('每').fill('2');
  await button('保存').click();
  await page.getByText('例外已保存').waitFor();
  expect(await dueOn()).toBe('2026-03-05');
  await page.getByRole('button', { name: '为什么：任意有效联系' }).click();
  await page.getByRole('tooltip').getByRole('listitem').first().waitFor();
});

test('what was promised is ticked off on the page', async () => {
  const { id } = await addStakeholder('平遥推光漆器行');
  await ask('nextSteps.add', { stakeholderId: id, text: '寄样品册', dueOn: '2030-01-02' });
  await open(`#/stakeholders/${id}`);
  await page.getByRole('checkbox', { name: '寄样品册' }).click();
  await page.getByText('已完成').waitFor();
  await until('the step to go', async () =>
    (await page.getByRole('checkbox', { name: '寄样品册' }).count()) === 0 ? true : undefined,
  );
});
