import { describe, expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';
import { handOver, NOW } from './leaver-fixture.ts';

const WHOLE = {
  kind: 'customer' as const,
  tier: 'key' as const,
  influence: 'high' as const,
  interest: 'high' as const,
  industry: '服装',
  website: 'https://yunqi.example',
  address: '杭州市云栖路 1 号',
  preferredChannel: 'email' as const,
  notes: '五月开票\n有一起诉讼未结',
  confidentiality: 'strict' as const,
  activeFrom: '2026-01-05',
};

/** A customer that both know, of which the leaver knows much and the successor little. */
async function both(mine: Partial<typeof WHOLE> = {}) {
  const from = await openDesk({ now: NOW });
  const to = await openDesk({ now: NOW });
  const { id: theirs } = await from.call('stakeholders.create', {
    name: '杭州云栖服饰',
    ...WHOLE,
    tags: ['core', '展会'],
    phones: [{ label: '', value: '139 1111 2222' }],
  });
  const { id: kept } = await to.call('stakeholders.create', {
    name: '杭州云栖服饰',
    kind: 'customer',
    tags: ['老客户'],
    phones: [{ label: '', value: '13911112222' }],
    ...mine,
  });
  return { from, to, theirs, kept };
}

const exceptionsOf = async (desk: Desk, stakeholderId: string) =>
  (await desk.call('cadence.exceptions', {})).filter((one) => one.stakeholderId === stakeholderId);

describe('a stakeholder of a pack that is one of mine', () => {
  test('fills what is empty, stays strictly confidential, and leaves in the notes what differs', async () => {
    const { from, to, theirs, kept } = await both({ notes: '老客户', address: '旧址' });
    await from.call('cadence.saveException', {
      slot: 'any',
      every: '2 weeks',
      stakeholderId: theirs,
      note: '已商定',
    });
    const { content } = await handOver(from, to);
    const { duplicates } = await to.call('handover.preview', { content });
    expect(duplicates).toMatchObject([{ id: theirs, existingId: kept }]);
    expect(duplicates[0]?.differences).toEqual([
      { field: 'tier', label: 'Tier', mine: 'General', packed: 'Key' },
      { field: 'influence', label: 'Influence', mine: 'Medium', packed: 'High' },
      { field: 'interest', label: 'Interest', mine: 'Medium', packed: 'High' },
      { field: 'address', label: 'Address', mine: '旧址', packed: WHOLE.address },
      { field: 'activeFrom', label: 'Active from', mine: '2026-11-23', packed: '2026-01-05' },
    ]);
    await to.call('handover.receive', {
      content,
      merge: [{ id: theirs, existingId: kept, take: ['tier', 'activeFrom'] }],
    });
    const got = await to.call('stakeholders.get', { id: kept });
    expect(got).toMatchObject({
      tier: 'key',
      activeFrom: '2026-01-05',
      influence: 'medium',
      address: '旧址',
      industry: WHOLE.industry,
      website: WHOLE.website,
      preferredChannel: 'email',
      confidentiality: 'strict',
      phones: [{ value: '13911112222' }],
    });
    expect(got.tags.toSorted()).toEqual(['core', '展会', '老客户'].toSorted());
    expect(got.notes.split('\n')).toEqual([
      '老客户',
      '五月开票',
      '有一起诉讼未结',
      'Handed over: Influence: High',
      'Handed over: Interest: High',
      `Handed over: Address: ${WHOLE.address}`,
    ]);
    expect(await exceptionsOf(to, kept)).toMatchObject([{ slot: 'any', note: '已商定' }]);
  });

  test('tells of an exception that gives way to the one here', async () => {
    const { from, to, theirs, kept } = await both(WHOLE);
    for (const [desk, stakeholderId, every] of [
      [from, theirs, '2 weeks'],
      [to, kept, '3 months'],
    ] as const)
      await desk.call('cadence.saveException', { slot: 'any', every, stakeholderId, note: every });
    const { content } = await handOver(from, to);
    expect((await to.call('handover.preview', { content })).duplicates[0]?.differences).toEqual([]);
    await to.call('handover.receive', { content, merge: [{ id: theirs, existingId: kept }] });
    const { notes } = await to.call('stakeholders.get', { id: kept });
    expect(notes).toBe(`${WHOLE.notes}\nHanded over: Any contact: every 2 weeks · 2 weeks`);
    expect(await exceptionsOf(to, kept)).toMatchObject([{ note: '3 months' }]);
  });

  test('is the same as before once it is undone', async () => {
    const { from, to, theirs, kept } = await both();
    const before = await to.call('stakeholders.get', { id: kept });
    const { content } = await handOver(from, to);
    const taken = await to.call('handover.receive', { content, merge: [{ id: theirs, existingId: kept }] });
    await to.call('actions.undo', { actionId: taken.actionId ?? '' });
    expect(await to.call('stakeholders.get', { id: kept })).toEqual(before);
    expect(await to.refused('stakeholders.get', { id: theirs })).toMatchObject({ code: 'not-found' });
  });

  test('is not joined where the notes of both would be too long for one', async () => {
    const { from, to, theirs, kept } = await both({ notes: '长'.repeat(19_990) });
    const { content } = await handOver(from, to);
    const merge = [{ id: theirs, existingId: kept }];
    expect((await to.refused('handover.receive', { content, merge })).message).toMatch(
      /notes of 杭州云栖服饰/,
    );
    expect((await to.call('stakeholders.list', {})).total).toBe(1);
    await to.call('handover.receive', { content });
    expect((await to.call('stakeholders.list', {})).total).toBe(2);
  });
});

describe('a pack that comes a second time', () => {
  test('adds nothing of a stakeholder that was joined when it first came', async () => {
    const { from, to, theirs, kept } = await both();
    await from.call('people.add', { stakeholderId: theirs, name: '陈静' });
    const { content } = await handOver(from, to);
    const first = await to.call('handover.receive', { content, merge: [{ id: theirs, existingId: kept }] });
    expect(first.added).toMatchObject({ stakeholders: 0, people: 1 });
    const after = await to.call('stakeholders.get', { id: kept });
    expect(await to.call('handover.preview', { content })).toMatchObject({ known: 1, duplicates: [] });
    const again = await to.call('handover.receive', { content });
    expect(again).toMatchObject({ actionId: null, added: { stakeholders: 0, people: 0 } });
    expect(await to.call('stakeholders.get', { id: kept })).toEqual(after);
  });

  test('adds nothing of a stakeholder that was merged with another since, and what is new goes to that one', async () => {
    const { from, to, theirs, kept } = await both();
    const first = await handOver(from, to);
    await to.call('handover.receive', { content: first.content });
    await to.call('stakeholders.merge', { keepId: kept, otherId: theirs });
    expect((await to.call('handover.receive', { content: first.content })).actionId).toBeNull();

    await from.call('people.add', { stakeholderId: theirs, name: '陈静' });
    const second = await handOver(from, to);
    expect((await to.call('handover.receive', { content: second.content })).added).toMatchObject({
      stakeholders: 0,
      people: 1,
    });
    expect((await to.call('stakeholders.list', {})).total).toBe(1);
    expect((await to.call('stakeholders.get', { id: kept })).people).toMatchObject([{ name: '陈静' }]);
  });

  test('goes on to the next successor, and is erased with all that was ever merged into it', async () => {
    const { from, to, theirs, kept } = await both();
    const pack = await handOver(from, to);
    await to.call('handover.receive', { content: pack.content, merge: [{ id: theirs, existingId: kept }] });
    const { id: kept2 } = await to.call('stakeholders.create', { name: '云栖集团', kind: 'customer' });
    await to.call('stakeholders.merge', { keepId: kept2, otherId: kept });
    const next = await openDesk({ now: NOW });
    const onward = await handOver(to, next, [kept2]);
    const { receipt } = await next.call('handover.receive', { content: onward.content });
    expect(
      (await next.call('handover.preview', { content: (await handOver(from, next)).content })).known,
    ).toBe(1);
    await to.call('handover.acknowledge', { id: onward.id, receipt });
    await to.call('handover.erase', { id: onward.id, passphrase: PASSPHRASE });
    expect(to.core.session()?.db.prepare('SELECT count(*) FROM stakeholder').pluck().get()).toBe(0);
  });
});
