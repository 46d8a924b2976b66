import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, cli, createVault, opening, startApp, until, type Vault } from './harness.ts';

type Figure = {
  id: string;
  label: string;
  actual: number | null;
  of: { made: number; total: number } | null;
};
type Told = { figures: Figure[] };

const PERIOD = '2026Q3';
const NOW = '2026-11-23T09:00:00+08:00';

let vault: Vault;
let app: App;
let page: Page;

/** What the core says when the page asks. */
const ask = async <T>(name: string, input: object): Promise<T> => {
  const answer = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as T;
};
const open = async (query: string) => {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/kpi?${query}`);
  await page.getByRole('heading', { name: '指标', level: 1 }).waitFor();
  await page.getByRole('columnheader', { name: '实际' }).waitFor();
};
const row = (label: string) => page.getByRole('row', { name: label });
const drawer = () => page.getByRole('dialog');

beforeAll(async () => {
  const clock = ['--now', NOW, '--zone', 'Asia/Shanghai'];
  vault = createVault('sample', '--lang', 'zh-CN', ...clock);
  app = await startApp({ args: [...opening(vault), '--lang=zh-CN', `--now=${NOW}`, '--zone=Asia/Shanghai'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('nav').first().waitFor();
});
afterAll(() => app?.close());

describe('the indicators of a quarter', () => {
  test('are those that the core has counted, each with its formula', async () => {
    await open(`period=${PERIOD}`);
    const { figures } = await ask<Told>('kpi.figures', { period: PERIOD });
    for (const { label } of figures) await row(label).first().waitFor();
    const [first] = figures;
    const shown = await row(first?.label ?? '')
      .first()
      .textContent();
    expect(shown).toContain(`${first?.of?.made} / ${first?.of?.total}`);
    expect(shown).toContain(`${((first?.actual ?? 0) * 100).toFixed(1)}%`);
    expect(await page.getByText('计算方法：').count()).toBe(1);
  });

  test('are those of the command line, which counts by itself, also after a contact was logged', async () => {
    const clock = ['--now', NOW, '--zone', 'Asia/Shanghai', '--lang', 'zh-CN'];
    const told = () => cli('kpi', '--period', '2026Q4', ...opening(vault), ...clock) as Told;
    const contacts = ({ figures }: Told) =>
      figures.find(({ id }) => id === 'contacts-per-stakeholder')?.of?.made;
    const before = await ask<Told>('kpi.figures', { period: '2026Q4' });
    expect(before.figures).toEqual(told().figures);
    const { rows } = await ask<{ rows: { id: string }[] }>('stakeholders.list', {
      filter: { statuses: ['active'] },
    });
    await ask('interactions.log', {
      stakeholderIds: rows.slice(0, 3).map(({ id }) => id),
      at: '2026-11-23T08:30:00+08:00',
      channel: 'phone',
    });
    const after = await ask<Told>('kpi.figures', { period: '2026Q4' });
    expect(contacts(after)).toBe((contacts(before) ?? 0) + 3);
    expect(after.figures).toEqual(told().figures);
  });

  test('open the rows that they were counted from', async () => {
    const { figures } = await ask<Told>('kpi.figures', { period: PERIOD });
    const first = figures[0];
    await page.getByTitle(`查看“${first?.label}”的明细`).click();
    await drawer().getByRole('row').nth(1).waitFor();
    const { total } = await ask<{ total: number }>('kpi.rows', {
      period: PERIOD,
      indicator: first?.id,
      limit: 1,
    });
    expect(total).toBe(first?.of?.total);
    await drawer().getByText(`共 ${total} 条`).waitFor();
    await drawer().getByRole('button', { name: '导出' }).click();
    const [rows] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('指标明细 · CSV 表格').click(),
    ]);
    expect(rows.suggestedFilename()).toBe(`${first?.label} ${PERIOD}-2026-11-23-机密.csv`);
    const lines = readFileSync(await rows.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(total + 1);
    expect(lines.slice(1).every((line) => line.includes('机密'))).toBe(true);
    // The menu takes the key until it is gone, and so does a hint under the pointer.
    await page.locator('.ant-dropdown').waitFor({ state: 'detached' });
    await page.mouse.move(0, 0);
    await page.locator('.ant-tooltip:not(.ant-tooltip-hidden)').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  });

  test('are split, and a part opens its own rows', async () => {
    const part = page.getByRole('region', { name: '按类型' }).first().getByRole('button').first();
    const words = (await part.textContent()) ?? '';
    await part.click();
    await drawer().getByRole('row').nth(1).waitFor();
    expect(words).toContain((await drawer().locator('strong').first().textContent()) ?? 'none');
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  });

  test('go back in time and change their length', async () => {
    await page.getByRole('button', { name: '上一期' }).click();
    await page.getByRole('button', { name: '2026年第二季度' }).waitFor();
    await page.getByText('月', { exact: true }).click();
    await until('June', () => (page.url().includes('period=2026-06') ? true : undefined));
    await page.getByText('年', { exact: true }).click();
    await until('the year', () => (page.url().endsWith('period=2026') ? true : undefined));
    await page.getByText('本期尚未结束').waitFor();
    expect(await page.getByRole('button', { name: '下一期' }).isDisabled()).toBe(true);
  });

  test('say so when there is nothing to count', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/kpi?period=2001Q1';
    });
    await page.getByText('这一期还没有可统计的记录').waitFor();
  });

  test('keep nobody out, with and without the drawer', async () => {
    await open(`period=${PERIOD}`);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '查看明细' }).click();
    await drawer().getByRole('row').nth(1).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});
