import { describe, expect, test } from 'vitest';
import { type ListDesk, openListDesk } from './lists-fixture.ts';

const csv = (...lines: string[]) => lines.join('\r\n');
const company = async (desk: ListDesk, name: string, more: Record<string, unknown> = {}) =>
  (await desk.call('stakeholders.create', { name, kind: 'customer', ...more })).id;
const notesOf = async (desk: ListDesk, ids: string[]) =>
  Promise.all(ids.map(async (id) => (await desk.call('stakeholders.get', { id })).industry));

describe('a row that fits several of the register', () => {
  test('goes to the one that its other fields tell', async () => {
    const desk = await openListDesk();
    const ids = [
      await company(desk, '甲公司', { address: '解放路1号' }),
      await company(desk, '甲公司', { address: '人民路2号' }),
      await company(desk, '甲公司', { phones: [{ value: '010-62345678' }] }),
    ];
    await desk.apply(csv('公司,地址,行业', '甲公司,人民路2号,零售'));
    expect(await notesOf(desk, ids)).toEqual(['', '零售', '']);
    await desk.apply(csv('公司,公司电话,行业', '甲公司,+86 10 6234 5678,批发'));
    expect(await notesOf(desk, ids)).toEqual(['', '零售', '批发']);
  });

  test('is turned away with their names where nothing tells, and asked about', async () => {
    const desk = await openListDesk();
    const ids = [
      await company(desk, '甲公司', { address: '解放路1号' }),
      await company(desk, '甲公司', { address: '人民路2号' }),
    ];
    const list = csv('公司,行业', '甲公司,零售', '乙公司,批发');
    const preview = await desk.preview(list);
    expect(
      preview.unclear.map(({ row, of, candidates }) => [row, of, candidates.map(({ id }) => id)]),
    ).toEqual([[2, 'stakeholder', ids]]);
    const refused = await desk.apply(list);
    expect(refused.counts).toMatchObject({ rows: 2, rejected: 1, stakeholdersCreated: 1 });
    expect(refused.problems[0]?.message).toMatch(/解放路1号.*人民路2号/);
    expect(refused.rejectedCsv).toContain('甲公司');
    expect(await notesOf(desk, ids)).toEqual(['', '']);
    await desk.apply(list, { choices: [{ row: 2, of: 'stakeholder', id: ids[1] ?? '' }] });
    expect(await notesOf(desk, ids)).toEqual(['', '零售']);
    const made = await desk.apply(csv('公司,行业', '甲公司,物流'), {
      choices: [{ row: 2, of: 'stakeholder', id: null }],
    });
    expect(made.counts.stakeholdersCreated).toBe(1);
  });

  test('people too, by name and by number, and the company is left as it is then', async () => {
    const desk = await openListDesk();
    const people = [
      { name: '李雷', phones: [{ value: '010-62345678' }], role: '采购' },
      { name: '李雷', phones: [{ value: '010-62345678' }], role: '财务' },
    ];
    const id = await company(desk, '甲公司', { people });
    for (const key of ['name', 'phone'] as const) {
      const told = await desk.apply(csv('公司,姓名,电话,微信,行业', '甲公司,李雷,01062345678,lilei,零售'), {
        key,
      });
      expect(told.counts).toMatchObject({ rejected: 1, peopleUpdated: 0, stakeholdersUpdated: 0 });
      const known = await desk.apply(
        csv('公司,姓名,电话,职务,部门', `甲公司,李雷,+86 10 62345678,财务,${key}部`),
        { key },
      );
      expect(known.counts).toMatchObject({ rejected: 0, peopleUpdated: 1 });
    }
    const found = await desk.call('stakeholders.get', { id });
    expect(found.people.map(({ role, department, wechat }) => [role, department, wechat]).sort()).toEqual([
      ['财务', 'phone部', ''],
      ['采购', '', ''],
    ]);
  });

  test('that was merged away is the one that it went into', async () => {
    const desk = await openListDesk();
    const keepId = await company(desk, '甲公司');
    const otherId = await company(desk, '甲公司');
    const { content } = await desk.run({ list: 'stakeholders', format: 'csv' });
    await desk.call('stakeholders.merge', { keepId, otherId });
    expect((await desk.apply(content)).counts.stakeholdersCreated).toBe(0);
  });
});

describe('a list that says otherwise', () => {
  test('keeps notes and what it corrects, and tells', async () => {
    const desk = await openListDesk();
    const first = csv('公司,姓名,手机,职务,备注', '甲公司,李雷,13800138000,经理,爱喝茶');
    await desk.apply(first);
    const told = await desk.apply(csv('公司,姓名,手机,职务,备注', '甲公司,李雷,138 0013 8000,总监,有二子'));
    expect(told.warnings.map(({ message }) => message).join()).toContain('经理');
    const [person] = (await desk.call('people.list', {})).rows;
    expect(person?.role).toBe('总监');
    for (const text of ['爱喝茶', '有二子', '经理']) expect(person?.notes).toContain(text);
    const again = await desk.apply(csv('公司,姓名,手机,职务,备注', '甲公司,李雷,138 0013 8000,总监,有二子'));
    expect(again.counts).toMatchObject({ unchanged: 1, peopleUpdated: 0 });
  });

  test('in two rows of one person keeps both', async () => {
    const desk = await openListDesk();
    const told = await desk.apply(
      csv(
        '公司,姓名,手机,职务,备注',
        '甲公司,李雷,13800138000,经理,爱喝茶',
        '甲公司,李雷,13800138000,总监,有二子',
      ),
    );
    expect(told.warnings.map(({ message }) => message).join()).toContain('总监');
    const rows = (await desk.call('people.list', {})).rows;
    expect(rows.map(({ role }) => role)).toEqual(['经理']);
    for (const text of ['爱喝茶', '有二子', '总监']) expect(rows[0]?.notes).toContain(text);
  });

  test('of one of two numbers leaves the other, and both addresses', async () => {
    const desk = await openListDesk();
    const phones = [
      { label: '手机', value: '13800000001' },
      { label: '座机', value: '010-61234567' },
    ];
    const emails = [{ value: 'a@a.example' }, { value: 'b@a.example' }];
    await company(desk, '己公司', { people: [{ name: '吴越', phones, emails }] });
    await desk.apply(csv('公司,姓名,手机,职务', '己公司,吴越,+86 138 0000 0001,总监'), {
      mode: 'update',
      key: 'phone',
    });
    const [person] = (await desk.call('people.list', {})).rows;
    expect(
      [person?.role, ...(person?.phones ?? []), ...(person?.emails ?? [])].map((one) =>
        typeof one === 'object' ? one.value : one,
      ),
    ).toEqual(['总监', '13800000001', '010-61234567', 'a@a.example', 'b@a.example']);
  });
});

test('what nobody sees makes nobody new, and is not kept', async () => {
  const desk = await openListDesk();
  await desk.apply(csv('公司,姓名,邮箱', '甲公司,李雷,lilei@a.example', '丝路贸易,艾力·买买提,'));
  const again = await desk.apply(
    csv(
      '公司,姓名,邮箱',
      '甲公司\u200b,李雷\u200e,lilei@a.example\u200b',
      '丝路贸易,艾力•买买提,',
      '乙公司,韩\u202e梅,\ufeffhan@a.example',
    ),
  );
  expect(again.counts).toMatchObject({ peopleCreated: 1, stakeholdersCreated: 1 });
  const people = (await desk.call('people.list', {})).rows;
  expect(JSON.stringify(people)).not.toMatch(/[\u200b-\u200f\u202a-\u202e\ufeff]/);
});

test('a number of another country is not one of China', async () => {
  const desk = await openListDesk();
  await desk.apply(csv('公司,姓名,手机', '甲公司,李雷,186 5555 0100'));
  await desk.apply(csv('Company,Name,Mobile', 'Smoky Mountain Inc,John Carter,+1 (865) 555-0100'), {
    key: 'phone',
  });
  expect((await desk.call('people.list', {})).rows.map(({ name }) => name).sort()).toEqual([
    'John Carter',
    '李雷',
  ]);
});
