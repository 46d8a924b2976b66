import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

const vaultIdOf = async (desk: Desk): Promise<string> => {
  const state = await desk.call('vault.state', {});
  return state.state === 'open' ? state.vaultId : '';
};
const keep = async (desk: Desk, content: object, more: object = {}) => {
  const draft = { id: randomUUID(), vaultId: await vaultIdOf(desk), form: 'interaction' as const };
  await desk.call('drafts.save', {
    ...draft,
    subject: '',
    about: '海峰集团',
    content: JSON.stringify(content),
    ...more,
  });
  return draft.id;
};
const texts = async (desk: Desk) =>
  Promise.all(
    (await desk.call('drafts.list', {})).map(
      async ({ id }) => (await desk.call('drafts.get', { id })).content,
    ),
  );

test('a draft is kept across a lock, replaced as it is written on, and gone once it is discarded', async () => {
  const desk = await openDesk();
  const id = await keep(desk, { summary: '谈了价' });
  desk.setNow('2026-11-23T09:00:01+08:00');
  await keep(desk, { summary: '谈了价格' }, { id });
  await desk.call('vault.lock', {});
  expect((await desk.refused('drafts.list', {})).code).toBe('locked');
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(await desk.call('drafts.latest', { form: 'interaction', subject: '' })).toMatchObject({
    id,
    about: '海峰集团',
    savedAt: '2026-11-23T01:00:01.000Z',
    content: '{"summary":"谈了价格"}',
  });
  await desk.call('drafts.discard', { id, vaultId: await vaultIdOf(desk) });
  expect(await desk.call('drafts.latest', { form: 'interaction', subject: '' })).toBeNull();
});

test('nothing of it is journaled, told in the trail or counted as a change', async () => {
  const desk = await openDesk();
  const actions = (await desk.call('actions.recent', {})).total;
  const entries = (await desk.call('trail.list', {})).total;
  const id = await keep(desk, { summary: '还没想好' });
  await desk.call('drafts.discard', { id, vaultId: await vaultIdOf(desk) });
  await keep(desk, { summary: '还没想好' });
  expect((await desk.call('actions.recent', {})).total).toBe(actions);
  expect((await desk.call('trail.list', {})).total).toBe(entries);
});

test('a list of drafts is asked for again when it reads differently, not at each key', async () => {
  const desk = await openDesk();
  const id = await keep(desk, { summary: '一' });
  const told = () => desk.events.filter(({ name }) => name === 'data.changed').length;
  const before = told();
  await keep(desk, { summary: '一二' }, { id });
  expect(told()).toBe(before);
  await keep(desk, { summary: '一二三' }, { id, about: '另一家' });
  expect(told()).toBe(before + 1);
});

test('what was typed into one vault never lands in another', async () => {
  const desk = await openDesk();
  const vaultId = await vaultIdOf(desk);
  const other = join(tempFolder(), 'other');
  await desk.call('vault.create', { folder: other, passphrase: PASSPHRASE });
  const draft = { id: randomUUID(), form: 'interaction' as const, subject: '', about: '', content: '{}' };
  expect((await desk.refused('drafts.save', { ...draft, vaultId })).code).toBe('conflict');
  expect(await desk.call('drafts.list', {})).toEqual([]);
});

test('backups hold no draft, and coming back to one leaves those of now', async () => {
  const desk = await openDesk();
  await keep(desk, { summary: '备份之前写的' });
  const { name } = await desk.call('backups.run', {});
  await desk.call('backups.restore', { name });
  expect(await texts(desk)).toEqual(['{"summary":"备份之前写的"}']);

  const copy = join(tempFolder(), 'copy');
  await desk.call('vault.unlock', {
    folder: join(`${desk.folder}-backups`, name),
    passphrase: PASSPHRASE,
    into: copy,
  });
  expect(await texts(desk)).toEqual([]);
});

test('who is erased goes from drafts as well; others stay', async () => {
  const desk = await openDesk();
  const { id: stakeholderId } = await desk.call('stakeholders.create', {
    name: '云栖服饰',
    kind: 'customer',
  });
  const person = await desk.call('people.add', {
    stakeholderId,
    name: '陈静怡',
    phones: [{ value: '13912345678' }],
  });
  await keep(desk, { summary: '和陈静怡\n谈过' });
  await keep(desk, { summary: '打 139 1234 5678' });
  await keep(desk, { personIds: [person.id] });
  await keep(desk, { name: '改名' }, { form: 'person', subject: `${stakeholderId} ${person.id}` });
  await keep(desk, { summary: '别的客户' });
  await desk.call('people.erase', { id: person.id, passphrase: PASSPHRASE });
  expect(await texts(desk)).toEqual(['{"summary":"别的客户"}']);
});
