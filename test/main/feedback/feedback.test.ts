import { describe, expect, test } from 'vitest';
import type { Input } from '../../../src/contract/call.ts';
import type { CoreContract } from '../../../src/contract/index.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

type Received = Input<CoreContract['feedback.receive']>;

async function receive(desk: Desk, more: Partial<Received> = {}): Promise<string> {
  const { id } = await desk.call('feedback.receive', {
    kind: 'problem',
    channel: 'visit',
    receivedAt: '2026-11-23T09:00:00+08:00',
    content: '交货延迟',
    ...more,
  });
  return id;
}

async function clocks(desk: Desk, id: string): Promise<string[]> {
  const found = await desk.call('feedback.get', { id });
  return found.clocks.map(({ clock, level, state, deadlineAt }) => {
    const local = new Date(Date.parse(deadlineAt) + 8 * 3_600_000)
      .toISOString()
      .slice(0, 16)
      .replace('T', ' ');
    return `${clock}${level === null ? '' : `/${level}`} ${state} ${local}`;
  });
}

test('what has not come yet is refused, and changes nothing', async () => {
  const desk = await openDesk();
  const id = await receive(desk, {});
  const before = await desk.call('feedback.get', { id });
  const tomorrow = '2026-11-24T09:00:00+08:00';
  const content = 'Late delivery';
  for (const [name, input] of [
    ['feedback.respond', { id, at: tomorrow }],
    ['feedback.wait', { id, at: tomorrow }],
    ['feedback.resolve', { id, at: tomorrow }],
    ['feedback.update', { id, receivedAt: tomorrow }],
    [
      'feedback.receive',
      {
        kind: 'problem',
        priority: 'general',
        channel: 'email',
        content,
        receivedAt: tomorrow,
        stakeholderId: null,
      },
    ],
  ] as const)
    expect(await desk.refused(name, input), name).toMatchObject({
      code: 'invalid',
      message: 'This has not come yet. Check the date and time.',
    });
  expect(await desk.call('feedback.get', { id })).toEqual(before);
});

test.each([
  ['Asia/Shanghai', []],
  ['Europe/London', ['Times are those of Asia/Shanghai.']],
])('reasons name the zone of their times to a reader elsewhere: %s', async (zone, note) => {
  const desk = await openDesk({ zone });
  const { clocks: told } = await desk.call('feedback.get', { id: await receive(desk, {}) });
  expect(told[0]?.why.filter((reason) => reason.startsWith('Times'))).toEqual(note);
  const { steps } = await desk.call('feedback.deadline', {
    from: '2026-11-23T09:00:00+08:00',
    target: '2 business hours',
  });
  expect(steps.filter((step) => step.startsWith('Times'))).toEqual(note);
});

test('a case goes its whole way, and its log tells it', async () => {
  const desk = await openDesk({ language: 'zh-CN' });
  const stakeholder = await desk.call('stakeholders.create', { name: '上海远达', kind: 'customer' });
  const id = await receive(desk, {
    stakeholderId: stakeholder.id,
    kind: 'requirement',
    priority: 'important',
  });
  expect(await clocks(desk, id)).toEqual([
    'first-response running 2026-11-24 09:00',
    'resolution running 2026-11-26 18:00',
  ]);
  expect(await desk.call('feedback.get', { id })).toMatchObject({
    number: 1,
    stakeholderName: '上海远达',
    state: 'new',
    deadlineAt: '2026-11-24T01:00:00.000Z',
    ownerName: '我',
    allowed: ['respond', 'wait', 'resolve', 'assign'],
  });

  desk.setNow('2026-11-23T11:00:00+08:00');
  await desk.call('feedback.respond', { id, at: '2026-11-23T10:00:00+08:00', note: '已电话说明' });
  await desk.call('feedback.wait', { id });
  desk.setNow('2026-11-24T10:00:00+08:00');
  await desk.call('feedback.resume', { id });
  expect(await clocks(desk, id)).toEqual([
    'first-response met 2026-11-24 09:00',
    'resolution running 2026-11-27 17:00',
  ]);
  desk.setNow('2026-11-25T09:00:00+08:00');
  await desk.call('feedback.resolve', { id, at: '2026-11-24T16:00:00+08:00' });
  await desk.call('feedback.close', { id, satisfaction: 4 });

  const closed = await desk.call('feedback.get', { id });
  expect(closed).toMatchObject({ state: 'closed', satisfaction: 4, allowed: ['reopen'] });
  expect(closed.log.map(({ text, note }) => `${text}${note && `：${note}`}`)).toEqual([
    '收到反馈',
    '响应：已电话说明',
    '开始等待对方',
    '对方已答复',
    '已解决',
    '已关闭，满意度 4 分',
  ]);
  expect(closed.clocks[1]?.why).toContain(
    '2026-11-23 11:00 至 2026-11-24 10:00 等待对方，其间工作时间 390 分钟，期限顺延至 2026-11-27 17:00。',
  );
});

describe('the queue', () => {
  test('shows open cases, the most urgent first, those we wait for last', async () => {
    const desk = await openDesk();
    const general = await receive(desk, { content: 'general' });
    const phone = await receive(desk, { channel: 'phone', content: 'phone' });
    const waiting = await receive(desk, { kind: 'requirement', content: 'waiting' });
    await desk.call('feedback.respond', { id: waiting });
    await desk.call('feedback.wait', { id: waiting });
    const agreed = await receive(desk, { content: 'agreed', deadlineAt: '2026-11-23T12:00:00+08:00' });
    const done = await receive(desk, { content: 'done' });
    await desk.call('feedback.resolve', { id: done });

    const { rows, total } = await desk.call('feedback.queue', {});
    expect(rows.map(({ id }) => id)).toEqual([phone, agreed, general, waiting]);
    expect(total).toBe(4);
    desk.setNow('2026-11-23T09:01:30+08:00');
    const [first] = (await desk.call('feedback.queue', { limit: 1 })).rows;
    expect(first?.clocks[0]).toMatchObject({
      state: 'running',
      target: '3 min',
      timeLeftMs: 90_000,
      elapsedShare: 0.5,
      warnAt: '2026-11-23T01:02:15.000Z',
    });
  });

  test('of an owner holds what is handed over, and no clock starts anew', async () => {
    const desk = await openDesk();
    const id = await receive(desk);
    const before = await clocks(desk, id);
    const owner = await desk.call('owners.save', { name: 'Li Na' });
    desk.setNow('2026-11-23T15:00:00+08:00');
    await desk.call('feedback.assign', { id, ownerId: owner.id });
    expect(await clocks(desk, id)).toEqual(before);
    expect((await desk.call('feedback.queue', { filter: { ownerIds: [owner.id] } })).rows).toMatchObject([
      { id, ownerName: 'Li Na' },
    ]);
    expect((await desk.call('feedback.get', { id })).log.at(-1)).toMatchObject({ text: 'Handed to Li Na' });
  });
});

test('cases are found by words, number, stakeholder, state and breach', async () => {
  const desk = await openDesk();
  const { id: stakeholderId } = await desk.call('stakeholders.create', {
    name: '上海远达',
    kind: 'customer',
  });
  const late = await receive(desk, {
    stakeholderId,
    content: '发票开错',
    receivedAt: '2026-11-20T09:00:00+08:00',
  });
  const fresh = await receive(desk, { content: '咨询价格', kind: 'inquiry' });
  const find = async (filter: object) =>
    (await desk.call('feedback.list', { filter })).rows.map(({ id }) => id);
  expect(await find({})).toEqual([fresh, late]);
  expect(await find({ query: '发票' })).toEqual([late]);
  expect(await find({ query: 'F2' })).toEqual([fresh]);
  for (const query of ['F2', 'f2', '#2', '2']) expect(await find({ query })).toEqual([fresh]);
  expect(await find({ query: 'yuanda' })).toEqual([late]);
  expect(await find({ stakeholderId })).toEqual([late]);
  expect(await find({ kinds: ['inquiry'], states: ['new'], priorities: ['general'] })).toEqual([fresh]);
  expect(await find({ breached: true })).toEqual([late]);
  expect(await find({ breached: false })).toEqual([fresh]);
  const queue = async (filter: object) =>
    (await desk.call('feedback.queue', { filter })).rows.map(({ id }) => id);
  expect(await queue({ query: 'yuanda' })).toEqual([late]);
  expect(await queue({ states: ['new', 'closed'], breached: false })).toEqual([fresh]);
  expect(await queue({ states: ['closed'] })).toEqual([]);
  const page = await desk.call('feedback.list', { limit: 1 });
  expect(page).toMatchObject({ total: 2, next: '1' });
  expect((await desk.call('feedback.list', { limit: 1, cursor: '1' })).rows).toMatchObject([{ id: late }]);
});

test('a conflict climbs by itself, and by hand', async () => {
  const desk = await openDesk();
  const id = await receive(desk, { kind: 'conflict' });
  await desk.call('feedback.respond', { id });
  desk.setNow('2026-11-25T09:00:00+08:00');
  expect(await clocks(desk, id)).toEqual([
    'first-response met 2026-11-25 09:00',
    'resolution/1 breached 2026-11-24 18:00',
    'resolution/2 running 2026-11-27 18:00',
  ]);
  // The log, the page and the queue say so, and that the second level's deadline is the one that counts.
  const passed = { at: '2026-11-24T10:00:00.000Z', event: 'escalate' };
  const page = await desk.call('feedback.get', { id });
  expect(page).toMatchObject({ level: 2, deadlineAt: '2026-11-27T10:00:00.000Z' });
  expect(page.log.at(-1)).toMatchObject(passed);
  expect(page.log.at(-1)?.text).toBe('Not resolved by its deadline: passed to level 2 by itself');
  const [first] = (await desk.call('feedback.queue', {})).rows;
  expect(first).toMatchObject({ level: 2, deadlineAt: page.deadlineAt, deadlineWhy: page.deadlineWhy });
  const today = await desk.call('today.get', {});
  expect(today.feedback[0]).toMatchObject({ deadlineAt: page.deadlineAt, clockState: 'running' });
  expect(today.numbers).toMatchObject({ feedback: 1, breached: 0 });
  const urgent = await receive(desk, {
    kind: 'inquiry',
    channel: 'phone',
    receivedAt: '2026-11-25T08:59:00+08:00',
  });
  expect((await desk.call('feedback.queue', {})).rows.map((row) => row.id)).toEqual([urgent, id]);

  desk.setNow('2026-11-28T09:00:00+08:00');
  expect((await desk.call('feedback.get', { id })).log.map(({ event }) => event)).toEqual([
    'receive',
    'respond',
    'escalate',
    'escalate',
  ]);
  desk.setNow('2026-11-25T09:00:00+08:00');
  await desk.call('feedback.escalate', { id });
  expect(await desk.call('feedback.get', { id })).toMatchObject({
    level: 3,
    allowed: ['respond', 'wait', 'resolve', 'assign'],
  });
  expect((await desk.refused('feedback.escalate', { id })).code).toBe('conflict');
  expect((await desk.call('feedback.get', { id })).log.at(-1)?.text).toBe('Taken up to level 3');
});

describe('what is closed stays as it was', () => {
  const closedLate = async (desk: Desk) => {
    const id = await receive(desk, { kind: 'requirement', receivedAt: '2026-11-16T09:00:00+08:00' });
    await desk.call('feedback.resolve', { id, at: '2026-11-20T09:00:00+08:00' });
    await desk.call('feedback.close', { id });
    return id;
  };
  const lenient = { targets: [{ clock: 'resolution', target: '10 working days' }] };

  test('under a new policy and calendar, and when it is reopened', async () => {
    const desk = await openDesk();
    const id = await closedLate(desk);
    const open = await receive(desk, { kind: 'requirement' });
    const before = await clocks(desk, id);
    expect(before).toEqual([
      'first-response met-late 2026-11-18 09:00',
      'resolution met-late 2026-11-19 18:00',
    ]);

    await desk.call('policies.save', {
      topic: 'feedback-targets',
      effectiveFrom: '2026-01-01',
      content: lenient,
    });
    expect(await clocks(desk, open)).toEqual(['resolution running 2026-12-07 18:00']);
    expect(await clocks(desk, id)).toEqual(before);

    await desk.call('feedback.reopen', { id });
    expect(await clocks(desk, id)).toEqual([...before, 'resolution running 2026-12-07 18:00']);
  });

  test('also after the reopening is taken back', async () => {
    const desk = await openDesk();
    const id = await closedLate(desk);
    await desk.call('policies.save', {
      topic: 'feedback-targets',
      effectiveFrom: '2026-01-01',
      content: lenient,
    });
    const before = await desk.call('feedback.get', { id });
    const { actionId } = await desk.act('feedback.reopen', { id });
    await desk.call('actions.undo', { actionId });
    expect(await desk.call('feedback.get', { id })).toEqual(before);
    expect((await desk.call('feedback.list', { filter: { breached: true } })).total).toBe(1);
  });

  test('but for its words', async () => {
    const desk = await openDesk();
    const id = await closedLate(desk);
    expect((await desk.refused('feedback.update', { id, priority: 'important' })).code).toBe('conflict');
    await desk.call('feedback.update', { id, priority: 'general', breachReason: '供应商停产' });
    expect(await desk.call('feedback.get', { id })).toMatchObject({ breachReason: '供应商停产' });
  });
});

test('a corrected receipt moves what is open', async () => {
  const desk = await openDesk();
  const id = await receive(desk);
  await desk.call('feedback.update', { id, receivedAt: '2026-11-22T20:00:00+08:00', priority: 'important' });
  expect(await clocks(desk, id)).toEqual(['first-response running 2026-11-23 20:00']);
  expect((await desk.call('feedback.get', { id })).log.at(-1)?.text).toBe(
    'Received at 2026-11-22 20:00, corrected',
  );
  await desk.call('feedback.respond', { id });
  const refused = await desk.refused('feedback.update', { id, receivedAt: '2026-11-23T09:00:01+08:00' });
  expect(refused).toMatchObject({ code: 'invalid' });
});

test('feedback answered in the call that brought it is answered then', async () => {
  const desk = await openDesk();
  const id = await receive(desk, { channel: 'phone', answered: true });
  expect(await clocks(desk, id)).toEqual(['first-response met 2026-11-23 09:03']);
});

test('a case taken out is gone from the queue, and comes back by undo', async () => {
  const desk = await openDesk();
  const id = await receive(desk);
  const { actionId } = await desk.act('feedback.remove', { id });
  expect((await desk.call('feedback.queue', {})).total).toBe(0);
  expect((await desk.refused('feedback.get', { id })).code).toBe('not-found');
  await desk.call('actions.undo', { actionId });
  expect(await clocks(desk, id)).toEqual(['first-response running 2026-11-25 09:00']);
});

test('what cannot be is refused and leaves nothing behind', async () => {
  const desk = await openDesk();
  const id = await receive(desk);
  const nobody = '019ae000-0000-7000-8000-000000000000';
  for (const [name, input, code] of [
    ['feedback.close', { id, satisfaction: 5 }, 'conflict'],
    ['feedback.close', { id, satisfaction: 6 }, 'invalid'],
    ['feedback.resume', { id }, 'conflict'],
    ['feedback.escalate', { id }, 'conflict'],
    ['feedback.respond', { id, at: '2026-11-23T08:59:59+08:00' }, 'invalid'],
    ['feedback.respond', { id, at: '2028-11-23T08:59:59+08:00' }, 'invalid'],
    ['feedback.respond', { id: nobody }, 'not-found'],
    ['feedback.assign', { id, ownerId: nobody }, 'not-found'],
    [
      'feedback.receive',
      { kind: 'problem', channel: 'visit', content: 'x', stakeholderId: nobody },
      'not-found',
    ],
    [
      'feedback.receive',
      { kind: 'problem', channel: 'visit', content: 'x', receivedAt: '2199-01-01T00:00:00Z' },
      'invalid',
    ],
    ['feedback.receive', { kind: 'noise', channel: 'visit', content: 'x' }, 'invalid'],
    [
      'policies.save',
      { topic: 'feedback-targets', effectiveFrom: '2026-01-01', content: { targets: [{}] } },
      'invalid',
    ],
  ] as const)
    expect(await desk.refused(name, input), name).toMatchObject({ code });
  expect((await desk.call('feedback.get', { id })).log).toHaveLength(1);
  expect((await desk.call('feedback.list', {})).total).toBe(1);
});

describe('a deadline is computed without any vault', () => {
  const from = '2026-09-30T16:00:00+08:00';
  const office = [['09:00', '17:00']];
  const week = { mon: office, tue: office, wed: office, thu: office, fri: office };

  test('by the built-in calendar, or by one that is given', async () => {
    const desk = await openDesk();
    desk.core.close();
    expect(await desk.call('feedback.deadline', { from, target: '3 working days' })).toMatchObject({
      deadline: '2026-10-10T10:00:00.000Z',
      provisional: false,
    });
    const calendar = {
      zone: 'Europe/Berlin',
      hours: week,
      holidays: ['2026-10-02'],
      workdays: ['2026-10-03'],
    };
    expect(await desk.call('feedback.deadline', { from, target: '2个工作日', calendar })).toMatchObject({
      deadline: '2026-10-03T15:00:00.000Z',
    });
  });

  test('and refused for what makes no sense', async () => {
    const desk = await openDesk();
    desk.core.close();
    for (const input of [
      { from, target: 'soon' },
      { from, target: '0 h' },
      { from: '2199-12-31T00:00:00Z', target: '9 days' },
      { from, target: '1 h', calendar: null },
      { from, target: '1 h', calendar: [] },
      { from, target: '3 working days', calendar: { zone: 'Mars', hours: week } },
      { from, target: '3 working days', calendar: { zone: 'UTC', hours: {} } },
    ])
      expect(await desk.refused('feedback.deadline', input)).toMatchObject({ code: 'invalid' });
  });
});

test('without a clock or an agreement there are three working days, and waiting stops them', async () => {
  const desk = await openDesk();
  const id = await receive(desk, { kind: 'inquiry', priority: 'general' });
  const deadline = async () => (await desk.call('feedback.get', { id })).deadlineAt;
  desk.setNow('2026-11-23T10:00:00+08:00');
  await desk.call('feedback.respond', { id });
  expect(await deadline()).toBe('2026-11-26T10:00:00.000Z');
  await desk.call('feedback.wait', { id });
  desk.setNow('2026-12-08T10:00:00+08:00');
  const { feedback } = await desk.call('today.get', {});
  expect(feedback).toMatchObject([{ id, clockState: 'paused', deadlineAt: await deadline() }]);
  expect(feedback[0]?.timeLeftMs).toBeGreaterThan(0);
  await desk.call('feedback.resume', { id });
  await desk.call('feedback.respond', { id });
  // Eleven working days of waiting later.
  expect(await deadline()).toBe('2026-12-11T10:00:00.000Z');
});

describe('a clock that stops while the other side is waited for', () => {
  const conflict = { kind: 'conflict', receivedAt: '2026-03-02T10:00:00+08:00' } as const;

  test('a level taken up then is met at once, and stays so', async () => {
    const desk = await openDesk({ now: '2026-03-02T10:00:00+08:00' });
    const id = await receive(desk, conflict);
    const level = async () => (await clocks(desk, id)).find((one) => one.startsWith('resolution/1'));
    desk.setNow('2026-03-03T17:00:00+08:00');
    await desk.call('feedback.wait', { id });
    desk.setNow('2026-03-04T11:00:00+08:00');
    await desk.call('feedback.escalate', { id });
    const met = await level();
    expect(met).toMatch(/^resolution\/1 met 2026-03-04 12:00/);
    desk.setNow('2026-03-04T15:00:00+08:00');
    await desk.call('feedback.resume', { id });
    expect(await level()).toBe(met);
  });

  test('at its very deadline a level is still taken up in time, and the next one is the second', async () => {
    const desk = await openDesk({ now: '2026-03-02T10:00:00+08:00' });
    const id = await receive(desk, conflict);
    desk.setNow('2026-03-03T18:00:00+08:00');
    await desk.call('feedback.escalate', { id });
    expect((await desk.call('feedback.get', { id })).level).toBe(2);
    await desk.call('feedback.escalate', { id });
    expect((await desk.call('feedback.get', { id })).level).toBe(3);
  });
});

test('who writes a call down too late is told so at once', async () => {
  const desk = await openDesk({ now: '2026-11-30T10:00:00+08:00' });
  const call = { kind: 'complaint', channel: 'phone', content: '电话一直没有人接' } as const;
  const soon = await desk.call('feedback.receive', { ...call, receivedAt: '2026-11-30T09:59:00+08:00' });
  const late = await desk.call('feedback.receive', { ...call, receivedAt: '2026-11-30T09:50:00+08:00' });
  const answered = await desk.call('feedback.receive', {
    ...call,
    receivedAt: '2026-11-30T09:50:00+08:00',
    answered: true,
  });
  expect([soon, late, answered].map((one) => one.late)).toEqual([[], ['first-response'], []]);
});
