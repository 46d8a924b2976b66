import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixture, type ListDesk, openListDesk } from './lists-fixture.ts';

const csv = (...lines: string[]) => lines.join('\r\n');
const KEYS = ['name', 'phone', 'email'] as const;

/** Everybody in the register, with their numbers and addresses. */
const everybody = async (desk: ListDesk) =>
  (await desk.call('people.list', {})).rows
    .map(({ name, stakeholderName, phones, emails }) =>
      [stakeholderName, name, ...phones.map(({ value }) => value), ...emails.map(({ value }) => value)].join(
        ' ',
      ),
    )
    .sort();

const NAMESAKES = csv(
  '公司,联系人,手机,邮箱',
  '甲,王伟,13800138000,a@a.example',
  '甲,王伟,13800138001,b@a.example',
  ',李强,13800138002,c@a.example',
  ',李强,13800138003,d@a.example',
);
const OFFICE = csv(
  '公司,联系人,座机,手机,邮箱',
  '甲,张三,010-62345678,13800138000,info@jia.example',
  '甲,李四,010-62345678,13900139000,info@jia.example',
  '甲,王五,010-62345678,13700137000,info@jia.example',
);
const FAMILY = csv('姓名,手机', '爸爸,13800138000', '妈妈,13800138000');
const GROUP = csv('公司,公司电话', '蓝海深圳,0755-26881234', '蓝海广州,0755-26881234');
const SHORT = csv('姓名,手机', '中国移动,10086', '前台,8021');
const NOTHING = {
  stakeholdersCreated: 0,
  stakeholdersUpdated: 0,
  peopleCreated: 0,
  peopleUpdated: 0,
  contactsLogged: 0,
};
const LISTS = { NAMESAKES, OFFICE, FAMILY, GROUP, SHORT };

/** Lists as programs write them. */
const FOLDER = new URL('../../fixtures/import/', import.meta.url);
const fixtures = Object.fromEntries(readdirSync(FOLDER).map((name) => [name, fixture(name)]));

describe('a list that comes in again changes nothing, whatever the key', () => {
  test.each(
    Object.entries({ ...LISTS, ...fixtures }).flatMap(([name, list]) =>
      (name in LISTS ? KEYS : (['name'] as const)).map((key) => [name, key, list] as const),
    ),
  )('%s, first by %s', async (_, first, list) => {
    const desk = await openListDesk();
    const preview = await desk.preview(list, { key: first });
    expect((await desk.apply(list, { key: first })).counts).toEqual(preview.counts);
    const before = [await everybody(desk), (await desk.call('stakeholders.list', {})).total];
    for (const key of KEYS) {
      const again = (await desk.preview(list, { key })).counts;
      expect([key, again]).toEqual([
        key,
        { ...NOTHING, rows: again.rows, rejected: again.rejected, unchanged: again.rows - again.rejected },
      ]);
      expect((await desk.apply(list, { key })).counts).toEqual(again);
      expect([await everybody(desk), (await desk.call('stakeholders.list', {})).total]).toEqual(before);
    }
  });
});

describe('people of one name', () => {
  test('in one list are as many people as they have numbers', async () => {
    const desk = await openListDesk();
    await desk.apply(NAMESAKES);
    expect(await everybody(desk)).toEqual([
      '李强 李强 13800138002 c@a.example',
      '李强 李强 13800138003 d@a.example',
      '甲 王伟 13800138000 a@a.example',
      '甲 王伟 13800138001 b@a.example',
    ]);
  });

  test('one of whom is known already: the other comes in, and the first keeps the own number', async () => {
    const desk = await openListDesk();
    await desk.apply(csv('公司,联系人,手机', '甲,王伟,13800138001', ',李强,13800138003'));
    await desk.apply(NAMESAKES);
    expect(await everybody(desk)).toEqual([
      '李强 李强 13800138002 c@a.example',
      '李强 李强 13800138003 d@a.example',
      '甲 王伟 13800138000 a@a.example',
      '甲 王伟 13800138001 b@a.example',
    ]);
  });

  test('who have something new: it goes to the one whose number it is', async () => {
    const desk = await openListDesk();
    await desk.apply(NAMESAKES);
    const { counts } = await desk.apply(
      csv('公司,联系人,手机,职务', '甲,王伟,13800138001,总监', '甲,王伟,13800138009,采购'),
    );
    expect(counts).toMatchObject({ peopleCreated: 1, peopleUpdated: 1 });
    const roles = (await desk.call('people.list', {})).rows.filter(({ name }) => name === '王伟');
    expect(roles.map(({ phones, role }) => [phones[0]?.value, role]).sort()).toEqual([
      ['13800138000', ''],
      ['13800138001', '总监'],
      ['13800138009', '采购'],
    ]);
  });
});

describe('a number that several share tells nobody apart', () => {
  test.each(['phone', 'email'] as const)('by %s, nobody gets the name of a colleague', async (key) => {
    const desk = await openListDesk();
    await desk.apply(OFFICE, { key });
    await desk.apply(csv('公司,联系人,座机,邮箱', '甲,赵六,010-62345678,info@jia.example'), { key });
    expect((await desk.call('people.list', {})).rows.map(({ name }) => name).sort()).toEqual(
      ['张三', '李四', '王五', '赵六'].sort(),
    );
  });

  test('one that is somebody’s alone still corrects the name', async () => {
    const desk = await openListDesk();
    await desk.apply(OFFICE, { key: 'phone' });
    await desk.apply(csv('公司,联系人,手机', '甲,李思,13900139000'), { key: 'phone' });
    expect((await desk.call('people.list', {})).rows.map(({ name }) => name).sort()).toEqual(
      ['张三', '李思', '王五'].sort(),
    );
  });
});
