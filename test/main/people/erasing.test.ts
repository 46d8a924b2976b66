import { describe, expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const customer = async (desk: Desk, name: string, notes = '') =>
  (
    await desk.call('stakeholders.create', {
      name,
      kind: 'customer',
      tier: 'key',
      influence: 'high',
      activeFrom: '2026-06-01',
      notes,
    })
  ).id;
const erase = (desk: Desk, id: string) => desk.call('people.erase', { id, passphrase: PASSPHRASE });
const notesOf = async (desk: Desk, id: string) => (await desk.call('stakeholders.get', { id })).notes;
const journal = (desk: Desk) =>
  JSON.stringify(desk.core.session()?.db.prepare('SELECT before FROM change').all());

describe('however a person is spelled, they are erased', () => {
  test.each([
    [
      'Tom Lee',
      '今天Tom Lee来电，联系TOM  LEE确认，ｔｏｍ　ｌｅｅ也在；Tom Leeson',
      '今天(erased)来电，联系(erased)确认，(erased)也在；Tom Leeson',
    ],
    ['李Tony', '李Tony与李 tony、李Tonya', '(erased)与(erased)、李Tonya'],
    ['张 伟', '张伟、张　伟、张 伟', '(erased)、(erased)、(erased)'],
    ['张伟', '张 伟、张·伟', '(erased)、(erased)'],
  ])('%s', async (name, written, left) => {
    const desk = await openDesk();
    const stakeholderId = await customer(desk, '云栖服饰', written);
    const { id } = await desk.call('people.add', { stakeholderId, name });
    expect((await desk.call('people.record', { id })).texts).toEqual([{ in: 'stakeholder', text: written }]);
    expect(await erase(desk, id)).toMatchObject({ mentions: 0 });
    expect(await notesOf(desk, stakeholderId)).toBe(left);
  });

  test.each(['13912345678', '+86 139-1234-5678', '8613912345678', '１３９ １２３４ ５６７８'])(
    'by the number %s, also in what is written of others',
    async (value) => {
      const desk = await openDesk();
      const written = [
        '13912345678',
        '+8613912345678',
        '8613912345678',
        '（86）139 1234 5678',
        '１３９１２３４５６７８',
        '139–1234－5678',
        '139_1234_5678',
      ];
      const other = await customer(desk, '甬城五金', `${written.join('、')}、139123456789`);
      const { id } = await desk.call('people.add', {
        stakeholderId: await customer(desk, '云栖服饰'),
        name: '陈静',
        phones: [{ label: '', value }],
      });
      await erase(desk, id);
      expect(await notesOf(desk, other)).toBe(`${written.map(() => '(erased)').join('、')}、139123456789`);
    },
  );
});

test('a colleague whose name begins alike keeps it, and so does a company', async () => {
  const desk = await openDesk();
  const stakeholderId = await customer(desk, '云栖服饰', '陈静怡负责采购，陈静负责财务；陈静工作室');
  await customer(desk, '陈静工作室');
  await desk.call('people.add', { stakeholderId, name: '陈静怡', role: '陈静的助理' });
  const { id } = await desk.call('people.add', { stakeholderId, name: '陈静' });
  expect(await erase(desk, id)).toMatchObject({ mentions: 1 });
  expect(await desk.call('stakeholders.get', { id: stakeholderId })).toMatchObject({
    notes: '陈静怡负责采购，(erased)负责财务；陈静工作室',
    people: [{ name: '陈静怡', role: '(erased)的助理' }],
  });
});

test('a name of one character stays in words, and it is told in how many places', async () => {
  const desk = await openDesk();
  const stakeholderId = await customer(desk, '云栖服饰', '找王谈');
  const { id } = await desk.call('people.add', { stakeholderId, name: '王' });
  await desk.call('interactions.log', {
    stakeholderIds: [stakeholderId],
    at: '2026-11-10T10:00:00+08:00',
    channel: 'meeting',
    summary: '王府井见面',
  });
  await customer(desk, '甬城五金', '找王谈');
  expect(await erase(desk, id)).toMatchObject({ mentions: 2 });
  expect(await notesOf(desk, stakeholderId)).toBe('找王谈');
});

test('the same person at another company is told, and so is what else bears their name', async () => {
  const desk = await openDesk();
  const phones = [{ label: '', value: '139 1111 0000' }];
  const { id } = await desk.call('people.add', {
    stakeholderId: await customer(desk, '云栖服饰'),
    name: '刘大可',
    phones,
  });
  const other = await customer(desk, '刘大可（个人）');
  const twin = await desk.call('people.add', { stakeholderId: other, name: '刘大可', phones });
  await desk.call('stakeholders.update', { id: other, tags: ['刘大可推荐'] });
  expect((await desk.call('people.record', { id })).texts).toEqual([
    { in: 'contact_point', text: '139 1111 0000' },
  ]);
  // The stakeholder, the person, their number, and the tag.
  expect(await erase(desk, id)).toMatchObject({ mentions: 4 });
  expect(await erase(desk, twin.id)).toMatchObject({ mentions: 2 });
});

test('a duplicate that was merged into their stakeholder no longer speaks of them', async () => {
  const desk = await openDesk();
  const keepId = await customer(desk, '云栖服饰');
  const otherId = await customer(desk, '云栖服饰（陈静）', '找陈静');
  const { id } = await desk.call('people.add', { stakeholderId: keepId, name: '陈静' });
  await desk.call('stakeholders.merge', { keepId, otherId });
  expect(await erase(desk, id)).toMatchObject({ mentions: 0 });
  const rows = desk.core.session()?.db.prepare('SELECT * FROM stakeholder').all();
  expect(JSON.stringify(rows) + journal(desk)).not.toContain('陈静');
});

test('the history forgets them, too, where it keeps an import that was undone', async () => {
  const desk = await openDesk();
  const stakeholderId = await customer(desk, '云栖服饰', '老客户');
  const content = base64('公司,姓名,手机,备注\n云栖服饰,赵秘密,13811112222,密\n甬城五金,钱多,13811113333,\n');
  const { actionId } = await desk.call('imports.apply', { fileName: 'x.csv', content });
  await desk.call('actions.undo', { actionId: actionId ?? '' });
  // Others have the numbers of the rows that are gone.
  await desk.call('people.add', {
    stakeholderId: await customer(desk, '别家'),
    name: '别人',
    phones: [{ label: '', value: '13700000000' }],
  });
  const { id } = await desk.call('people.add', { stakeholderId, name: '赵秘密' });
  await erase(desk, id);
  expect(journal(desk)).not.toMatch(/赵秘密|13811112222|密/);
  expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
});

test('the record has reports that name them, and what was deleted but is still held', async () => {
  const desk = await openDesk();
  const stakeholderId = await customer(desk, '云栖服饰');
  const { id } = await desk.call('people.add', { stakeholderId, name: '陈静' });
  const talk = await desk.call('interactions.log', {
    stakeholderIds: [stakeholderId],
    personIds: [id],
    at: '2026-11-10T10:00:00+08:00',
    channel: 'meeting',
    summary: '谈了样品',
  });
  await desk.call('attachments.add', {
    interactionId: talk.id,
    name: '名片.txt',
    mediaType: 'text/plain',
    content: 'AAAA',
  });
  await desk.call('interactions.remove', { id: talk.id });
  const other = await desk.call('interactions.log', {
    stakeholderIds: [stakeholderId],
    at: '2026-11-11T10:00:00+08:00',
    channel: 'meeting',
  });
  await desk.call('attachments.add', {
    interactionId: other.id,
    name: '陈静报价.txt',
    mediaType: 'text/plain',
    content: 'AAAA',
  });
  await desk.call('reports.save', { period: '2026Q4', measures: ['每月拜访陈静', '多打电话'] });
  const record = await desk.call('people.record', { id });
  expect(record.interactions).toMatchObject([{ summary: '谈了样品', deleted: true }]);
  expect(record.files).toMatchObject([
    { name: '名片.txt', deleted: true },
    { name: '陈静报价.txt', deleted: false },
  ]);
  expect(record.texts).toEqual([{ in: 'report', text: '每月拜访陈静' }]);
});

test('a report loses their name in its history, too; one that doesn’t speak of them keeps its own', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('people.add', {
    stakeholderId: await customer(desk, '云栖服饰'),
    name: '陈静',
  });
  await desk.call('reports.save', { period: '2026Q3', measures: ['拜访陈静'] });
  await desk.call('reports.save', { period: '2026Q3', measures: ['拜访'] });
  await desk.call('reports.save', { period: '2026Q4', measures: ['多打电话'] });
  const { actionId } = await desk.act('reports.save', { period: '2026Q4', measures: ['少打电话'] });
  await erase(desk, id);
  expect(journal(desk)).not.toContain('陈静');
  await desk.call('actions.undo', { actionId });
  expect((await desk.call('reports.get', { period: '2026Q4' })).measures).toEqual(['多打电话']);
});

test('what another went through and lost their number by it can’t be undone by half', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('people.add', {
    stakeholderId: await customer(desk, '云栖服饰'),
    name: '陈静',
    phones: [{ label: '', value: '13912345678' }],
  });
  const other = await customer(desk, '甬城五金', '找 13912345678');
  const { actionId } = await desk.act('stakeholders.update', { id: other, notes: '不找', address: '宁波' });
  await erase(desk, id);
  expect(await desk.refused('actions.undo', { actionId })).toMatchObject({ code: 'conflict' });
});

test('of a name with a title or in two scripts the part is told where it stands alone', async () => {
  for (const name of ['王芳 Wang Fang', '王芳（采购）', '王芳女士']) {
    const desk = await openDesk();
    const { id: stakeholderId } = await desk.call('stakeholders.create', {
      name: '云栖服饰',
      kind: 'customer',
      notes: '王芳负责采购',
    });
    const { id } = await desk.call('people.add', { stakeholderId, name });
    expect(await desk.call('people.erase', { id, passphrase: PASSPHRASE }), name).toMatchObject({
      mentions: 1,
    });
  }
});
