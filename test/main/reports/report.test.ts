import { describe, expect, it } from 'vitest';
import type { Output } from '../../../src/contract/call.ts';
import type { CoreContract } from '../../../src/contract/index.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

const SIGNED = { approvedBy: '周明', approvedOn: '2026-10-09', withoutMeasures: true };

const at = (day: string, time = '10:00') => `${day}T${time}:00+08:00`;
const PERIOD = '2026Q3';

/** A quarter that is over: 远航 called in June, 启明 never, one complaint answered two hours late. */
async function openQuarter(language: 'en' | 'zh-CN' = 'en') {
  const desk = await openDesk({ now: at('2026-04-01', '08:00'), language });
  const create = async (name: string, kind: 'customer' | 'community') =>
    (await desk.call('stakeholders.create', { name, kind, tier: 'general' })).id;
  const yuanhang = await create('远航', 'customer');
  const qiming = await create('启明', 'customer');
  await create('滨江社区', 'community');
  desk.setNow(at('2026-10-10'));
  await desk.call('interactions.log', { stakeholderIds: [yuanhang], at: at('2026-06-20'), channel: 'phone' });
  const { id } = await desk.call('feedback.receive', {
    stakeholderId: yuanhang,
    kind: 'complaint',
    priority: 'general',
    channel: 'visit',
    receivedAt: at('2026-08-03', '08:00'),
    content: '交货晚了',
  });
  await desk.call('feedback.respond', { id, at: at('2026-08-05', '10:00') });
  await desk.call('feedback.update', { id, breachReason: '等仓库核对' });
  return { desk, yuanhang, qiming, complaint: id };
}
type Report = Output<CoreContract['reports.get']>;
const get = (desk: Desk, rest: { period?: string; language?: 'en' | 'zh-CN' } = {}): Promise<Report> =>
  desk.call('reports.get', { period: PERIOD, ...rest });

describe('the evaluation of a quarter', () => {
  it('tells the figures of the indicator page, every breach with its reason, and who was not contacted', async () => {
    const { desk } = await openQuarter();
    const report = await get(desk);
    const figures = await desk.call('kpi.figures', { period: PERIOD });
    expect(report.figures).toEqual(figures);
    expect(report.summary).toEqual(figures.figures);
    expect(report.trend).toEqual(await desk.call('kpi.trend', { period: PERIOD }));
    expect(report).toMatchObject({
      title: 'Quarterly evaluation report on stakeholder relations',
      state: 'draft',
      toDate: null,
      approvedAt: null,
      zone: 'Asia/Shanghai',
    });
    expect(report.breaches).toMatchObject([
      {
        number: 1,
        stakeholder: '远航',
        kind: 'Complaint',
        priority: 'General',
        clock: 'First response',
        target: '48 hours',
        over: '2 h 0 min',
        reason: '等仓库核对',
      },
    ]);
    expect(report.overdue).toEqual([
      {
        stakeholderId: expect.any(String),
        name: '远航',
        kind: 'Customer',
        tier: 'General',
        owner: 'Me',
        rule: 'General Customer: Any contact, every quarter',
        lastContactOn: '2026-06-20',
        dueOn: '2026-09-20',
        daysOverdue: 10,
      },
    ]);
    expect(report.neverContacted.map(({ name, rule, dueOn }) => [name, rule, dueOn])).toEqual([
      ['滨江社区', 'not asked for', ''],
      ['启明', 'General Customer: Any contact, every quarter', '2026-07-01'],
    ]);
  });

  it('that is not over is to date', async () => {
    const { desk } = await openQuarter();
    const open = await get(desk, { period: '2026Q4' });
    expect(open).toMatchObject({ toDate: '2026-10-10', figures: { open: true } });
    expect(open.overdue).toMatchObject([{ name: '远航', daysOverdue: 20 }]);
    expect(open.neverContacted).toHaveLength(2);
    expect(await desk.refused('reports.approve', { ...SIGNED, period: '2026Q4' })).toMatchObject({
      code: 'conflict',
    });
  });

  it('reads the same each time, in each language', async () => {
    const { desk } = await openQuarter('zh-CN');
    const chinese = await get(desk);
    expect(chinese.title).toBe('相关方关系季度评估报告');
    expect(chinese.breaches[0]).toMatchObject({ target: '48 小时', over: '2 小时 0 分钟' });
    expect(await get(desk)).toEqual(chinese);
    const english = await get(desk, { language: 'en' });
    expect(english.summary.map(({ actual }) => actual)).toEqual(chinese.summary.map(({ actual }) => actual));
  });
});

describe('what people write', () => {
  it('is kept in the draft; names are offered again next time', async () => {
    const { desk } = await openQuarter();
    await desk.call('reports.save', {
      period: PERIOD,
      organisation: '远东贸易有限公司',
      measures: ['每周一检查到期联系'],
    });
    await desk.call('reports.save', { period: PERIOD, signatories: [{ role: '总经理', name: '王建国' }] });
    expect(await get(desk)).toMatchObject({
      organisation: '远东贸易有限公司',
      measures: ['每周一检查到期联系'],
      signatories: [{ role: '总经理', name: '王建国' }],
    });
    expect(await get(desk, { period: '2026Q4' })).toMatchObject({
      organisation: '远东贸易有限公司',
      measures: [],
      signatories: [{ role: '总经理', name: '王建国' }],
    });
  });
});

describe('approving a report', () => {
  it.each([
    ['no approver', { approvedBy: '' }, 'invalid'],
    ['an approver of spaces', { approvedBy: ' \u3000' }, 'invalid'],
    ['an approver that nobody sees', { approvedBy: '\u200b\u2060' }, 'invalid'],
    ['no day', { approvedOn: '' }, 'invalid'],
    ['a day within the period', { approvedOn: '2026-09-30' }, 'invalid'],
    ['a day to come', { approvedOn: '2026-10-11' }, 'invalid'],
    ['neither measures nor the statement', { withoutMeasures: false }, 'invalid'],
  ])('is refused with %s', async (_, wrong, code) => {
    const { desk } = await openQuarter();
    expect(await desk.refused('reports.approve', { period: PERIOD, ...SIGNED, ...wrong })).toMatchObject({
      code,
    });
    expect(await get(desk)).toMatchObject({ state: 'draft' });
  });

  it('takes no measure that says nothing', async () => {
    const { desk } = await openQuarter();
    for (const blank of ['', '  ', '\u200b'])
      expect(
        await desk.refused('reports.save', { period: PERIOD, measures: ['加强回访', blank] }),
      ).toMatchObject({
        code: 'invalid',
      });
  });

  it('says who approved it, when, and that no measures are needed', async () => {
    const { desk } = await openQuarter();
    await desk.call('reports.approve', { ...SIGNED, period: PERIOD });
    expect(await get(desk)).toMatchObject({
      approvedBy: '周明',
      approvedOn: '2026-10-09',
      withoutMeasures: true,
      measures: [],
    });
  });

  it('stands for good: nothing offers to undo it, and nothing can', async () => {
    const { desk } = await openQuarter();
    const { actionId: saved } = await desk.act('reports.save', { period: PERIOD, measures: ['加强回访'] });
    const answer = await desk.core.call('reports.approve', { ...SIGNED, period: PERIOD });
    expect(answer).toMatchObject({ ok: true });
    expect(answer).not.toHaveProperty('actionId');
    const signed = await get(desk);
    const steps = await desk.call('actions.steps', {});
    const { rows } = await desk.call('actions.recent', {});
    const approval = rows.find(({ call }) => call === 'reports.approve');
    expect(steps.undo.map(({ actionId }) => actionId)).not.toContain(approval?.actionId);
    for (const actionId of [approval?.actionId ?? '', saved])
      expect(await desk.refused('actions.undo', { actionId })).toMatchObject({ code: 'conflict' });
    expect(await get(desk)).toEqual(signed);
    expect(signed).toMatchObject({ withoutMeasures: false, measures: ['加强回访'] });
  });
});

describe('an approved report', () => {
  it('is frozen, whatever happens to data, targets and language', async () => {
    const { desk, qiming, complaint } = await openQuarter();
    await desk.call('reports.save', { period: PERIOD, measures: ['加强回访'] });
    await desk.call('reports.approve', { ...SIGNED, period: PERIOD });
    const signed = await get(desk);
    const signedInChinese = await get(desk, { language: 'zh-CN' });
    expect(signed).toMatchObject({ state: 'approved', measures: ['加强回访'] });
    expect(Date.parse(signed.approvedAt ?? '')).toBe(Date.parse(at('2026-10-10')));

    await desk.call('interactions.log', { stakeholderIds: [qiming], at: at('2026-07-01'), channel: 'phone' });
    await desk.call('feedback.remove', { id: complaint });
    await desk.call('policies.save', {
      topic: 'kpi-targets',
      effectiveFrom: '2026-01-01',
      content: { targets: { 'cadence-compliance': 0.1 } },
    });
    desk.setNow(at('2027-02-01'));
    expect(await get(desk)).toEqual(signed);
    expect(await get(desk, { language: 'zh-CN' })).toEqual(signedInChinese);
    expect(signedInChinese.breaches[0]?.clock).toBe('首次响应');
    // The indicator page moves on.
    expect((await desk.call('kpi.figures', { period: PERIOD })).figures[0]?.actual).not.toBe(
      signed.summary[0]?.actual,
    );
  });

  it('is signed once and not written into any more', async () => {
    const { desk } = await openQuarter();
    await desk.call('reports.approve', { ...SIGNED, period: PERIOD });
    expect(await desk.refused('reports.approve', { ...SIGNED, period: PERIOD })).toMatchObject({
      code: 'conflict',
    });
    expect(await desk.refused('reports.save', { period: PERIOD, measures: [] })).toMatchObject({
      code: 'conflict',
    });
  });

  it('stands in the list of quarters', async () => {
    const { desk } = await openQuarter();
    await desk.call('reports.approve', { ...SIGNED, period: PERIOD });
    await desk.call('reports.save', { period: '2026-08', measures: [] });
    const list = await desk.call('reports.list', {});
    expect(list.map(({ period, state, open }) => `${period} ${state}${open ? ' open' : ''}`)).toEqual([
      '2026Q4 none open',
      '2026Q3 approved',
      '2026-08 draft',
      '2026Q2 none',
    ]);
    const empty = await openDesk();
    expect(await empty.call('reports.list', {})).toEqual([]);
    expect((await get(empty)).overdue).toEqual([]);
  });
});
