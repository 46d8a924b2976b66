import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';

const phone = (value: string) => [{ value }];

const create = async (desk: Desk, input: { name: string } & Record<string, unknown>) =>
  (await desk.call('stakeholders.create', { kind: 'customer', ...input })).id;

describe('two entries of one stakeholder become one', () => {
  test('what either says is kept, and their one contact person is one', async () => {
    const desk = await openDesk();
    const birthday = { month: 11, day: 24, calendar: 'solar' as const };
    const keepId = await create(desk, {
      name: '丁公司',
      notes: '月结30天',
      address: '解放路1号',
      phones: phone('0755-26001234'),
      people: [{ name: '周周', phones: phone('13800000000'), birthday, role: '经理', notes: '爱喝茶' }],
    });
    const otherId = await create(desk, {
      name: '丁公司（深圳）',
      tier: 'key',
      notes: '老板喜欢围棋',
      address: '人民路2号',
      website: 'ding.example',
      phones: [{ value: '+86 755 2600 1234' }, { value: '8021' }],
      people: [
        {
          name: '周周',
          phones: [{ value: '+86 138 0000 0000' }, { value: '13900000000' }],
          birthday,
          role: '总监',
          notes: '有二子',
        },
        { name: '吴越', phones: phone('13700000000') },
      ],
    });
    const at = '2026-11-20T10:00:00+08:00';
    const { people } = await desk.call('stakeholders.get', { id: otherId });
    const personIds = people.filter(({ name }) => name === '周周').map(({ id }) => id);
    await desk.call('interactions.log', {
      stakeholderIds: [otherId],
      personIds,
      at,
      channel: 'phone',
      summary: '谈价',
    });

    const told = await desk.call('stakeholders.merge', {
      keepId,
      otherId,
      take: { notes: 'keep', address: 'other' },
    });
    const merged = await desk.call('stakeholders.get', { id: keepId });
    expect(told.people).toEqual(['周周']);
    expect(merged).toMatchObject({
      name: '丁公司',
      address: '人民路2号',
      website: 'ding.example',
      tier: 'general',
    });
    for (const text of ['月结30天', '老板喜欢围棋', '解放路1号', '丁公司（深圳）', ...told.noted])
      expect(merged.notes).toContain(text);
    expect(merged.phones.map(({ value }) => value)).toEqual(['0755-26001234', '8021']);
    const twins = merged.people.filter(({ name }) => name === '周周');
    expect(twins.map(({ role, phones }) => [role, ...phones.map(({ value }) => value)])).toEqual([
      ['经理', '13800000000', '13900000000'],
    ]);
    for (const text of ['爱喝茶', '有二子', '总监']) expect(twins[0]?.notes).toContain(text);
    expect(merged.people).toHaveLength(2);
    const record = await desk.call('people.record', { id: twins[0]?.id ?? '' });
    expect(record.interactions.map(({ summary }) => summary)).toEqual(['谈价']);
    const upcoming = await desk.call('reminders.upcoming', { days: 7 });
    expect(upcoming.filter(({ kind }) => kind === 'birthday')).toHaveLength(1);
  });

  test('people of one name who have different numbers stay two', async () => {
    const desk = await openDesk();
    const keepId = await create(desk, {
      name: '甲',
      people: [{ name: '王伟', phones: phone('13800138000') }],
    });
    const otherId = await create(desk, {
      name: '乙',
      people: [{ name: '王伟', phones: phone('13800138001') }],
    });
    expect((await desk.call('stakeholders.merge', { keepId, otherId })).people).toEqual([]);
    expect((await desk.call('stakeholders.get', { id: keepId })).people).toHaveLength(2);
  });

  test('who is erased then is gone in both entries', async () => {
    const desk = await openDesk();
    const people = [{ name: '周周', phones: phone('13800000000') }];
    const keepId = await create(desk, { name: '甲', people });
    const otherId = await create(desk, { name: '乙', people });
    await desk.call('stakeholders.merge', { keepId, otherId });
    const [person] = (await desk.call('people.list', {})).rows;
    await desk.call('people.erase', { id: person?.id ?? '', passphrase: PASSPHRASE });
    const db = desk.core.session()?.db;
    expect(db?.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0);
    expect(db?.prepare("SELECT count(*) FROM contact_point WHERE value LIKE '%138%'").pluck().get()).toBe(0);
  });

  test('it is undone as a whole', async () => {
    const desk = await openDesk();
    const entry = (notes: string) => ({
      notes,
      people: [{ name: '周周', phones: phone('13800000000'), notes }],
    });
    const keepId = await create(desk, { name: '甲', ...entry('一') });
    const otherId = await create(desk, { name: '乙', ...entry('二') });
    const before = [
      await desk.call('stakeholders.get', { id: keepId }),
      await desk.call('stakeholders.get', { id: otherId }),
    ];
    const { actionId } = await desk.act('stakeholders.merge', { keepId, otherId });
    await desk.call('actions.undo', { actionId });
    expect([
      await desk.call('stakeholders.get', { id: keepId }),
      await desk.call('stakeholders.get', { id: otherId }),
    ]).toEqual(before);
  });

  test('no text of either is lost, whatever is taken', async () => {
    const desk = await openDesk();
    const text = fc
      .string({ unit: fc.constantFrom('甲', '乙', 'a', '1', ' '), minLength: 1, maxLength: 6 })
      .map((all) => `${all.trim()}x`);
    const entry = fc.record({ name: text, notes: text, address: text, website: text, industry: text });
    const side = fc.constantFrom('keep' as const, 'other' as const);
    const take = fc.record(
      { name: side, notes: side, address: side, website: side, industry: side },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(entry, entry, take, async (one, two, taken) => {
        const keepId = await create(desk, one);
        const otherId = await create(desk, two);
        await desk.call('stakeholders.merge', { keepId, otherId, take: taken });
        const merged = await desk.call('stakeholders.get', { id: keepId });
        const all = [merged.name, merged.address, merged.website, merged.industry, merged.notes].join('\n');
        for (const said of [
          one.notes,
          one.address,
          one.website,
          one.industry,
          two.notes,
          two.address,
          two.website,
          two.industry,
        ])
          expect(all).toContain(said);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what looks like the same', () => {
  test('bears a number in another spelling, or with an extension', async () => {
    const desk = await openDesk();
    const first = await create(desk, { name: '深圳某某', phones: phone('0755-26001234') });
    await create(desk, { name: '某某（深圳）', phones: phone('+86 755 2600 1234 转 808') });
    await create(desk, { name: 'Smoky Inc', phones: phone('+1 (755) 260-0123') });
    await create(desk, { name: '短号', phones: phone('8021') });
    expect(
      (await desk.call('stakeholders.duplicates', { id: first })).map(({ name, by }) => [name, by]),
    ).toEqual([['某某（深圳）', ['phone']]]);
  });

  test('bears the same name, with another dot, in another width or script', async () => {
    const desk = await openDesk();
    const id = await create(desk, { name: '艾力·买买提贸易（深圳）' });
    await create(desk, { name: '艾力•买买提贸易(深圳)' });
    await create(desk, { name: '艾力买买提貿易（深圳）' });
    await create(desk, { name: '艾力买买提' });
    expect((await desk.call('stakeholders.duplicates', { id })).map(({ by }) => by)).toEqual([
      ['name'],
      ['name'],
    ]);
  });

  test('is nobody who was merged away', async () => {
    const desk = await openDesk();
    const keepId = await create(desk, { name: '甲', phones: phone('010-62345678') });
    const otherId = await create(desk, { name: '乙', phones: phone('010-62345678') });
    await desk.call('stakeholders.merge', { keepId, otherId });
    const third = await create(desk, { name: '丙', phones: phone('（010）6234 5678') });
    expect((await desk.call('stakeholders.duplicates', { id: third })).map(({ name }) => name)).toEqual([
      '甲',
    ]);
    const hits = await desk.call('search.all', { query: '01062345678' });
    expect(hits.map(({ title }) => title).sort()).toEqual(['丙', '甲'].sort());
  });
});
