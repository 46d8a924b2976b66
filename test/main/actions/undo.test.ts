import { expect, test } from 'vitest';
import { openDesk, PASSPHRASE } from '../vault-fixture.ts';

test('a merge is taken back whole, and can be made again by undoing the undo', async () => {
  const desk = await openDesk();
  const keep = await desk.call('stakeholders.create', {
    name: '上海远达贸易有限公司',
    kind: 'customer',
    tags: ['core'],
  });
  const other = await desk.call('stakeholders.create', {
    name: '上海远达',
    kind: 'customer',
    phones: [{ value: '021-5555' }],
  });
  await desk.call('people.add', { stakeholderId: other.id, name: '张伟' });
  const before = await desk.call('stakeholders.get', { id: keep.id });

  const merged = await desk.act('stakeholders.merge', {
    keepId: keep.id,
    otherId: other.id,
    take: { name: 'other' },
  });
  const after = await desk.call('stakeholders.get', { id: keep.id });
  expect(after).toMatchObject({
    name: '上海远达',
    people: [{ name: '张伟' }],
    phones: [{ value: '021-5555' }],
    tags: ['core'],
  });
  expect((await desk.call('stakeholders.list', {})).total).toBe(1);

  const undone = await desk.act('actions.undo', { actionId: merged.actionId });
  expect(await desk.call('stakeholders.get', { id: keep.id })).toEqual(before);
  expect((await desk.call('stakeholders.list', {})).total).toBe(2);
  expect((await desk.call('stakeholders.list', { filter: { query: 'yuanda' } })).total).toBe(2);

  await desk.call('actions.undo', { actionId: undone.actionId });
  expect(await desk.call('stakeholders.get', { id: keep.id })).toEqual(after);
});

test('a stakeholder that came with its people goes with them, and they come back with it', async () => {
  const desk = await openDesk();
  const made = await desk.act('stakeholders.create', {
    name: '蓝海科技',
    kind: 'partner',
    people: [
      { name: '王芳', primary: true },
      { name: '李雷', phones: [{ value: '13800138000' }] },
    ],
  });
  const names = async () => (await desk.call('people.list', {})).rows.map(({ name }) => name);
  expect(await names()).toEqual(['李雷', '王芳']);
  const undone = await desk.act('actions.undo', { actionId: made.actionId });
  expect(await names()).toEqual([]);
  expect((await desk.call('stakeholders.list', { filter: { inactive: 'show' } })).total).toBe(0);
  await desk.call('actions.undo', { actionId: undone.actionId });
  expect(await names()).toEqual(['李雷', '王芳']);
});

test('what was changed since is not overwritten by an undo', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('stakeholders.create', { name: 'Acme', kind: 'supplier' });
  const first = await desk.act('stakeholders.update', { id, tier: 'key' });
  const second = await desk.act('stakeholders.update', { id, notes: 'later' });
  expect(await desk.refused('actions.undo', { actionId: first.actionId })).toMatchObject({
    code: 'conflict',
  });

  await desk.call('actions.undo', { actionId: second.actionId });
  await desk.call('actions.undo', { actionId: first.actionId });
  expect(await desk.call('stakeholders.get', { id })).toMatchObject({ tier: 'general', notes: '' });
  expect(await desk.refused('actions.undo', { actionId: first.actionId })).toMatchObject({
    code: 'conflict',
  });
});

test('what was added becomes inactive, and what came later stays with it', async () => {
  const desk = await openDesk();
  const { actionId } = await desk.act('stakeholders.create', { name: 'Acme', kind: 'supplier' });
  const { rows } = await desk.call('stakeholders.list', {});
  const contact = await desk.act('interactions.log', {
    stakeholderIds: rows.map(({ id }) => id),
    at: '2026-11-20T10:00:00+08:00',
    channel: 'phone',
  });
  const undone = await desk.act('actions.undo', { actionId });
  expect((await desk.call('stakeholders.list', {})).total).toBe(0);
  const [held] = (await desk.call('stakeholders.list', { filter: { inactive: 'show' } })).rows;
  expect(held).toMatchObject({ name: 'Acme', inactive: true });
  const [talk] = (await desk.call('interactions.list', {})).rows;
  expect(talk?.stakeholders.map(({ name }) => name)).toEqual(['Acme']);

  await desk.call('actions.undo', undone);
  expect((await desk.call('stakeholders.list', {})).total).toBe(1);
  await desk.call('actions.undo', { actionId: contact.actionId });
  expect((await desk.call('interactions.list', {})).total).toBe(0);
});

test('a refusal leaves no trace of the call', async () => {
  const desk = await openDesk();
  await desk.refused('stakeholders.update', { id: '01931234-0000-7000-8000-000000000000', name: 'x' });
  await desk.refused('stakeholders.create', { name: '   ', kind: 'customer' });
  expect((await desk.call('actions.recent', {})).total).toBe(0);
});

test('a file whose adding was undone leaves room for another, and comes back itself', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('stakeholders.create', {
    name: '云栖服饰',
    kind: 'customer',
    tier: 'key',
    influence: 'high',
  });
  const { id: interactionId } = await desk.call('interactions.log', {
    stakeholderIds: [id],
    at: '2026-11-20T09:00:00+08:00',
    channel: 'phone',
  });
  const file = { interactionId, mediaType: 'text/plain' };
  const first = await desk.act('attachments.add', { ...file, name: 'a.txt', content: 'AAAA' });
  const undone = await desk.act('actions.undo', first);
  await desk.call('attachments.add', { ...file, name: 'b.txt', content: 'BBBB' });
  await desk.call('actions.undo', undone);
  const { attachments } = await desk.call('interactions.get', { id: interactionId });
  const contents = attachments.map(async ({ id, name }) => [
    name,
    (await desk.call('attachments.read', { id })).content,
  ]);
  expect(await Promise.all(contents)).toEqual([
    ['a.txt', 'AAAA'],
    ['b.txt', 'BBBB'],
  ]);
});

test('what can be undone is told by name, latest first; what was undone can be redone until something new is done', async () => {
  const desk = await openDesk({ language: 'zh-CN' });
  const texts = async () => {
    const { undo, redo } = await desk.call('actions.steps', {});
    return { undo: undo.map(({ text }) => text), redo: redo.map(({ text }) => text) };
  };
  const undo = async () => {
    const [latest] = (await desk.call('actions.steps', {})).undo;
    await desk.call('actions.undo', { actionId: latest?.actionId ?? '' });
  };
  const redo = async () => {
    const [latest] = (await desk.call('actions.steps', {})).redo;
    await desk.call('actions.undo', { actionId: latest?.actionId ?? '' });
  };
  const { id: keepId } = await desk.call('stakeholders.create', { name: '上海远达', kind: 'customer' });
  const { id: otherId } = await desk.call('stakeholders.create', { name: '远达贸易', kind: 'customer' });
  await desk.call('interactions.log', {
    stakeholderIds: [keepId],
    at: '2026-11-22T09:00:00+08:00',
    channel: 'phone',
  });
  await desk.call('stakeholders.merge', { keepId, otherId });
  const before = [
    '合并相关方 · 上海远达、远达贸易',
    '记录沟通 · 上海远达',
    '新增相关方 · 远达贸易',
    '新增相关方 · 上海远达',
  ];
  expect(await texts()).toEqual({ undo: before, redo: [] });

  await undo();
  await undo();
  expect(await texts()).toEqual({ undo: before.slice(2), redo: [before[1], before[0]] });
  expect((await desk.call('interactions.list', {})).total).toBe(0);
  await redo();
  expect(await texts()).toEqual({ undo: before.slice(1), redo: [before[0]] });
  expect((await desk.call('interactions.list', {})).total).toBe(1);
  await undo();
  await redo();
  await redo();
  expect(await texts()).toEqual({ undo: before, redo: [] });
  expect((await desk.call('stakeholders.list', {})).total).toBe(1);

  // Both outlast the app.
  await undo();
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect((await texts()).redo).toEqual([before[0]]);
  await desk.call('stakeholders.create', { name: '蓝海科技', kind: 'partner' });
  expect(await texts()).toEqual({ undo: ['新增相关方 · 蓝海科技', ...before.slice(1)], redo: [] });
});

test('a step that a later one stands upon is refused by the later one’s name', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('stakeholders.create', { name: 'Bluewater', kind: 'partner' });
  const first = await desk.act('stakeholders.update', { id, notes: 'one' });
  await desk.call('stakeholders.update', { id, notes: 'two' });
  expect((await desk.refused('actions.undo', { actionId: first.actionId })).message).toMatch(
    /Undo the later step first: Edited a stakeholder · Bluewater/,
  );
});

test('what brought many is told by the first and their number', async () => {
  const desk = await openDesk();
  const ids: string[] = [];
  for (const name of ['甲', '乙', '丙'])
    ids.push((await desk.call('stakeholders.create', { name, kind: 'customer' })).id);
  await desk.call('stakeholders.bulkEdit', { of: { ids }, set: { tier: 'key' } });
  const { undo } = await desk.call('actions.steps', {});
  expect(undo[0]?.text).toMatch(/ · 甲 and others, 3 in all$/);
});

test('what was created and undone still has its name, to be redone by', async () => {
  const desk = await openDesk();
  const { actionId } = await desk.act('stakeholders.create', { name: '海峰', kind: 'customer' });
  await desk.call('actions.undo', { actionId });
  expect((await desk.call('actions.steps', {})).redo[0]?.text).toMatch(/ · 海峰$/);
});
