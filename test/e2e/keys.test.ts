import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, answerOf, createVault, opening, startApp, until } from './harness.ts';

/** The whole keyboard story: nothing is touched but keys, and no key does what was not meant. */

let app: App;
let page: Page;

const call = <T>(name: string, input: object = {}) => answerOf<T>(page, name, input);
const goTo = async (hash: string) => {
  await page.evaluate((h) => {
    window.location.hash = h;
  }, hash);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (words: string) => page.keyboard.type(words);
const focusedId = () => page.evaluate(() => document.activeElement?.id ?? '');
const dialog = (name: string) => page.getByRole('dialog', { name });
const tabTo = async (id: string) => {
  for (let stop = 0; stop < 12; stop += 1) {
    if ((await focusedId()) === id) return;
    await press('Tab');
  }
  throw new Error(`Tab doesn’t reach ${id}`);
};

type Named = { id: string; name: string };
let bearings: Named;

beforeAll(async () => {
  app = await startApp({ args: [...opening(createVault('sample', '--lang', 'zh-CN')), '--lang=zh-CN'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').waitFor();
  const company = { kind: 'customer', tier: 'key', influence: 'high', tags: ['非战略客户'] };
  bearings = {
    name: '重庆长江轴承',
    ...(await call<{ id: string }>('stakeholders.create', { ...company, name: '重庆长江轴承' })),
  };
  for (const name of ['单雄信', '秦琼']) await call('people.add', { stakeholderId: bearings.id, name });
});
afterAll(() => app.close());
beforeEach(async () => {
  await page.reload();
  await page.getByRole('navigation', { name: '导航' }).waitFor();
});

describe('an interaction is logged', () => {
  type Logged = {
    stakeholders: Named[];
    personIds: string[];
    channel: string;
    effective: boolean;
    direction: string;
    summary: string;
    decisions: string;
    purpose: string | null;
  };
  const logged = async (filter: object): Promise<Logged[]> => {
    const { rows } = await call<{ rows: { id: string }[] }>('interactions.list', { filter, limit: 5 });
    return Promise.all(rows.map(({ id }) => call<Logged>('interactions.get', { id })));
  };

  test('c, initials, Enter, Tab … Ctrl+Enter: one company, and all else as typed', async () => {
    await goTo('#/today');
    await press('c');
    await dialog('记录沟通').waitFor();
    await tabTo('log-who');
    await type('cqcj');
    await press('Enter');
    await page.locator('.ant-drawer').getByText('重庆长江轴承').first().waitFor();
    await press('Enter', 'Tab');
    expect(await focusedId()).toBe('log-people');
    await type('单');
    await press('Enter', 'Enter', 'Tab');
    expect(await focusedId()).toBe('log-when');
    await press('Control+a');
    await type('昨天下午3点');
    await press('Enter', 'Tab');
    expect(await focusedId()).toBe('log-channel');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'Tab');
    await press('ArrowRight', 'ArrowLeft', 'ArrowRight', 'Tab', 'ArrowRight');
    await tabTo('log-summary');
    await type('轴承异响 K7741');
    await press('Tab');
    await type('派人去看');
    await press('Tab');
    expect(await focusedId()).toBe('log-purpose');
    await press('ArrowDown', 'Tab');
    expect(await focusedId()).toBe('log-nextStep');
    await type('寄检测报告');
    await press('Tab');
    await type('3天后');
    await press('Control+Enter');
    await dialog('记录沟通').waitFor({ state: 'detached' });

    const [one, ...more] = await logged({ query: 'K7741' });
    expect(more).toEqual([]);
    expect(one?.stakeholders.map(({ name }) => name)).toEqual(['重庆长江轴承']);
    expect(one?.personIds).toHaveLength(1);
    expect(one).toMatchObject({ effective: false, direction: 'inbound', purpose: null });
    expect(one?.channel).not.toBe('phone');
    expect(one?.decisions).toBe('派人去看');
    const promised = await call<{ rows: { text: string }[] }>('nextSteps.list', {
      stakeholderId: bearings.id,
    });
    expect(promised.rows.map(({ text }) => text)).toEqual(['寄检测报告']);
  });

  test('Ctrl+Enter out of an open list saves and chooses nothing', async () => {
    await goTo('#/today');
    await press('c');
    await tabTo('log-who');
    await type('cqcj');
    await page.getByRole('option', { name: /重庆长江轴承/ }).waitFor({ state: 'attached' });
    await press('Enter', 'Tab', 'ArrowDown', 'ArrowDown', 'Control+Enter');
    await dialog('记录沟通').waitFor({ state: 'detached' });
    const [one] = await logged({ channels: ['phone'], effective: true });
    expect(one?.stakeholders.map(({ id }) => id)).toEqual([bearings.id]);
    expect(one?.personIds).toEqual([]);
  });

  test('an impatient second Enter, before the answer has come, adds no second company', async () => {
    await press('c');
    await tabTo('log-who');
    await type('yg');
    await press('Enter', 'Enter', 'Enter');
    await until('one to be chosen', async () =>
      (await page.locator('.ant-drawer .ant-select-selection-item').count()) > 0 ? true : undefined,
    );
    await press('Enter', 'Tab', 'Shift+Tab', 'Tab', 'Tab');
    expect(await page.locator('.ant-drawer .ant-select-selection-item').count()).toBe(1);
  });
});

describe('a stakeholder', () => {
  test('is registered with its tags as they were typed', async () => {
    await goTo('#/stakeholders');
    await press('n');
    await dialog('新增相关方').waitFor();
    await type('键盘重工');
    await tabTo('tags');
    await type('战略客户');
    await press('Enter', 'Enter');
    await type('华东');
    await press('Control+Enter');
    await dialog('新增相关方').waitFor({ state: 'detached' });
    const { rows } = await call<{ rows: Named[] }>('stakeholders.list', {
      filter: { query: '键盘重工' },
      limit: 5,
    });
    expect(rows).toHaveLength(1);
    const made = await call<{ tags: string[] }>('stakeholders.get', { id: rows[0]?.id });
    expect([...made.tags].sort()).toEqual(['华东', '战略客户']);
  });

  test('what is added to its form is typed into at once', async () => {
    await goTo('#/stakeholders');
    await press('n');
    await dialog('新增相关方').waitFor();
    await type('添行重工');
    const add = (name: string) =>
      dialog('新增相关方').getByRole('button', { name, exact: true }).first().focus();
    await add('添加');
    await press('Enter');
    await type('0574-8765 4321');
    await add('添加联系人');
    await press('Enter');
    await type('单雄信');
    await press('Control+Enter');
    await dialog('新增相关方').waitFor({ state: 'detached' });
    const { rows } = await call<{ rows: Named[] }>('stakeholders.list', { filter: { query: '添行重工' } });
    const made = await call('stakeholders.get', { id: rows[0]?.id });
    expect(made).toMatchObject({ phones: [{ value: '0574-8765 4321' }], people: [{ name: '单雄信' }] });
  });
});

describe('feedback', () => {
  test('is received by keys alone', async () => {
    await goTo('#/feedback');
    await press('n');
    await tabTo('case-who');
    await type('cqcj');
    await press('Enter');
    await page.locator('.ant-drawer').getByText('重庆长江轴承').first().waitFor();
    await press('Tab');
    expect(await focusedId()).toBe('case-content');
    await type('交货迟了 Q5512');
    await press('Tab');
    expect(await focusedId()).toBe('case-kind');
    await press('ArrowDown', 'ArrowDown', 'Tab', 'ArrowRight');
    await tabTo('case-channel');
    await press('ArrowDown', 'ArrowDown', 'Enter', 'Control+Enter');
    await page.getByRole('complementary').getByText('Q5512').waitFor();
    const { rows } = await call<{
      rows: { content: string; kind: string; priority: string; stakeholderName: string }[];
    }>('feedback.list', { limit: 200 });
    const made = rows.filter(({ content }) => content.includes('Q5512'));
    expect(made).toMatchObject([{ kind: 'inquiry', stakeholderName: '重庆长江轴承' }]);
  });
});

describe('the palette', () => {
  const open = async () => {
    await press('Control+k');
    await page.locator('[role=combobox]:focus').waitFor();
  };
  const isOpen = async () => (await call<{ state: string }>('vault.state', {})).state;

  test('Enter at once goes to a page and locks nothing', async () => {
    await goTo('#/kpi');
    await open();
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor();
    expect(await isOpen()).toBe('open');
  });

  test('Enter before the answer waits for it', async () => {
    await open();
    await type('cqcjzc');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: '重庆长江轴承' }).waitFor();
  });

  test('no single letter has an ending before everything else', async () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz锁定退出') {
      await open();
      await type(letter);
      await page.waitForTimeout(200);
      const first = page.getByRole('option').first();
      if ((await first.count()) > 0) expect(await first.textContent()).not.toMatch(/^(锁定|退出)/);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  });
});

describe('every list of every page', () => {
  const PAGES = [
    '#/interactions',
    '#/feedback',
    '#/kpi',
    '#/stakeholders',
    '#/settings/app',
    '#/settings/vault',
    '#/settings/trail',
    '#/settings/cadence',
    '#/settings/feedback-targets',
    '#/settings/handover',
    '#/settings/reminders',
  ];
  /** What stands in a field, and whether the focus is in it. */
  const shownIn = (field: Locator) =>
    field.evaluate((element) => ({
      text: element.textContent,
      within: element.contains(document.activeElement),
    }));

  test.each(PAGES)('%s: Tab goes on and chooses nothing', async (hash) => {
    await goTo(hash);
    await page.waitForTimeout(300);
    const fields = page.locator('.ant-select:not(.ant-select-disabled):visible');
    for (let nth = 0; nth < (await fields.count()); nth += 1) {
      const field = fields.nth(nth);
      const before = (await shownIn(field)).text;
      await field.locator('input').focus();
      await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Tab');
      const after = await shownIn(field);
      expect(after).toEqual({ text: before, within: false });
    }
  });

  test.each(['#/stakeholders', '#/interactions', '#/feedback', '#/today', '#/kpi', '#/settings/app'])(
    '%s: the first stop in a choice of one answers to arrows',
    async (hash) => {
      await goTo(hash);
      await page.waitForTimeout(300);
      expect(await page.locator('.ant-segmented[tabindex]').count()).toBe(0);
      const choice = page.locator('.ant-segmented:visible').first();
      await choice.locator('input:checked').focus();
      const chosen = () => choice.locator('.ant-segmented-item-selected').textContent();
      const before = await chosen();
      await press('ArrowRight');
      await until('another to be chosen', async () => ((await chosen()) === before ? undefined : true));
      await press('ArrowLeft');
      await until('the first again', async () => ((await chosen()) === before ? true : undefined));
    },
  );
});
