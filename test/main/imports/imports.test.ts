import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { CoreEvent } from '../../../src/contract/events.ts';
import { ok } from '../../../src/domain/result.ts';
import { PASSPHRASE } from '../vault-fixture.ts';
import { fixture, type ListDesk, openListDesk } from './lists-fixture.ts';

const csv = (...lines: string[]) => lines.join('\r\n');
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Everything in the register, as an export tells it, without what every vault gives anew. */
async function register(desk: ListDesk): Promise<string[]> {
  const [stakeholders, people] = [
    await desk.run({ list: 'stakeholders', format: 'csv' }),
    await desk.run({ list: 'people', format: 'csv' }),
  ];
  const withoutIds = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
  return [decode(stakeholders.content), decode(people.content)].map(withoutIds);
}
const names = async (desk: ListDesk) =>
  (await desk.call('stakeholders.list', {})).rows.map((row) => row.name).sort();
const people = async (desk: ListDesk) => (await desk.call('people.list', {})).rows;

describe('a list comes in', () => {
  test('the preview tells what would happen and changes nothing', async () => {
    const desk = await openListDesk();
    const preview = await desk.preview(fixture('hand-made-gb18030.csv'));
    expect(preview).toMatchObject({ format: 'csv', encoding: 'gb18030' });
    expect(preview.counts).toEqual({
      rows: 6,
      rejected: 0,
      stakeholdersCreated: 5,
      stakeholdersUpdated: 0,
      peopleCreated: 5,
      peopleUpdated: 0,
      contactsLogged: 0,
      unchanged: 0,
    });
    expect(preview.columns[1]).toEqual({
      position: 1,
      heading: '公司名称',
      field: 'stakeholderName',
      examples: ['广州市荣鑫五金制品有限公司', '佛山顺达包装厂', '中山灯饰协会'],
    });
    expect(preview.rows.map((row) => row.outcome)).toEqual([
      'create',
      'create',
      'create',
      'create',
      'create',
      'create',
    ]);
    expect(preview.warnings).toContainEqual({
      row: 7,
      column: '邮箱',
      message: '"bad-address" is no e-mail address; it was kept in the notes.',
    });
    expect(await names(desk)).toEqual([]);
    expect((await desk.call('actions.recent', {})).total).toBe(0);
  });

  test('good rows go in together; companies once, people with them, the kind as asked', async () => {
    const desk = await openListDesk();
    const applied = await desk.apply(fixture('outlook-en.csv'), { kind: 'supplier' });
    expect(applied.counts).toMatchObject({ stakeholdersCreated: 1, peopleCreated: 2, rejected: 0 });
    const [row] = (await desk.call('stakeholders.list', {})).rows;
    const acme = await desk.call('stakeholders.get', { id: row?.id ?? '' });
    expect(acme).toMatchObject({
      name: 'Acme Trading',
      kind: 'supplier',
      phones: [{ label: 'Main', value: '+1 (217) 555-0000' }],
    });
    expect(acme.people.map((one) => one.name).sort()).toEqual(['John Smith Jr.', 'Mary Jones']);
  });

  test('a person without a company becomes a stakeholder with that person', async () => {
    const desk = await openListDesk();
    await desk.apply(csv('姓名,手机', '赵敏,13600012222'), { kind: 'partner' });
    const [row] = (await desk.call('stakeholders.list', { filter: { query: '赵敏' } })).rows;
    expect(row).toMatchObject({ name: '赵敏', kind: 'partner', status: 'active', tier: 'general' });
    expect((await people(desk)).map((one) => [one.name, one.stakeholderName])).toEqual([['赵敏', '赵敏']]);
  });

  test('what came in is found by pinyin and by phone, and has due dates', async () => {
    const desk = await openListDesk();
    await desk.apply(fixture('hand-made-gb18030.csv'));
    for (const query of ['rongxin', 'cxm', '37111122']) {
      const { rows } = await desk.call('stakeholders.list', { filter: { query } });
      expect(rows.map((row) => row.name)).toEqual(['广州市荣鑫五金制品有限公司']);
    }
    const [row] = (await desk.call('stakeholders.list', { filter: { tiers: ['key'] } })).rows;
    expect(row?.nextDueOn).not.toBeNull();
  });

  test('owners that the list names are made', async () => {
    const desk = await openListDesk();
    await desk.apply(fixture('hand-made-gb18030.csv'));
    expect((await desk.call('owners.list', {})).map((owner) => owner.name)).toEqual(
      expect.arrayContaining(['李雷', '韩梅梅']),
    );
  });

  test('a whole import is taken back', async () => {
    const desk = await openListDesk();
    await desk.apply(csv('公司,电话', '蓝海,0755-26881234'));
    const before = await register(desk);
    const { actionId } = await desk.apply(
      csv('公司,联系人,手机,标签', '蓝海,张伟,13800138000,华南', '荣鑫,陈小明,13711112222,华南'),
    );
    expect(await names(desk)).toEqual(['荣鑫', '蓝海']);
    await desk.call('actions.undo', { actionId: actionId ?? '' });
    expect(await register(desk)).toEqual(before);
    expect((await desk.call('stakeholders.list', { filter: { query: '荣鑫' } })).total).toBe(0);
  });

  test('an import that changes nothing is no action', async () => {
    const desk = await openListDesk();
    const list = fixture('google-2024.csv');
    await desk.apply(list);
    const again = await desk.apply(list);
    expect(again.counts).toMatchObject({ rows: 3, unchanged: 3, stakeholdersCreated: 0, peopleUpdated: 0 });
    expect(again.actionId).toBeNull();
  });
});

describe('rows that are turned away', () => {
  test('are saved in a file that can be mended and imported with the same mapping', async () => {
    const desk = await openListDesk();
    const list = csv('A,B,生日', '张伟,蓝海', '李娜,荣鑫,1990-05-06', ',,1985-02-30');
    const mapping = { 0: 'personName', 1: 'stakeholderName', 2: 'birthday' };
    const { counts, rejectedCsv } = await desk.apply(list, { mapping });
    expect(counts).toMatchObject({ rejected: 2, peopleCreated: 1 });
    const saved = rejectedCsv ?? '';
    expect(saved).toBe(
      csv(
        '\ufeffWhy it was not imported,A,B,生日',
        'This row has 2 columns instead of 3.,张伟,蓝海',
        'Neither a stakeholder nor a contact person is named.,,,1985-02-30',
        '',
      ),
    );
    const mended = saved.replace('张伟,蓝海', '张伟,蓝海,').replace(',,1985-02-30', '王芳,荣鑫,1985-02-28');
    const again = await desk.apply(mended);
    expect(again.counts).toMatchObject({ rejected: 0, peopleCreated: 2, stakeholdersCreated: 1 });
    expect(again.rejectedCsv).toBeNull();
    expect((await people(desk)).map((one) => one.name).sort()).toEqual(['李娜', '王芳', '张伟'].sort());
  });

  test('of a card file, too', async () => {
    const desk = await openListDesk();
    const { rejectedCsv } = await desk.apply(
      'BEGIN:VCARD\nX-ADDRESSBOOKSERVER-KIND:group\nFN:张伟\nTEL:13800138000\nEND:VCARD\n',
    );
    expect((await desk.apply(rejectedCsv ?? '')).counts).toMatchObject({ peopleCreated: 1, rejected: 0 });
    expect((await people(desk))[0]).toMatchObject({ name: '张伟', phones: [{ value: '13800138000' }] });
  });
});

describe('create, update or both, by a key', () => {
  const known = csv('公司,联系人,手机,邮箱,职务', '蓝海,张伟,+86 138 0013 8000,zw@lanhai.example,采购');

  test('both: what is known is corrected, what is new is added, what is not mentioned stays', async () => {
    const desk = await openListDesk();
    await desk.apply(known);
    const { counts } = await desk.apply(
      csv('公司,联系人,手机,职务', '蓝海,张伟,0755-26881234,采购总监', '蓝海,李娜,13900001111,'),
    );
    expect(counts).toMatchObject({ stakeholdersCreated: 0, peopleCreated: 1, peopleUpdated: 1 });
    const zhang = (await people(desk)).find((one) => one.name === '张伟');
    expect(zhang).toMatchObject({ role: '采购总监', emails: [{ value: 'zw@lanhai.example' }] });
    expect(zhang?.phones.map((phone) => phone.value)).toEqual(['+86 138 0013 8000', '0755-26881234']);
  });

  test('create: what is known stays as it is', async () => {
    const desk = await openListDesk();
    await desk.apply(known);
    const { counts } = await desk.apply(csv('公司,联系人,职务', '蓝海,张伟,总监', '荣鑫,陈小明,经理'), {
      mode: 'create',
    });
    expect(counts).toMatchObject({
      stakeholdersCreated: 1,
      peopleCreated: 1,
      peopleUpdated: 0,
      unchanged: 1,
    });
  });

  test('update: nothing new comes in', async () => {
    const desk = await openListDesk();
    await desk.apply(known);
    const { counts } = await desk.apply(csv('公司,联系人,职务', '蓝海,张伟,总监', '荣鑫,陈小明,经理'), {
      mode: 'update',
    });
    expect(counts).toMatchObject({
      stakeholdersCreated: 0,
      peopleCreated: 0,
      peopleUpdated: 1,
      unchanged: 1,
    });
    expect(await names(desk)).toEqual(['蓝海']);
  });

  test('by phone, however it is written; by e-mail, in any case', async () => {
    const desk = await openListDesk();
    await desk.apply(known);
    const phone = await desk.apply(csv('姓名,手机,职务', '张经理,１３８-0013-8000,总监'), { key: 'phone' });
    expect(phone.counts).toMatchObject({ stakeholdersCreated: 0, peopleUpdated: 1, peopleCreated: 0 });
    expect((await people(desk))[0]).toMatchObject({ name: '张经理', role: '总监', stakeholderName: '蓝海' });
    const email = await desk.apply(csv('姓名,邮箱,职务', '张伟,ZW@Lanhai.example,董事'), { key: 'email' });
    expect(email.counts).toMatchObject({ stakeholdersCreated: 0, peopleUpdated: 1, peopleCreated: 0 });
    expect(await names(desk)).toEqual(['蓝海']);
  });

  test('what a preview counts is what an import does', async () => {
    const desk = await openListDesk();
    await desk.apply(known);
    for (const file of [
      'hand-made-gb18030.csv',
      'outlook-zh.csv',
      'google-old.csv',
      'android-2.1.vcf',
      'google-2024.csv',
    ]) {
      for (const key of ['name', 'phone', 'email'] as const) {
        const preview = await desk.preview(fixture(file), { key });
        expect([file, key, (await desk.apply(fixture(file), { key })).counts]).toEqual([
          file,
          key,
          preview.counts,
        ]);
      }
    }
  });

  test('duplicates are told: with the register, and within the list', async () => {
    const desk = await openListDesk();
    await desk.apply(known);
    const { duplicates } = await desk.preview(
      csv(
        '公司,联系人,手机,邮箱',
        '荣鑫,老张,13800138000,',
        '荣鑫,小陈,13711112222,',
        '顺达,陈总,137 1111 2222,',
        '蓝海,张伟,,',
      ),
    );
    expect(duplicates).toEqual([
      { row: 2, name: '老张', of: '张伟', by: 'phone', existing: true },
      { row: 5, name: '张伟', of: '张伟', by: 'name', existing: true },
      { row: 4, name: '陈总', of: '小陈', by: 'phone', existing: false },
    ]);
  });

  test('namesakes without a company stay apart, one person in two rows does not', async () => {
    const desk = await openListDesk();
    const { counts } = await desk.apply(
      csv('姓名,手机,备注', '王伟,13500000001,甲', '王伟,13500000002,乙', '王伟,13500000002,丙'),
    );
    expect(counts).toMatchObject({ stakeholdersCreated: 2, peopleCreated: 2 });
  });
});

describe('what is strictly confidential', () => {
  const list = (word: string) => csv('公司,密级', `蓝海,${word}`);
  const confidentiality = async (desk: ListDesk) => {
    const [row] = (await desk.call('stakeholders.list', {})).rows;
    return (await desk.call('stakeholders.get', { id: row?.id ?? '' })).confidentiality;
  };

  test('stays so, whatever a list says, and that is told', async () => {
    const desk = await openListDesk();
    await desk.apply(list('严格保密'));
    const told = [
      {
        row: 2,
        column: null,
        message:
          'This stakeholder is strictly confidential here and stays so, although the list says otherwise.',
      },
    ];
    const preview = await desk.preview(list('普通'));
    expect([preview.warnings, preview.rows[0]?.problems]).toEqual([told, [told[0]?.message]]);
    const applied = await desk.apply(list('普通'));
    expect(applied).toMatchObject({ warnings: told, counts: { unchanged: 1 }, actionId: null });
    expect(await confidentiality(desk)).toBe('strict');
  });

  test('becomes so by a list, also where only one of a company’s rows says it', async () => {
    const desk = await openListDesk();
    await desk.apply(list('普通'));
    const { warnings } = await desk.apply(csv('公司,联系人,密级', '蓝海,张伟,普通', '蓝海,李娜,严格保密'));
    expect([warnings, await confidentiality(desk)]).toEqual([[], 'strict']);
  });
});

describe('mappings', () => {
  test('what the user says is remembered for these headings, and can be forgotten', async () => {
    const desk = await openListDesk();
    const list = csv('甲,乙', '张伟,13800138000');
    expect((await desk.preview(list)).columns.map((column) => column.field)).toEqual([null, null]);
    await desk.apply(list, { mapping: { 0: 'personName', 1: 'phone' } });
    expect((await desk.preview(list)).columns.map((column) => column.field)).toEqual(['personName', 'phone']);
  });

  test('what makes no sense is refused and changes nothing', async () => {
    const desk = await openListDesk();
    const refusals: [Parameters<ListDesk['apply']>[1], string][] = [
      [{ mapping: { 9: 'phone' } }, 'There is no column 9.'],
      [{ mapping: { 0: 'shoeSize' } }, 'There is no field "shoeSize".'],
      [
        { mapping: { 1: 'phone' } },
        'No column holds the name of a stakeholder or a contact person. Say which one does.',
      ],
      [
        { encoding: 'klingon' },
        'There is no encoding "klingon". Known are utf-8, gb18030, utf-16le, utf-16be, big5, windows-1252.',
      ],
    ];
    for (const [options, message] of refusals) {
      expect(await desk.applyRefused(csv('姓名,电话', '张伟,1234567'), options)).toMatchObject({
        code: 'invalid',
        message,
      });
    }
    expect(await names(desk)).toEqual([]);
  });

  test('a wrongly guessed encoding is overridden', async () => {
    const desk = await openListDesk();
    const preview = await desk.preview(fixture('outlook-zh.csv'), { encoding: 'big5' });
    expect(preview.encoding).toBe('big5');
    expect(preview.columns[1]?.heading).not.toBe('名');
  });
});

describe('nothing is half imported', () => {
  const big = csv('公司,联系人', ...Array.from({ length: 3_000 }, (_, i) => `公司${i},联系人${i}`));

  test('progress is told, and a cancelled import writes nothing', async () => {
    const desk = await openListDesk();
    const applying = desk.applyRefused(big, { jobId: 'j1' });
    const cancel = setInterval(() => {
      if (desk.events.some((event) => event.name === 'job.progress'))
        void desk.call('jobs.cancel', { jobId: 'j1' });
    });
    const refused = await applying;
    clearInterval(cancel);
    expect(refused.code).toBe('cancelled');
    expect(desk.events).toContainEqual({
      name: 'job.progress',
      payload: { jobId: 'j1', done: 500, total: 6_000 },
    });
    expect(await names(desk)).toEqual([]);
  });

  /** Once the import is in its transaction, and has written something. */
  const writing = async ({ core, events }: ListDesk) => {
    const isHalf = (event: CoreEvent) =>
      event.name === 'job.progress' && (event.payload as { done: number }).done > 3_000;
    while (!events.some(isHalf)) await setImmediate();
    expect(core.session()?.db.inTransaction).toBe(true);
  };

  test('one that is being written can be cancelled, too; whoever asks meanwhile waits and sees none of it', async () => {
    const desk = await openListDesk();
    const applying = desk.applyRefused(big, { jobId: 'j1' });
    await writing(desk);
    const asked = names(desk);
    expect(desk.core.session()?.write('test.write', () => ok(1))).toMatchObject({ ok: false });
    await desk.call('jobs.cancel', { jobId: 'j1' });
    expect((await applying).code).toBe('cancelled');
    expect(await asked).toEqual([]);
    expect((await desk.call('actions.recent', {})).total).toBe(0);
    expect((await desk.apply(big)).counts.peopleCreated).toBe(3_000);
  });

  test('a vault that is locked in the middle of it has none of it', async () => {
    const desk = await openListDesk();
    const applying = desk.applyRefused(big, { jobId: 'j1' });
    await writing(desk);
    await desk.call('vault.lock', {});
    expect((await applying).code).toBe('cancelled');
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(await names(desk)).toEqual([]);
  });

  test('a failure in the middle rolls everything back', async () => {
    const desk = await openListDesk();
    desk.core
      .session()
      ?.db.exec(
        `CREATE TEMP TRIGGER broken BEFORE INSERT ON main.person WHEN NEW.name = '联系人2000' BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
      );
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await desk.applyRefused(big)).toMatchObject({ code: 'unexpected' });
    expect(await names(desk)).toEqual([]);
    expect((await desk.call('actions.recent', {})).total).toBe(0);
  });
});
