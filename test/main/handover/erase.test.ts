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

test('numbers and addresses of who went are gone everywhere, names where they mean them; the rest is told', async () => {
  const { desk, yunqi, other } = await leaver();
  const stays = '021-5555 0101';
  const keep = async (name: string) =>
    (await desk.call('stakeholders.create', { name, kind: 'customer', tier: 'key', influence: 'high' })).id;
  await keep('云栖小镇');
  await desk.call('stakeholders.update', { id: yunqi, name: '云栖' });
  const { id: ouyang } = await desk.call('people.add', {
    stakeholderId: yunqi,
    name: '欧阳修文',
    wechat: 'wx_ouyang',
    phones: [{ label: '', value: '139 8888 7777' }],
  });
  await desk.call('people.add', { stakeholderId: other, name: '欧阳修文静' });
  const shared = await desk.call('interactions.log', {
    stakeholderIds: [yunqi, other],
    at: '2026-11-20T10:00:00+08:00',
    channel: 'meeting',
    summary: `欧阳 修文 +8613988887777 wx_ouyang；Chen.Jing@example.com；IBM中国；欧阳修文静；云栖小镇与云栖；${stays}`,
  });
  await desk.call('people.add', { stakeholderId: yunqi, name: 'IBM' });
  await desk.call('attachments.add', {
    interactionId: shared.id,
    name: '欧阳修文名片.txt',
    mediaType: 'text/plain',
    content: base64('x'),
  });
  await desk.call('reports.save', { period: '2026Q4', measures: ['每月拜访欧阳修文', '致电 13988887777'] });
  await desk.call('stakeholders.update', { id: other, notes: '由云栖的欧阳修文介绍，13988887777' });
  await desk.call('nextSteps.add', { stakeholderId: other, text: '请欧阳修文介绍', dueOn: '2026-12-01' });

  const taken = await desk.call('interactions.log', {
    stakeholderIds: [yunqi, other],
    personIds: [ouyang],
    at: '2026-11-21T10:00:00+08:00',
    channel: 'phone',
    summary: '欧阳修文转达',
  });
  await desk.call('interactions.update', { id: taken.id, stakeholderIds: [other] });

  const { mentions, sharedFiles } = await eraseAfter(desk, [yunqi]);
  expect((await desk.call('interactions.get', { id: taken.id })).summary).toBe('(handed over)转达');
  expect((await desk.call('interactions.get', { id: shared.id })).summary).toBe(
    `${'(handed over) '.repeat(2)}(handed over)；(handed over)；(handed over)中国；欧阳修文静；云栖小镇与(handed over)；${stays}`,
  );
  expect((await desk.call('reports.get', { period: '2026Q4' })).measures).toEqual([
    '每月拜访(handed over)',
    '致电 (handed over)',
  ]);
  expect((await desk.call('stakeholders.get', { id: other })).notes).toBe(
    '由云栖的欧阳修文介绍，(handed over)',
  );
  for (const word of ['8888', 'ouyang', 'chen.jing']) expect(found(desk, word)).toEqual([]);
  expect(mentions).toBe(2);
  expect(sharedFiles.map(({ name }) => name)).toEqual(['报价.txt', '(handed over)名片.txt']);
});

test('what an undone import brought of who went is forgotten, too', async () => {
  const { desk } = await leaver();
  const content = base64(
    '公司,姓名,手机,备注\n绝密客户,钱绝密,13811112222,绝密备注\n别家,周正,13811113333,常来\n',
  );
  const { actionId } = await desk.call('imports.apply', { fileName: 'x.csv', content });
  await desk.call('actions.undo', { actionId: actionId ?? '' });
  const create = async (name: string, people: { name: string }[]) =>
    (
      await desk.call('stakeholders.create', {
        name,
        kind: 'customer',
        tier: 'key',
        influence: 'high',
        activeFrom: '2026-01-05',
        people,
      })
    ).id;
  // Others have the numbers of the rows that are gone.
  await create('占位', [{ name: '占位人' }]);
  const secret = await create('绝密客户', []);
  await eraseAfter(desk, [secret]);
  for (const word of ['绝密', '13811112222']) expect(found(desk, word)).toEqual([]);
  expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
});
