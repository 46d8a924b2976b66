import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../vault-fixture.ts';

const at = (day: string, time = '10:00') => `${day}T${time}:00+08:00`;
const contact = (desk: Desk, id: string, day: string, channel: 'phone' | 'visit' = 'phone') =>
  desk.call('interactions.log', { stakeholderIds: [id], at: at(day), channel });

/**
 * Two general customers (a contact a quarter) and a key one, from 1 April on; looked at on 10 October. 远航 is contacted on
 * 20 June, 启明 never, the key customer is called in July and visited in September.
 */
async function openQuarter() {
  const desk = await openDesk({ now: at('2026-04-01', '08:00') });
  const create = async (name: string, tier: 'key' | 'general') =>
    (await desk.call('stakeholders.create', { name, kind: 'customer', tier })).id;
  const [yuanhang, qiming, hengda] = [
    await create('远航', 'general'),
    await create('启明', 'general'),
    await create('恒达', 'key'),
  ];
  desk.setNow(at('2026-10-10'));
  await contact(desk, yuanhang, '2026-06-20');
  await contact(desk, hengda, '2026-07-01');
  await contact(desk, hengda, '2026-09-30', 'visit');
  return { desk, yuanhang, qiming, hengda };
}
async function figure(desk: Desk, id: string, period = '2026Q3') {
  const { figures } = await desk.call('kpi.figures', { period });
  return figures.find((one) => one.id === id);
}
const rowsOf = (desk: Desk, indicator: string, rest: object = {}) =>
  desk.call('kpi.rows', { period: '2026Q3', indicator, ...rest });

describe('cadence compliance of a quarter', () => {
  it('counts what was made and missed on its days', async () => {
    const { desk } = await openQuarter();
    // 启明 missed 1 July. 恒达: any contact, made on 1 July, missed 1 August and 1 September, made on 30 September; by phone
    // missed nothing before 1 August and 1 September; face to face missed 1 July, made on 30 September. 远航 (20 June) is due on 20 September: missed.
    expect(await figure(desk, 'cadence-compliance')).toMatchObject({
      of: { made: 4, total: 11 },
      status: 'missed',
      target: 0.9,
    });
    const { breakdowns } = await desk.call('kpi.figures', { period: '2026Q3' });
    const parts = (by: string) =>
      breakdowns
        .find((one) => one.id === 'cadence-compliance' && one.by === by)
        ?.rows.map(({ key, made, total }) => [key, made, total]);
    expect(parts('tier')).toEqual([
      ['key', 4, 9],
      ['general', 0, 2],
    ]);
    expect(parts('slot')).toEqual([
      ['any', 2, 6],
      ['face-to-face', 1, 2],
      ['phone-email', 1, 3],
    ]);
  });

  it('opens the rows behind it, those missed first', async () => {
    const { desk, qiming } = await openQuarter();
    const { total, rows } = await rowsOf(desk, 'cadence-compliance', {
      by: { dimension: 'tier', key: 'general' },
    });
    expect(total).toBe(2);
    expect(rows.map(({ title, on, outcome, good }) => [title, on, outcome, good])).toEqual([
      ['远航', '2026-09-20', 'Missed', false],
      ['启明', '2026-07-01', 'Missed', false],
    ]);
    expect(rows[1]).toMatchObject({
      id: qiming,
      route: `#/stakeholders/${qiming}`,
      why: ['“Any contact” was due by 2026-07-01; no effective contact had counted by the end of that day.'],
    });
  });
});

describe('contacts', () => {
  it('are counted for each active stakeholder, by tier and channel', async () => {
    const { desk } = await openQuarter();
    expect(await figure(desk, 'contacts-per-stakeholder')).toMatchObject({ of: { made: 2, total: 3 } });
    const { breakdowns } = await desk.call('kpi.figures', { period: '2026Q3' });
    const parts = breakdowns
      .filter((one) => one.id === 'contacts-per-stakeholder')
      .map(({ by, rows }) => [by, rows.map(({ label, made, total }) => [label, made, total])]);
    expect(parts).toEqual([
      ['kind', [['Customer', 2, 3]]],
      [
        'tier',
        [
          ['Key', 2, 1],
          ['General', 0, 2],
        ],
      ],
      [
        'channel',
        [
          ['Phone', 1, 3],
          ['Visit', 1, 3],
        ],
      ],
    ]);
    expect((await rowsOf(desk, 'contacts-per-stakeholder')).total).toBe(2);
  });

  it('never made by the end of a quarter are told, even when made later', async () => {
    const { desk, qiming } = await openQuarter();
    expect(await figure(desk, 'never-contacted')).toMatchObject({ actual: 1, previous: 2, change: -1 });
    await contact(desk, qiming, '2026-10-05');
    expect(await figure(desk, 'never-contacted')).toMatchObject({ actual: 1 });
    expect(await figure(desk, 'never-contacted', '2026Q4')).toMatchObject({ actual: 0, previous: 1 });
  });

  it('of the past count for one that was entered only now', async () => {
    const { desk } = await openQuarter();
    const { id } = await desk.call('stakeholders.create', { name: '新源', kind: 'supplier' });
    expect(await figure(desk, 'contacts-per-stakeholder')).toMatchObject({ of: { made: 2, total: 3 } });
    await contact(desk, id, '2026-08-01');
    expect(await figure(desk, 'contacts-per-stakeholder')).toMatchObject({ of: { made: 3, total: 4 } });
    expect(await figure(desk, 'contacts-per-stakeholder', '2026Q2')).toMatchObject({ of: { total: 3 } });
  });

  it('customers who left are not retained', async () => {
    const { desk, yuanhang } = await openQuarter();
    desk.setNow(at('2026-12-01'));
    await desk.call('stakeholders.update', { id: yuanhang, status: 'ended' });
    expect(await figure(desk, 'customer-retention', '2026Q4')).toMatchObject({ of: { made: 2, total: 3 } });
    expect(
      (await desk.call('kpi.rows', { period: '2026Q4', indicator: 'customer-retention' })).rows[0],
    ).toMatchObject({ title: '远航', good: false });
  });
});

describe('feedback', () => {
  async function openCases() {
    const { desk, yuanhang } = await openQuarter();
    const receive = async (receivedAt: string, rest: object = {}) =>
      (
        await desk.call('feedback.receive', {
          stakeholderId: yuanhang,
          kind: 'complaint',
          priority: 'general',
          channel: 'visit',
          receivedAt,
          content: '交货晚了',
          ...rest,
        })
      ).id;
    // Answered after 10 h, after 50 h (48 h allowed), never; a suggestion resolved, a conflict open.
    const first = await receive(at('2026-07-06', '08:00'));
    await desk.call('feedback.respond', { id: first, at: at('2026-07-06', '18:00') });
    await desk.call('feedback.resolve', { id: first, at: at('2026-07-08') });
    await desk.call('feedback.close', { id: first, at: at('2026-07-09'), satisfaction: 5 });
    const late = await receive(at('2026-08-03', '08:00'));
    await desk.call('feedback.respond', { id: late, at: at('2026-08-05', '10:00') });
    await receive(at('2026-09-20', '08:00'), { priority: 'important' });
    return desk;
  }

  it('was open or resolved at the end of a quarter, whatever is reopened later', async () => {
    const desk = await openCases();
    const { id } = await desk.call('feedback.receive', {
      kind: 'suggestion',
      channel: 'visit',
      receivedAt: at('2026-08-03'),
      content: '换包装',
    });
    await desk.call('feedback.resolve', { id, at: at('2026-08-10') });
    await desk.call('feedback.close', { id, at: at('2026-08-11'), satisfaction: 2 });
    const told = async () => [
      await figure(desk, 'open-feedback'),
      await figure(desk, 'suggestion-landing'),
      await figure(desk, 'satisfaction'),
    ];
    const expected = [{ actual: 2 }, { of: { made: 1, total: 1 } }, { of: { made: 7, total: 2 } }];
    expect(await told()).toMatchObject(expected);
    desk.setNow(at('2026-10-20'));
    await desk.call('feedback.reopen', { id, at: at('2026-10-12') });
    expect(await told()).toMatchObject(expected);
    expect(await figure(desk, 'suggestion-landing', '2026Q4')).toMatchObject({ of: { made: 0, total: 1 } });
    await desk.call('feedback.resolve', { id, at: at('2026-10-13') });
    await desk.call('feedback.close', { id, at: at('2026-10-14'), satisfaction: 5 });
    expect(await told()).toMatchObject(expected);
    expect(await figure(desk, 'satisfaction', '2026Q4')).toMatchObject({ actual: 5, of: { total: 1 } });
    const marks = (await rowsOf(desk, 'satisfaction')).rows.map(({ outcome }) => outcome);
    expect(marks).toEqual(['2 of 5', '5 of 5']);
  });

  it('is answered in time or breached on the deadline', async () => {
    const desk = await openCases();
    expect(await figure(desk, 'first-response-on-time')).toMatchObject({
      of: { made: 1, total: 3 },
      target: 0.95,
      status: 'missed',
    });
    expect(await figure(desk, 'response-median')).toMatchObject({ actual: 30 });
    expect(await figure(desk, 'response-p90')).toMatchObject({ actual: 50 });
    expect(await figure(desk, 'breaches')).toMatchObject({ actual: 2 });
    expect(await figure(desk, 'open-feedback')).toMatchObject({ actual: 2 });
    expect(await figure(desk, 'satisfaction')).toMatchObject({
      actual: 5,
      of: { made: 5, total: 1 },
      status: 'met',
    });
    expect(await figure(desk, 'customer-satisfaction')).toMatchObject({ actual: 5 });
    expect(await figure(desk, 'supplier-satisfaction')).toMatchObject({ actual: null, status: 'no-data' });
  });

  it('opens its rows with the reasons of their clocks', async () => {
    const desk = await openCases();
    const { rows, total } = await rowsOf(desk, 'first-response-on-time');
    expect(total).toBe(3);
    expect(rows.map(({ outcome, good }) => [outcome, good])).toEqual([
      ['Breached, not done', false],
      ['Late, 50.0 h', false],
      ['On time, 10.0 h', true],
    ]);
    expect(rows[1]?.why.length).toBeGreaterThan(1);
    for (const id of [
      'breaches',
      'open-feedback',
      'satisfaction',
      'response-median',
      'never-contacted',
      'decision-pass-on',
    ])
      expect((await rowsOf(desk, id)).total).toBe(
        (await figure(desk, id))?.of?.total ?? (await rowsOf(desk, id)).rows.length,
      );
  });
});

describe('figures', () => {
  it('run over eight quarters, and mark the present one as open', async () => {
    const { desk } = await openQuarter();
    const trend = await desk.call('kpi.trend', { period: '2026Q4' });
    expect(trend.map(({ period }) => period)).toEqual([
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
      '2026Q3',
      '2026Q4',
    ]);
    const [now, before] = [trend[7]?.values, trend[6]?.values];
    expect(before?.['cadence-compliance']).toBeCloseTo(4 / 11);
    const open = await desk.call('kpi.figures', { period: '2026Q4' });
    expect(open).toMatchObject({ open: true, from: '2026-10-01', until: '2026-12-31' });
    expect(open.figures[0]).toMatchObject({
      actual: now?.['cadence-compliance'],
      previous: before?.['cadence-compliance'],
    });
  });

  it('are of the owners asked for', async () => {
    const { desk } = await openQuarter();
    const { id: li } = await desk.call('owners.save', { name: '李强' });
    const of = async (ownerIds: (string | null)[]) =>
      (await desk.call('kpi.figures', { period: '2026Q3', ownerIds })).figures[0]?.of?.total;
    const me = (await desk.call('owners.list', {}))[0]?.id ?? '';
    expect([await of([me]), await of([li]), await of([null]), await of([])]).toEqual([11, 0, 0, 11]);
  });

  it('take the target in force at the end of the period', async () => {
    const { desk } = await openQuarter();
    const save = (effectiveFrom: string, target: number) =>
      desk.call('policies.save', {
        topic: 'kpi-targets',
        effectiveFrom,
        content: { targets: { 'cadence-compliance': target } },
      });
    await save('2026-07-01', 0.3);
    await save('2026-10-01', 0.99);
    expect(await figure(desk, 'cadence-compliance')).toMatchObject({ target: 0.3, status: 'met' });
    expect(await figure(desk, 'cadence-compliance', '2026Q2')).toMatchObject({ target: 0.9 });
  });

  it('refuse what is no period, indicator or dimension', async () => {
    const { desk } = await openQuarter();
    expect(await desk.refused('kpi.figures', { period: '2026Q5' })).toMatchObject({ code: 'invalid' });
    expect(await desk.refused('kpi.figures', { period: '9999' })).toMatchObject({ code: 'invalid' });
    expect(await desk.refused('kpi.rows', { period: '2026', indicator: 'luck' })).toMatchObject({
      code: 'not-found',
    });
    expect(
      await desk.refused('kpi.rows', {
        period: '2026',
        indicator: 'breaches',
        by: { dimension: 'mood', key: 'x' },
      }),
    ).toMatchObject({ code: 'invalid' });
  });
});

describe('what was asked for and declined', () => {
  it('is decided and has not landed', async () => {
    const desk = await openDesk({ now: '2026-08-03T09:00:00+08:00' });
    const receive = async (kind: 'suggestion' | 'requirement') =>
      (await desk.call('feedback.receive', { kind, channel: 'email', content: '改包装' })).id;
    for (const kind of ['suggestion', 'requirement'] as const) {
      await desk.call('feedback.resolve', { id: await receive(kind) });
      const declined = await receive(kind);
      expect(await desk.refused('feedback.resolve', { id: declined, outcome: 'declined' })).toMatchObject({
        code: 'invalid',
        issues: [{ path: 'note' }],
      });
      await desk.call('feedback.resolve', { id: declined, outcome: 'declined', note: '成本太高' });
      const told = await desk.call('feedback.get', { id: declined });
      expect(told.log.at(-1)).toMatchObject({ text: 'Declined', note: '成本太高' });
    }
    const { figures } = await desk.call('kpi.figures', { period: '2026Q3' });
    for (const id of ['suggestion-landing', 'requirement-landing-on-time'])
      expect(figures.find((one) => one.id === id)).toMatchObject({ actual: 0.5, of: { made: 1, total: 2 } });
  });
});
