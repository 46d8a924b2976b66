import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type App, answerOf, createVault, opening, startApp } from './harness.ts';
import { layoutFaults } from './layout.ts';

/** Every page at every width, in both languages, with texts as long as fields take them. */

const NOW = '2026-11-23T09:00:00+08:00';
/** 853 is what is left of 1280 at a zoom of 150 %. */
const WIDTHS = [853, 1024, 1280, 1920, 2560];

const PAGES = [
  '#/today',
  '#/stakeholders',
  '#/stakeholders/grid',
  '#/stakeholders/people',
  '#/interactions',
  '#/feedback',
  '#/kpi',
  '#/reports',
  '#/reports/2026Q3',
  '#/print/report?period=2026Q3',
  '#/import',
  ...'app vault backups handover trail owners cadence feedback-targets kpi-targets calendars reminders'
    .split(' ')
    .map((section) => `#/settings/${section}`),
];

const LONG = {
  name: '浙江某某跨境供应链管理与国际物流服务股份有限公司（杭州湾新区第二分公司）华东区域客户服务中心联络办公室',
  unbroken: 'W'.repeat(200),
  email: `${'averyveryverylongmailboxname'.repeat(2)}@example.com`,
};

let app: App;
let page: Page;
let long: string;
let longCase: string;
const complaints: string[] = [];

const call = <T>(name: string, input: object = {}) => answerOf<T>(page, name, input);
const go = async (hash: string) => {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled();
};
/** Nothing is loading, and what was loaded has been drawn. */
const settled = async () => {
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, .ant-spin-spinning') === null);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
};

beforeAll(async () => {
  const clock = ['--now', NOW, '--zone', 'Asia/Shanghai'];
  const vault = createVault('sample', '--lang', 'zh-CN', ...clock);
  app = await startApp({ args: [...opening(vault), '--lang=zh-CN', `--now=${NOW}`, '--zone=Asia/Shanghai'] });
  page = app.page;
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.locator('nav').first().waitFor();
  const { id } = await call<{ id: string }>('stakeholders.create', {
    name: LONG.name,
    kind: 'customer',
    tier: 'key',
    tags: ['华东', '战略合作伙伴单位', '年度框架协议客户', LONG.unbroken.slice(0, 30)],
    emails: [{ value: LONG.email }],
    phones: [{ value: '+86 571 8765 4321' }],
    address: LONG.unbroken,
    notes: `${LONG.unbroken}\n${'备注'.repeat(2400)}`,
    people: [
      {
        name: 'Wolfeschlegelsteinhausenbergerdorff-Maximilian Aurelius the Third'.slice(0, 60),
        role: '采购与供应链管理中心副总经理兼区域负责人',
        department: LONG.unbroken.slice(0, 80),
        emails: [{ value: LONG.email }],
        phones: [{ value: '0571-87654321' }],
        birthday: { month: 8, day: 15, year: 1979, calendar: 'lunar', leap: false },
      },
    ],
  });
  long = id;
  await call('interactions.log', {
    stakeholderIds: [id],
    at: '2026-11-20T10:00:00+08:00',
    channel: 'visit',
    summary: LONG.unbroken + '洽谈'.repeat(200),
    nextStep: { text: LONG.unbroken, dueOn: '2026-11-23' },
  });
  const received = await call<{ id: string }>('feedback.receive', {
    stakeholderId: id,
    kind: 'complaint',
    priority: 'important',
    channel: 'email',
    receivedAt: '2026-11-23T08:00:00+08:00',
    content: LONG.unbroken + '投诉'.repeat(100),
  });
  longCase = received.id;
});
afterAll(() => app?.close());

const primary = () => page.locator('header .ant-btn-primary').first().click();
const key = (keys: string) => () => page.keyboard.press(keys);
const inSide = (nth: number) => () =>
  page.locator(`aside section:nth-of-type(${nth}) header button`).first().click();
const correct = () => page.locator('.ant-space button').nth(1).click();

/** Every form and dialog: where, and how it is opened. */
const FORMS: Record<string, [hash: () => string, open: () => Promise<void>]> = {
  'a new stakeholder': [() => '#/stakeholders', primary],
  'a stakeholder': [() => `#/stakeholders/${long}`, key('e')],
  'a person': [() => `#/stakeholders/${long}`, inSide(2)],
  'an exception': [() => `#/stakeholders/${long}`, inSide(3)],
  'an interaction': [() => `#/stakeholders/${long}`, key('l')],
  'a case': [() => '#/feedback', primary],
  'the rules of contact': [() => '#/settings/cadence', correct],
  'the targets of feedback': [() => '#/settings/feedback-targets', correct],
  'the palette': [() => '#/today', key('Control+k')],
  'the shortcuts': [() => '#/today', key('?')],
};

/** What is wrong once everything has come to rest: a dialog that still moves lies over its frame. */
async function lastingFaults(): Promise<string[]> {
  const faults = await layoutFaults(page);
  if (faults.length === 0) return [];
  await page.waitForTimeout(1_000);
  await settled();
  return layoutFaults(page);
}

async function faultsAt(hash: string, open = async () => {}): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await go(hash);
  await open();
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 853 ? 533 : 800 });
    await settled();
    found.push(...(await lastingFaults()).map((fault) => `${width}: ${fault}`));
  }
  return found;
}

/** What a form has left open would lie over the next page. */
afterEach(async () => {
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  beforeAll(() => call('settings.set', { language }));

  test.each(PAGES)('%s holds at every width', async (hash) => {
    expect(await faultsAt(hash)).toEqual([]);
  });

  test('a profile with long texts holds at every width', async () => {
    expect(await faultsAt(`#/stakeholders/${long}`)).toEqual([]);
  });

  test('a case with long texts holds at every width', async () => {
    expect(await faultsAt(`#/feedback/${longCase}`)).toEqual([]);
  });

  test.each(Object.entries(FORMS))('the form of %s holds at every width', async (_, [hash, open]) => {
    expect(await faultsAt(hash(), open)).toEqual([]);
  });
});

test('no page broke on the way', () => {
  expect(complaints).toEqual([]);
});
