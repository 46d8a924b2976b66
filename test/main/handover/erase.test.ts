import { expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';
import { base64, handOver, leaver, NOW } from './leaver-fixture.ts';

/** Hands a part over, has it acknowledged, and erases it. */
async function eraseAfter(desk: Desk, stakeholderIds: string[]) {
  const successor = await openDesk({ now: NOW });
  const pack = await handOver(desk, successor, stakeholderIds);
  const { receipt } = await successor.call('handover.receive', { content: pack.content });
  await desk.call('handover.acknowledge', { id: pack.id, receipt });
  return desk.call('handover.erase', { id: pack.id, passphrase: PASSPHRASE });
}

/** Every text in every row of the vault that holds a word. */
function found(desk: Desk, word: string): string[] {
  const db = desk.core.session()?.db;
  if (db === undefined) throw new Error('no vault');
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    .pluck()
    .all();
  return tables.flatMap((table) =>
    db
      .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
      .all()
      .flatMap((row) => Object.entries(row).map(([column, value]) => [`${table}.${column}`, value] as const))
      .filter(([, value]) => typeof value === 'string' && value.includes(word))
      .map(([where, value]) => `${where}: ${value}`),
  );
}

test('erasing a part leaves no tag, view, conversation or former version that names it', async () => {
  const { desk, yunqi, other } = await leaver();
  const shared = await desk.call('interactions.log', {
    stakeholderIds: [yunqi, other],
    at: '2026-11-20T10:00:00+08:00',
    channel: 'meeting',
    summary: '杭州云栖服饰的陈静与甬城谈合作',
    decisions: '云栖集团下周回复',
  });
  await desk.call('attachments.add', {
    interactionId: shared.id,
    name: '杭州云栖服饰报价.txt',
    mediaType: 'text/plain',
    content: base64('x'),
  });
  await desk.call('stakeholders.update', {
    id: yunqi,
    name: '云栖集团',
    tags: ['core', '云栖系'],
    phones: [{ label: '', value: '0571-8888 0202' }],
  });
  await desk.call('stakeholders.update', { id: yunqi, name: '杭州云栖服饰' });
  await desk.act('stakeholders.bulkEdit', { of: { ids: [yunqi, other] }, set: { addTags: ['云栖展会'] } });
  await desk.act('stakeholders.bulkEdit', { of: { ids: [other] }, set: { removeTags: ['云栖展会'] } });
  const save = (name: string, q: string) =>
    desk.call('views.save', {
      noun: 'stakeholders',
      name,
      query: { address: new URLSearchParams({ q }).toString() },
    });
  await save('找云栖', '云栖');
  await save('杭州云栖服饰的联系人', '');
  await save('五金', '五金');

  await eraseAfter(desk, [yunqi]);
  for (const word of ['云栖', '陈静', '8888', 'chen.jing'])
    expect(found(desk, word).filter((text) => !text.includes('甬城'))).toEqual([]);
  expect((await desk.call('views.list', { noun: 'stakeholders' })).map(({ name }) => name)).toEqual(['五金']);
  expect(await desk.call('tags.list', {})).toEqual([{ name: 'core', count: 1 }]);
  expect(await desk.call('interactions.get', { id: shared.id })).toMatchObject({
    summary: '(handed over)的(handed over)与甬城谈合作',
    decisions: '(handed over)下周回复',
    attachments: [{ name: '(handed over)报价.txt' }],
  });
  expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
});

test('what a stakeholder that stays went through can still be undone', async () => {
  const { desk, yunqi, other } = await leaver();
  const renamed = await desk.act('stakeholders.update', { id: other, name: '宁波五金' });
  const tagged = await desk.act('stakeholders.bulkEdit', {
    of: { ids: [yunqi, other] },
    set: { addTags: ['重点'] },
  });
  const untagged = await desk.act('stakeholders.bulkEdit', {
    of: { ids: [other] },
    set: { removeTags: ['重点'] },
  });
  await eraseAfter(desk, [yunqi]);
  for (const { actionId } of [tagged, untagged])
    expect(await desk.refused('actions.undo', { actionId })).toMatchObject({ code: 'conflict' });
  await desk.call('actions.undo', { actionId: renamed.actionId });
  expect((await desk.call('stakeholders.get', { id: other })).name).toBe('宁波甬城五金');
});
