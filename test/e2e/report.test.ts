import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp, until } from './harness.ts';

const PERIOD = '2026Q3';
const NOW = '2026-11-23T09:00:00+08:00';
const MEASURE = '十月起每周二召开未结反馈碰头会，责任人林晓梅';

type Told = {
  state: string;
  measures: string[];
  summary: { id: string; label: string; actual: number | null }[];
  breaches: unknown[];
};

let app: App;
let page: Page;

const ask = async <T>(name: string, input: object): Promise<T> => {
  const answer = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as T;
};
const go = (hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
const told = () => ask<Told>('reports.get', { period: PERIOD, language: 'zh-CN' });
const draft = () => ask<{ content: string } | null>('drafts.latest', { form: 'report', subject: PERIOD });
const kept = (text: string) =>
  until(`the draft ${text}`, async () =>
    (await draft())?.content.includes(JSON.stringify(text)) ? true : undefined,
  );
const measure = () => page.getByLabel('第 1 项措施', { exact: true });
const sheets = () => page.getByRole('region', { name: '打印预览' });

beforeAll(async () => {
  const clock = ['--now', NOW, '--zone', 'Asia/Shanghai'];
  const vault = createVault('sample', '--lang', 'zh-CN', ...clock);
  app = await startApp({ args: [...opening(vault), '--lang=zh-CN', `--now=${NOW}`, '--zone=Asia/Shanghai'] });
  page = app.page;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('nav').first().waitFor();
});
afterAll(() => app?.close());

describe('the evaluation of a quarter', () => {
  test('is found in the list of periods', async () => {
    await go('#/reports');
    await page.getByRole('row', { name: '2026年第四季度' }).getByText('期间未结束').waitFor();
    await page.getByRole('link', { name: '2026年第三季度' }).click();
    await sheets().getByRole('heading', { level: 1 }).waitFor();
  });

  test('keeps as a draft what is typed, shows it in the preview, and takes it back', async () => {
    await page.getByRole('button', { name: '添加措施' }).click();
    await measure().fill(MEASURE);
    await sheets().getByText(MEASURE).waitFor();
    await kept(MEASURE);
    await page.getByText('草稿，离开本页时保存').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await measure().inputValue()).toBe('');
    await page.getByRole('button', { name: '重做' }).click();
    expect(await measure().inputValue()).toBe(MEASURE);
  });

  test('is saved when it is left, and all that was written in one sitting is one step to be undone', async () => {
    for (const more of ['；十一月', '；十一月复查']) {
      await measure().fill(MEASURE + more);
      await kept(MEASURE + more);
    }
    await measure().fill(MEASURE);
    await kept(MEASURE);
    expect((await told()).measures).toEqual([]);
    await go('#/reports');
    await until('the report to be saved', async () =>
      (await told()).measures[0] === MEASURE ? true : undefined,
    );
    await until('the draft’s end', async () => ((await draft()) === null ? true : undefined));
    const { rows } = await ask<{ rows: { call: string }[] }>('actions.recent', { limit: 20 });
    expect(rows.filter(({ call }) => call === 'reports.save')).toHaveLength(1);
    await go(`#/reports/${PERIOD}`);
    await sheets().getByText(MEASURE).waitFor();
  });

  test('is previewed in the other language with the same figures', async () => {
    const numbers = async () => ((await sheets().textContent()) ?? '').match(/\d+\.\d%/g);
    const inChinese = await numbers();
    await page.getByText('English', { exact: true }).click();
    await sheets().getByRole('heading', { name: '1. Summary of indicators' }).waitFor();
    expect(await numbers()).toEqual(inChinese);
    await page.getByText('中文', { exact: true }).click();
    await sheets().getByRole('heading', { name: '一、指标汇总' }).waitFor();
  });

  test('becomes a tagged PDF with outline, embedded fonts and vector charts', async () => {
    const { pdf } = await ask<{ pdf: string }>('shell.printPdf', {
      route: `#/print/report?period=${PERIOD}&lang=zh-CN`,
    });
    const text = Buffer.from(pdf, 'base64').toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain('/Outlines');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/FontFile2');
    expect(text).not.toContain('/Type3');
    expect(text).not.toContain('/Subtype /Image');
  });

  test('is frozen by its approval', async () => {
    const before = await told();
    await page.getByRole('button', { name: / 批准$/ }).click();
    const sure = page.getByRole('button', { name: '批准并冻结' });
    await sure.click();
    await page.getByText('请填写').waitFor();
    await page.getByLabel('批准人').fill('周明');
    await sure.click();
    await page.getByText('已批准：数据、目标、措施和签署人均已冻结').waitFor();
    await page.getByRole('button', { name: '添加措施' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: '撤销' }).count()).toBe(0);
    const { rows } = await ask<{ rows: { id: string }[] }>('stakeholders.list', { limit: 1 });
    await ask('interactions.log', {
      stakeholderIds: [rows[0]?.id],
      at: '2026-09-01T10:00:00+08:00',
      channel: 'visit',
      summary: '补记',
    });
    const after = await told();
    expect(after.state).toBe('approved');
    expect(after.summary).toEqual(before.summary);
    expect(after.measures).toEqual([MEASURE]);
  });

  test('can not be approved before the period is over', async () => {
    await go('#/reports/2026Q4');
    await sheets().getByText('期间未结束').first().waitFor();
    expect(await page.getByRole('button', { name: / 批准$/ }).isDisabled()).toBe(true);
  });
});

describe('the pages of reports', () => {
  test.each(['#/reports', '#/reports/2026Q4', `#/reports/${PERIOD}`])('%s keeps nobody out', async (hash) => {
    await go(hash);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});

describe('what can not be printed', () => {
  const refusedAfter = async (route: string) => {
    const asked = performance.now();
    const answer = await page.evaluate((to) => window.liaison.call('shell.printPdf', { route: to }), route);
    if (answer.ok) throw new Error(`${route} was printed`);
    return { message: answer.error.message, ms: performance.now() - asked };
  };

  test('is refused at once, with the page’s own reason', async () => {
    const nobody = await refusedAfter('#/print/visit?id=00000000-0000-7000-8000-000000000000');
    expect(nobody.message).toBe('没有打印。找不到这个相关方，可能已被合并或移除。');
    const noPeriod = await refusedAfter('#/print/report?period=2026Q9');
    expect(noPeriod.message).toMatch(/^没有打印。/);
    for (const { ms } of [nobody, noPeriod]) expect(ms).toBeLessThan(30_000);
    expect((await refusedAfter('#/today')).message).toMatch(/不符合要求/);
  });
});

describe('the brief for a visit', () => {
  test('is one page', async () => {
    const { rows } = await ask<{ rows: { id: string; name: string }[] }>('stakeholders.list', {
      filter: { kinds: ['customer'], tiers: ['key'] },
      limit: 1,
    });
    const { pdf } = await ask<{ pdf: string }>('shell.printPdf', {
      route: `#/print/visit?id=${rows[0]?.id}`,
    });
    const text = Buffer.from(pdf, 'base64').toString('latin1');
    expect(text.match(/\/Type \/Page\b/g)?.length).toBe(1);
  });
});
