import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../vault-fixture.ts';

const at = (day: string, time = '10:00') => `${day}T${time}:00+08:00`;

/** A key customer from 31 January on, in a vault of that morning. */
async function openRegister() {
  const desk = await openDesk({ now: at('2026-01-31') });
  const { id } = await desk.call('stakeholders.create', {
    name: '上海远航贸易',
    kind: 'customer',
    tier: 'key',
  });
  return { desk, id };
}
const log = (desk: Desk, id: string, day: string, rest: object = {}) =>
  desk.call('interactions.log', { stakeholderIds: [id], at: at(day), channel: 'phone', ...rest });
async function due(desk: Desk, input: object = {}) {
  const { rows } = await desk.call('cadence.due', input);
  return rows.map(({ slot, dueOn, daysOverdue, state }) => `${slot} ${dueOn} ${state} ${daysOverdue}`);
}

describe('whom to contact', () => {
  it('one that was never contacted is due a month after becoming active, and says why', async () => {
    const { desk, id } = await openRegister();
    expect(await due(desk)).toEqual([]);
    desk.setNow(at('2026-03-02'));
    const { rows, total } = await desk.call('cadence.due', {});
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({
      stakeholderId: id,
      name: '上海远航贸易',
      slot: 'any',
      rule: 'Key Customer: Any contact, every month',
      every: 'every month',
      dueOn: '2026-02-28',
      // 28 February 2026 is a make-up workday of the Spring Festival.
      announceOn: '2026-02-28',
      daysOverdue: 2,
      missedPeriods: 1,
      lastContactOn: null,
      state: 'never-contacted',
      why: [
        'Key Customer: Any contact, every month',
        'Source: Stakeholder Relations and Communication Plan 4.1.',
        'No effective contact has counted for “Any contact” yet; counted from 2026-01-31.',
        '2026-01-31 plus 1 month: contact is due by 2026-02-28.',
        '2026-02 has no day 31: its last day counts, 2026-02-28.',
        'Days overdue: 2; due dates missed: 1.',
      ],
    });
  });

  it('logging, editing and removing a contact moves the due date at once', async () => {
    const { desk, id } = await openRegister();
    desk.setNow(at('2026-03-02'));
    const { id: call } = await log(desk, id, '2026-03-02');
    expect(await due(desk)).toEqual([]);
    expect(await due(desk, { ahead: 31 })).toEqual([
      'any 2026-04-02 upcoming 0',
      'phone-email 2026-04-02 upcoming 0',
    ]);
    await desk.call('interactions.update', { id: call, effective: false });
    expect(await due(desk)).toHaveLength(2);
    await desk.call('interactions.update', { id: call, effective: true, channel: 'visit' });
    expect(await due(desk)).toEqual(['phone-email 2026-02-28 never-contacted 2']);
    const { actionId } = await desk.act('interactions.remove', { id: call });
    expect(await due(desk)).toHaveLength(2);
    await desk.call('actions.undo', { actionId });
    expect(await due(desk)).toHaveLength(1);
  });

  it('a contact that is still to come counts from its minute on', async () => {
    const { desk, id } = await openRegister();
    desk.setNow(at('2026-03-02'));
    await log(desk, id, '2026-03-03');
    await desk.call('interactions.log', {
      stakeholderIds: [id],
      at: at('2026-03-02', '10:30'),
      channel: 'visit',
    });
    expect(await due(desk)).toHaveLength(2);
    desk.setNow(at('2026-03-02', '10:30'));
    expect(await due(desk)).toEqual(['phone-email 2026-02-28 never-contacted 2']);
    desk.setNow(at('2026-03-03', '00:00'));
    expect(await due(desk)).toHaveLength(1);
    desk.setNow(at('2026-03-03', '10:00'));
    expect(await due(desk)).toEqual([]);
    desk.setNow(at('2026-03-03', '09:59'));
    expect(await due(desk)).toHaveLength(1);
  });

  it('a past day shows what was due then', async () => {
    const { desk, id } = await openRegister();
    desk.setNow(at('2026-03-10'));
    await log(desk, id, '2026-03-05');
    expect(await due(desk)).toEqual([]);
    expect(await due(desk, { on: '2026-03-01' })).toEqual([
      'any 2026-02-28 never-contacted 1',
      'phone-email 2026-02-28 never-contacted 1',
    ]);
    expect(await due(desk, { on: '2026-03-10' })).toEqual([]);
    expect(await due(desk, { on: '2026-04-05' })).toHaveLength(2);
  });

  it('a day to come is judged by what will hold then, and by the contacts known by now', async () => {
    const { desk, id } = await openRegister();
    desk.setNow(at('2026-03-10'));
    await log(desk, id, '2026-03-05');
    await log(desk, id, '2026-04-01');
    await desk.call('policies.save', {
      topic: 'cadence',
      effectiveFrom: '2026-03-20',
      content: { rules: [{ id: 'weekly', slot: 'any', every: '1 week' }], organisationObligations: [] },
    });
    expect(await due(desk, { on: '2026-03-19' })).toEqual([]);
    expect(await due(desk, { on: '2026-03-20' })).toEqual(['any 2026-03-12 overdue 8']);
    expect(await due(desk, { on: '2026-04-10' })).toEqual(['any 2026-03-12 overdue 29']);
  });

  it('a tag means the same in either language and however it is written', async () => {
    const { desk } = await openRegister();
    for (const tag of ['核心', 'Core', '核心供应商'])
      await desk.call('stakeholders.create', { name: tag, kind: 'partner', tier: 'general', tags: [tag] });
    desk.setNow(at('2026-02-07'));
    const { rows } = await desk.call('cadence.due', {});
    expect(rows.map(({ name, slot }) => `${name} ${slot}`).sort()).toEqual(
      ['Core', '核心', '核心供应商'].map((name) => `${name} progress-sync`).sort(),
    );
  });

  it('the clock set back tells the due dates of that day', async () => {
    const { desk, id } = await openRegister();
    desk.setNow(at('2026-03-10'));
    await log(desk, id, '2026-03-05');
    desk.setNow(at('2026-03-04'));
    expect(await due(desk)).toHaveLength(2);
  });

  it('lists the most urgent first, by owner, a page at a time', async () => {
    const { desk, id } = await openRegister();
    const [me] = await desk.call('owners.list', {});
    const { id: li } = await desk.call('owners.save', { name: '李强' });
    const { id: other } = await desk.call('stakeholders.create', {
      name: '北京恒达',
      kind: 'supplier',
      ownerId: li,
      activeFrom: '2025-10-01',
    });
    desk.setNow(at('2026-03-02'));
    const mine = await desk.call('cadence.due', { ownerIds: [me?.id ?? ''] });
    expect(mine.rows.map((row) => row.stakeholderId)).toEqual([id, id]);
    const first = await desk.call('cadence.due', { limit: 1 });
    expect(first).toMatchObject({ total: 3, rows: [{ stakeholderId: other, dueOn: '2026-01-01' }] });
    const past = await desk.call('cadence.due', { on: '2026-02-01', ownerIds: [li] });
    expect(past.rows).toMatchObject([{ stakeholderId: other, ownerName: '李强', daysOverdue: 31 }]);
  });

  it('nobody who was ended, made inactive or merged', async () => {
    const { desk, id } = await openRegister();
    desk.setNow(at('2026-03-02'));
    await desk.call('stakeholders.update', { id, status: 'ended' });
    expect(await due(desk)).toEqual([]);
    await desk.call('stakeholders.update', { id, status: 'active' });
    expect(await due(desk, { ahead: 31 })).toHaveLength(2);
    await desk.call('stakeholders.deactivate', { ids: [id] });
    expect(await due(desk, { ahead: 400 })).toEqual([]);
    await desk.call('stakeholders.restore', { ids: [id] });
    const { id: keep } = await desk.call('stakeholders.create', { name: '远航', kind: 'customer' });
    await desk.call('stakeholders.merge', { keepId: keep, otherId: id });
    expect(await due(desk, { ahead: 400 })).toEqual(['any 2026-06-02 never-contacted 0']);
  });
});

describe('exceptions', () => {
  it('give a stakeholder an interval of its own from today on, or switch a slot off', async () => {
    const { desk, id } = await openRegister();
    const { id: weekly } = await desk.call('cadence.saveException', {
      slot: 'any',
      every: '每2周',
      stakeholderId: id,
      note: '新项目',
    });
    desk.setNow(at('2026-02-14'));
    expect(await due(desk)).toEqual(['any 2026-02-14 never-contacted 0']);
    expect(await desk.call('cadence.exceptions', { stakeholderId: id })).toMatchObject([
      { id: weekly, slot: 'any', every: 'every 2 weeks', stakeholderName: '上海远航贸易', note: '新项目' },
    ]);
    const { id: off } = await desk.call('cadence.saveException', { id: weekly, slot: 'any', every: 'off' });
    expect(await due(desk)).toEqual([]);
    await desk.call('cadence.removeException', { id: off });
    desk.setNow(at('2026-02-28'));
    expect(await due(desk)).toEqual([
      'any 2026-02-28 never-contacted 0',
      'phone-email 2026-02-28 never-contacted 0',
    ]);
  });

  it('of a tag hold for all that carry it', async () => {
    const { desk, id } = await openRegister();
    await desk.call('cadence.saveException', { slot: 'phone-email', every: '10 days', tag: '重点跟进' });
    await desk.call('stakeholders.update', { id, tags: ['重点跟进'] });
    const dues = await desk.call('cadence.forStakeholder', { stakeholderId: id });
    expect(dues.map((item) => [item.dueOn, item.rule])).toContainEqual([
      '2026-02-10',
      'Tagged “重点跟进”: Phone or e-mail, every 10 days',
    ]);
    expect(await desk.call('cadence.exceptions', { stakeholderId: id })).toHaveLength(1);
  });

  it('are refused without an interval, for nobody, for both, or twice', async () => {
    const { desk, id } = await openRegister();
    const save = { slot: 'any', every: '1 week', stakeholderId: id };
    expect(await desk.refused('cadence.saveException', { ...save, every: 'often' })).toMatchObject({
      code: 'invalid',
    });
    expect(await desk.refused('cadence.saveException', { ...save, tag: 'x' })).toMatchObject({
      code: 'invalid',
    });
    expect(await desk.refused('cadence.saveException', { slot: 'any', every: 'off' })).toMatchObject({
      code: 'invalid',
    });
    await desk.call('cadence.saveException', { slot: 'any', every: '1 week', stakeholderId: id });
    expect(await desk.refused('cadence.saveException', save)).toMatchObject({ code: 'conflict' });
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await desk.refused('cadence.removeException', { id: unknown })).toMatchObject({
      code: 'not-found',
    });
    expect(await desk.refused('cadence.forStakeholder', { stakeholderId: unknown })).toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the policy', () => {
  it('as a new version changes what is due from its day on', async () => {
    const { desk } = await openRegister();
    await desk.call('policies.save', {
      topic: 'cadence',
      effectiveFrom: '2026-02-15',
      content: {
        rules: [{ id: 'weekly', slot: 'any', kinds: ['customer'], every: '1 week' }],
        organisationObligations: [],
      },
    });
    desk.setNow(at('2026-02-14'));
    expect(await due(desk)).toEqual([]);
    desk.setNow(at('2026-02-15'));
    expect(await due(desk)).toEqual(['any 2026-02-07 never-contacted 8']);
  });

  it('tells what the organisation owes: a gathering, an activity in the community', async () => {
    const { desk, id } = await openRegister();
    const { id: supplier } = await desk.call('stakeholders.create', { name: '恒达', kind: 'supplier' });
    expect(await desk.call('cadence.organisation', {})).toMatchObject([
      { rule: 'Gathering of customers and suppliers: every year', lastOn: null, dueOn: '2027-01-31' },
      { lastOn: null, dueOn: '2026-07-31' },
    ]);
    desk.setNow(at('2026-06-30'));
    await desk.call('interactions.log', {
      stakeholderIds: [id, supplier],
      at: at('2026-06-18'),
      channel: 'visit',
    });
    // A visit is no gathering, whoever is visited.
    expect((await desk.call('cadence.organisation', {}))[0]).toMatchObject({ lastOn: null });
    await desk.call('interactions.log', {
      stakeholderIds: [id, supplier],
      at: at('2026-06-20'),
      channel: 'meeting',
      purpose: 'gathering',
    });
    expect((await desk.call('cadence.organisation', {}))[0]).toMatchObject({
      every: 'every year',
      lastOn: '2026-06-20',
      dueOn: '2027-06-20',
    });
  });
});

describe('next due', () => {
  it('is told without a vault, step by step, in either language', async () => {
    const desk = await openDesk({ language: 'zh-CN' });
    desk.core.close();
    expect(await desk.call('cadence.nextDue', { last: '2026-01-31', every: '每月' })).toEqual({
      due: '2026-02-28',
      announceOn: '2026-02-28',
      steps: [
        '从 2026-01-31 起算。',
        '2026-01-31 加 1 个月。',
        '2026-02 没有 31 日，以当月最后一天 2026-02-28 为准。',
        '应在 2026-02-28 前联系。',
      ],
    });
    expect(await desk.call('cadence.nextDue', { last: '2026-09-01', every: '1 month' })).toMatchObject({
      due: '2026-10-01',
      announceOn: '2026-09-30',
    });
    expect(await desk.refused('cadence.nextDue', { last: '2026-01-31', every: '有空' })).toMatchObject({
      code: 'invalid',
    });
    expect(await desk.refused('cadence.nextDue', { last: '2190-01-31', every: '50 years' })).toMatchObject({
      code: 'invalid',
    });
  });
});

it('an exception for a tag counts more than what the policy says of the tag', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('stakeholders.create', {
    name: '核心供应商',
    kind: 'supplier',
    tier: 'key',
    influence: 'high',
    tags: ['core'],
  });
  const every = async () =>
    Object.fromEntries(
      (await desk.call('cadence.forStakeholder', { stakeholderId: id })).map(({ slot, every }) => [
        slot,
        every,
      ]),
    );
  expect(await every()).toMatchObject({ 'progress-sync': 'every week', 'business-review': 'every month' });
  await desk.call('cadence.saveException', { slot: 'progress-sync', every: 'off', tag: 'core' });
  await desk.call('cadence.saveException', { slot: 'business-review', every: '1 quarter', tag: 'core' });
  expect(await every()).toMatchObject({ 'business-review': 'every quarter' });
  expect(await every()).not.toHaveProperty('progress-sync');
});
