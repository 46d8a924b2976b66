import { describe, expect, test } from 'vitest';
import { collect } from '../../../src/main/handover/collect.ts';
import { collectPast } from '../../../src/main/handover/past.ts';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';
import { handOver, prepare } from './leaver-fixture.ts';

const day = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00+08:00`;
const customer = (desk: Desk, name: string, more: object = {}) =>
  desk.call('stakeholders.create', {
    name,
    kind: 'customer',
    tier: 'key',
    influence: 'high',
    address: '旧址',
    activeFrom: '2026-06-01',
    ...more,
  });
const get = (desk: Desk, id: string) => desk.call('stakeholders.get', { id });

/** A leaver with two customers, a conversation with the first, and desks on which it is the first of November. */
async function desks() {
  const [leaver, successor, other] = await Promise.all([1, 2, 3].map(() => openDesk({ now: day(1) })));
  if (leaver === undefined || successor === undefined || other === undefined) throw new Error('no desk');
  const { id: one } = await customer(leaver, '甲公司');
  const { id: two } = await customer(leaver, '乙公司');
  const { id: talk } = await leaver.call('interactions.log', {
    stakeholderIds: [one],
    at: '2026-10-20T10:00:00+08:00',
    channel: 'meeting',
    effective: true,
    summary: '旧内容',
  });
  const all = [leaver, successor, other];
  const on = (at: number) => all.forEach((desk) => void desk.setNow(day(at)));
  const give = async (from: Desk, to: Desk, ids?: string[]) => {
    const pack = await handOver(from, to, ids);
    return { pack, taken: await to.call('handover.receive', { content: pack.content }) };
  };
  return { leaver, successor, other, one, two, talk, on, give };
}

describe('a change of the leaver comes with the next pack', () => {
  test('also when a pack of somebody else came between', async () => {
    const { leaver, successor, one, two, talk, on, give } = await desks();
    await give(leaver, successor, [one]);
    on(2);
    await leaver.call('interactions.update', { id: talk, summary: '新内容' });
    await leaver.call('stakeholders.update', { id: one, address: '新址' });
    on(3);
    await give(leaver, successor, [two]);
    on(4);
    const { taken } = await give(leaver, successor, [one]);
    expect(taken).toMatchObject({ kept: 0 });
    expect(taken.actionId).not.toBeNull();
    expect((await successor.call('interactions.get', { id: talk })).summary).toBe('新内容');
    expect((await get(successor, one)).address).toBe('新址');
  });

  test('also when it takes back what an earlier pack brought, and a pack of somebody else came between', async () => {
    const { leaver, successor, one, two, on, give } = await desks();
    await give(leaver, successor);
    on(2);
    await leaver.call('stakeholders.update', { id: one, address: '错址' });
    await give(leaver, successor);
    on(3);
    await leaver.call('stakeholders.update', { id: one, address: '旧址' });
    on(4);
    await give(leaver, successor, [two]);
    on(5);
    await give(leaver, successor, [one]);
    expect((await get(successor, one)).address).toBe('旧址');
  });

  test('also when the leaver is called otherwise, and when the clock of one of both goes wrong', async () => {
    const { leaver, successor, one, on, give } = await desks();
    await give(leaver, successor, [one]);
    on(2);
    await leaver.call('stakeholders.update', { id: one, address: '新址' });
    leaver.setNow('2026-10-02T09:00:00+08:00');
    const { recipient } = await successor.call('handover.key', {});
    const { content } = await prepare(leaver, {
      recipient,
      successor: '周建国',
      leaver: '林晓梅（销售部）',
    });
    await successor.call('handover.receive', { content });
    expect((await get(successor, one)).address).toBe('新址');
  });

  test('also back to who handed over, and on to others who have the same', async () => {
    const { leaver, successor, other, one, talk, on, give } = await desks();
    await give(leaver, successor, [one]);
    await give(leaver, other, [one]);
    on(2);
    await successor.call('stakeholders.update', { id: one, address: '新址', tags: ['重点'] });
    await successor.call('interactions.update', { id: talk, summary: '新内容' });
    on(3);
    for (const desk of [leaver, other]) {
      expect((await give(successor, desk, [one])).taken).toMatchObject({ kept: 0 });
      expect(await get(desk, one)).toMatchObject({ address: '新址', notes: '', tags: ['重点'] });
      expect((await desk.call('interactions.get', { id: talk })).summary).toBe('新内容');
    }
    on(4);
    await leaver.call('stakeholders.update', { id: one, address: '更新址', tags: [] });
    on(5);
    await give(leaver, successor, [one]);
    expect(await get(successor, one)).toMatchObject({ address: '更新址', notes: '', tags: [] });
  });

  test('also after it was taken over and taken back: until then its code holds no more', async () => {
    const { leaver, successor, one, on, give } = await desks();
    await give(leaver, successor, [one]);
    on(2);
    await leaver.call('stakeholders.update', { id: one, address: '新址' });
    const second = await give(leaver, successor, [one]);
    await successor.call('actions.undo', { actionId: second.taken.actionId ?? '' });
    expect((await get(successor, one)).address).toBe('旧址');
    const listed = async () =>
      (await successor.call('handover.list', {})).map(({ takenBack, receipt }) => [
        takenBack,
        receipt !== null,
      ]);
    expect(await listed()).toEqual([
      [true, false],
      [false, true],
    ]);
    on(3);
    const third = await give(leaver, successor, [one]);
    expect((await get(successor, one)).address).toBe('新址');
    await successor.call('actions.undo', { actionId: third.taken.actionId ?? '' });
    await successor.call('handover.receive', { content: second.pack.content });
    expect((await get(successor, one)).address).toBe('新址');
    expect(await listed()).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });

  test('where a value goes back to what it was, too', async () => {
    const { leaver, successor, one, on, give } = await desks();
    await give(leaver, successor, [one]);
    for (const [at, address] of [
      [2, '新址'],
      [4, '旧址'],
    ] as const) {
      on(at);
      await leaver.call('stakeholders.update', { id: one, address });
      on(at + 1);
      await give(leaver, successor, [one]);
      expect((await get(successor, one)).address).toBe(address);
    }
  });

  test('a merging, too: of one that was changed here the notes tell', async () => {
    const { leaver, successor, one, two, talk, on, give } = await desks();
    await give(leaver, successor);
    on(2);
    await successor.call('stakeholders.update', { id: one, address: '新址' });
    await leaver.call('stakeholders.merge', { keepId: two, otherId: one });
    await give(leaver, successor);
    expect((await successor.call('stakeholders.list', {})).total).toBe(1);
    expect((await get(successor, two)).notes).toBe(
      'Handed over: Name: 甲公司\nHanded over: Address: 新址\nBefore the merge: Name: 甲公司',
    );
    const { stakeholders } = await successor.call('interactions.get', { id: talk });
    expect(stakeholders).toMatchObject([{ id: two }]);
  });
});

test('what was changed in both is told once', async () => {
  const { leaver, successor, one, talk, on, give } = await desks();
  const { id: complaint } = await leaver.call('feedback.receive', {
    stakeholderId: one,
    kind: 'complaint',
    priority: 'important',
    channel: 'email',
    receivedAt: day(1),
    content: '破损',
  });
  await give(leaver, successor, [one]);
  on(2);
  await leaver.call('feedback.respond', { id: complaint, note: '已补发' });
  await leaver.call('stakeholders.update', { id: one, address: '他的新址' });
  await successor.call('feedback.update', { id: complaint, priority: 'general' });
  await successor.call('stakeholders.update', { id: one, address: '我的新址' });
  on(3);
  expect((await give(leaver, successor, [one])).taken.kept).toBe(1);
  const { content, priority } = await successor.call('feedback.get', { id: complaint });
  expect(priority).toBe('general');
  expect(content).toMatch(/^破损\n(.*\n)*Handed over: Responded: .* · 已补发$/);
  expect(await get(successor, one)).toMatchObject({
    address: '我的新址',
    notes: 'Handed over: Address: 他的新址',
  });
  await successor.call('stakeholders.update', { id: one, notes: '' });
  on(4);
  const { taken } = await give(leaver, successor, [one]);
  expect(taken).toMatchObject({ kept: 0, actionId: null });
  on(5);
  await give(successor, leaver, [one]);
  expect(await get(leaver, one)).toMatchObject({ address: '我的新址', notes: '' });
  expect((await leaver.call('interactions.get', { id: talk })).summary).toBe('旧内容');
});

test('whom a case is about comes along, too', async () => {
  const { leaver, successor, one, two, on, give } = await desks();
  const { id } = await leaver.call('feedback.receive', {
    stakeholderId: null,
    kind: 'complaint',
    priority: 'important',
    channel: 'email',
    receivedAt: day(1),
    content: '破损',
  });
  await give(leaver, successor);
  for (const [at, stakeholderId] of [
    [2, one],
    [3, two],
  ] as const) {
    on(at);
    await leaver.call('feedback.update', { id, stakeholderId });
    await give(leaver, successor);
    expect((await successor.call('feedback.get', { id })).stakeholderId).toBe(stakeholderId);
  }
});

describe('what was removed by the leaver', () => {
  async function everything() {
    const all = await desks();
    const { leaver, successor, one, talk, give } = all;
    const person = await leaver.call('people.add', {
      stakeholderId: one,
      name: '陈静',
      phones: [{ label: '', value: '139 1111 2222' }],
    });
    const leaving = await leaver.call('people.add', { stakeholderId: one, name: '已离职' });
    const step = await leaver.call('nextSteps.add', {
      stakeholderId: one,
      text: '误记',
      dueOn: '2026-11-20',
    });
    const complaint = await leaver.call('feedback.receive', {
      stakeholderId: one,
      kind: 'complaint',
      priority: 'important',
      channel: 'email',
      receivedAt: day(1),
      content: '误登记',
    });
    const exception = await leaver.call('cadence.saveException', {
      stakeholderId: one,
      slot: 'any',
      every: '1 week',
      note: '',
    });
    await leaver.call('stakeholders.update', { id: one, tags: ['旧标签'] });
    const file = await leaver.call('attachments.add', {
      interactionId: talk,
      name: 'a.txt',
      mediaType: 'text/plain',
      content: 'eA==',
    });
    await give(leaver, successor, [one]);
    all.on(2);
    const remove = async () => {
      await leaver.call('feedback.remove', { id: complaint.id });
      await leaver.call('nextSteps.remove', { id: step.id });
      await leaver.call('people.remove', { id: leaving.id });
      await leaver.call('people.update', { id: person.id, phones: [] });
      await leaver.call('cadence.removeException', { id: exception.id });
      await leaver.call('attachments.remove', { id: file.id });
      await leaver.call('stakeholders.update', { id: one, tags: [] });
    };
    const seen = async (desk: Desk) => {
      const { people, tags } = await get(desk, one);
      return {
        people: people.map(({ name, phones }) => [name, phones.length]),
        tags,
        talks: (await desk.call('interactions.list', { filter: {} })).total,
        files: (await desk.call('interactions.get', { id: talk }).catch(() => null))?.attachments.length,
        steps: (await desk.call('nextSteps.list', {})).total,
        cases: (await desk.call('feedback.queue', {})).rows.length,
        due: (await desk.call('cadence.forStakeholder', { stakeholderId: one })).map(({ slot, dueOn }) => [
          slot,
          dueOn,
        ]),
      };
    };
    return { ...all, person, leaving, step, complaint, exception, remove, seen };
  }

  test('goes with the next pack, and comes back when it comes back there', async () => {
    const { leaver, successor, one, talk, on, give, remove, seen } = await everything();
    const before = await seen(successor);
    await remove();
    const { actionId } = await leaver.act('interactions.remove', { id: talk });
    on(3);
    const second = await give(leaver, successor, [one]);
    expect(second.taken.kept).toBe(0);
    const after = await seen(successor);
    await successor.call('actions.undo', { actionId: second.taken.actionId ?? '' });
    expect(await seen(successor)).toEqual(before);
    await successor.call('handover.receive', { content: second.pack.content });
    expect(await seen(successor)).toEqual(after);
    expect(after).toEqual(await seen(leaver));
    expect(after).toMatchObject({ people: [['陈静', 0]], tags: [], talks: 0, steps: 0, cases: 0 });
    expect(after.due).not.toEqual(before.due);
    on(4);
    await leaver.call('actions.undo', { actionId: actionId ?? '' });
    await leaver.call('stakeholders.update', { id: one, tags: ['旧标签'] });
    on(5);
    await give(leaver, successor, [one]);
    expect(await seen(successor)).toMatchObject({ talks: 1, tags: ['旧标签'] });
  });

  test('stays where it was changed by the successor, and is counted', async () => {
    const { leaver, successor, one, complaint, leaving, on, give, remove } = await everything();
    await successor.call('feedback.update', { id: complaint.id, priority: 'general' });
    await successor.call('people.update', { id: leaving.id, notes: '还在' });
    await remove();
    on(3);
    expect((await give(leaver, successor, [one])).taken.kept).toBe(2);
    expect((await successor.call('feedback.queue', {})).rows).toHaveLength(1);
    expect((await get(successor, one)).people.map(({ name }) => name)).toContain('已离职');
  });

  test('does not take away what the successor has of their own, nor comes back what they removed', async () => {
    const { leaver, successor, one, step, on, give } = await everything();
    await leaver.call('stakeholders.update', { id: one, tags: ['旧标签', '曾用'] });
    await leaver.call('stakeholders.update', { id: one, tags: ['旧标签'] });
    await successor.call('stakeholders.update', { id: one, tags: ['曾用'] });
    await successor.call('nextSteps.remove', { id: step.id });
    on(3);
    await give(leaver, successor, [one]);
    expect((await get(successor, one)).tags).toEqual(['曾用']);
    expect((await successor.call('nextSteps.list', {})).total).toBe(0);
  });

  test('before the first handover is in no pack', async () => {
    const { leaver, one } = await desks();
    await leaver.call('stakeholders.update', { id: one, phones: [{ label: '', value: '139 1111 2222' }] });
    await leaver.call('stakeholders.update', { id: one, phones: [] });
    const { db } = leaver.core.session() ?? {};
    if (db === undefined) throw new Error('no vault');
    const rows = collect(db, [1], false);
    expect(JSON.stringify(collectPast(db, rows, [1], false))).not.toContain('13911112222');
  });

  test('is a part of a conversation, or the whole stakeholder', async () => {
    const { leaver, successor, one, two, talk, on, give } = await desks();
    await give(leaver, successor);
    on(2);
    await leaver.call('interactions.update', { id: talk, stakeholderIds: [two] });
    await leaver.call('stakeholders.deactivate', { ids: [one] });
    on(3);
    await give(leaver, successor);
    const { stakeholders } = await successor.call('interactions.get', { id: talk });
    expect(stakeholders.map(({ id }) => id)).toEqual([two]);
    expect((await successor.call('stakeholders.list', {})).rows.map(({ id }) => id)).toEqual([two]);
  });
});

describe('a rule for a tag', () => {
  const dueOf = async (desk: Desk, stakeholderId: string) =>
    (await desk.call('cadence.forStakeholder', { stakeholderId })).map(
      ({ slot, dueOn }) => `${slot} ${dueOn}`,
    );
  async function strategic() {
    const all = await desks();
    await all.leaver.call('stakeholders.update', { id: all.one, tags: ['战略'] });
    await all.leaver.call('cadence.saveException', { tag: '战略', slot: 'any', every: '1 week', note: '' });
    return all;
  }

  test('comes with who bears it, and changes and goes as there', async () => {
    const { leaver, successor, one, two, on, give } = await strategic();
    const { content } = await handOver(leaver, successor, [one]);
    expect((await successor.call('handover.preview', { content })).otherRules).toBe(false);
    const { actionId } = await successor.call('handover.receive', { content });
    await successor.call('actions.undo', { actionId: actionId ?? '' });
    await successor.call('handover.receive', { content });
    expect(await dueOf(successor, one)).toEqual(await dueOf(leaver, one));
    on(2);
    const [rule] = await leaver.call('cadence.exceptions', {});
    await leaver.call('cadence.saveException', {
      id: rule?.id ?? '',
      slot: 'any',
      every: '2 weeks',
      note: '',
    });
    await give(leaver, successor, [one]);
    expect(await successor.call('cadence.exceptions', {})).toMatchObject([
      { tag: '战略', every: 'every 2 weeks' },
    ]);
    on(3);
    await give(leaver, successor, [two]);
    await leaver.call('stakeholders.update', { id: two, tags: ['战略'] });
    await give(leaver, successor, [two]);
    expect(await dueOf(successor, two)).toEqual(await dueOf(leaver, two));
    const [changed] = await leaver.call('cadence.exceptions', {});
    await leaver.call('cadence.removeException', { id: changed?.id ?? '' });
    await give(leaver, successor, [one]);
    expect(await successor.call('cadence.exceptions', {})).toEqual([]);
    expect(await dueOf(successor, one)).toEqual(await dueOf(leaver, one));
  });

  test('gives way to one that is here, and that is told before', async () => {
    const { leaver, successor, one } = await strategic();
    await successor.call('cadence.saveException', { tag: '战略', slot: 'any', every: '3 months', note: '' });
    const { content } = await handOver(leaver, successor, [one]);
    expect((await successor.call('handover.preview', { content })).otherRules).toBe(true);
    await successor.call('handover.receive', { content });
    expect(await successor.call('cadence.exceptions', {})).toMatchObject([{ every: 'every 3 months' }]);
  });
});

describe('what was changed after the pack', () => {
  test('is not forgotten because a person was erased meanwhile', async () => {
    const { leaver, successor, one, give } = await desks();
    const { id } = await leaver.call('people.add', { stakeholderId: one, name: '陈静' });
    const { pack, taken } = await give(leaver, successor, [one]);
    await leaver.call('handover.acknowledge', { id: pack.id, receipt: taken.receipt });
    await leaver.call('interactions.log', {
      stakeholderIds: [one],
      personIds: [id],
      at: day(1),
      channel: 'meeting',
      summary: '与陈静谈妥价格',
    });
    await leaver.call('stakeholders.update', { id: one, notes: '陈静说：明年续约' });
    await leaver.call('people.erase', { id, passphrase: PASSPHRASE });
    const erase = { id: pack.id, passphrase: PASSPHRASE };
    expect((await leaver.refused('handover.erase', erase)).message).toMatch(/2 changes since/);
  });

  test('is not forgotten because another part was erased', async () => {
    const { leaver, successor, other, one, two, talk, give } = await desks();
    await leaver.call('interactions.update', { id: talk, stakeholderIds: [one, two] });
    const first = await give(leaver, successor, [one]);
    await leaver.call('interactions.update', { id: talk, summary: '乙公司同意价格' });
    const second = await give(leaver, other, [two]);
    for (const { pack, taken } of [first, second])
      await leaver.call('handover.acknowledge', { id: pack.id, receipt: taken.receipt });
    await leaver.call('handover.erase', { id: second.pack.id, passphrase: PASSPHRASE });
    const erase = { id: first.pack.id, passphrase: PASSPHRASE };
    expect((await leaver.refused('handover.erase', erase)).message).toMatch(/1 change since/);
    expect(await leaver.call('trail.verify', {})).toMatchObject({ intact: true });
  });
});

test('the certificate names who handed over, and counts the approved reports that went', async () => {
  const { leaver, successor, give } = await desks();
  await leaver.call('reports.approve', {
    period: '2026Q3',
    approvedBy: '周明',
    approvedOn: '2026-10-08',
    withoutMeasures: true,
  });
  const { pack, taken } = await give(leaver, successor);
  await leaver.call('handover.acknowledge', { id: pack.id, receipt: taken.receipt });
  const proof = await leaver.call('handover.erase', { id: pack.id, passphrase: PASSPHRASE });
  expect(proof).toMatchObject({
    leaver: { name: '林晓梅' },
    counts: { reports: 1 },
    handover: { counts: { reports: 0 } },
  });
});

test('a rule for a tag that was changed after the pack counts as changed since', async () => {
  const { leaver, successor, one, give } = await desks();
  await leaver.call('stakeholders.update', { id: one, tags: ['战略'] });
  await leaver.call('cadence.saveException', { tag: '战略', slot: 'any', every: '2 weeks', note: '' });
  const { pack, taken } = await give(leaver, successor, [one]);
  await leaver.call('handover.acknowledge', { id: pack.id, receipt: taken.receipt });
  const [rule] = await leaver.call('cadence.exceptions', {});
  await leaver.call('cadence.saveException', { id: rule?.id ?? '', slot: 'any', every: '1 week', note: '' });
  const refused = await leaver.refused('handover.erase', { id: pack.id, passphrase: PASSPHRASE });
  expect(refused.message).toMatch(/1 change since/);
});
