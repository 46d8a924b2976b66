import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { type ListDesk, openListDesk } from './lists-fixture.ts';

const csv = (...lines: string[]) => lines.join('\r\n');
const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const people = async (desk: ListDesk) => (await desk.call('people.list', {})).rows;
const first = async (desk: ListDesk) => (await people(desk))[0];

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('what a card says without a field for it stands in the notes', () => {
  test('relations, days, accounts, properties of programs, in the user’s words', async () => {
    const desk = await openListDesk({ language: 'zh-CN' });
    const { problems } = await desk.apply(
      card(
        'FN:赵敏',
        'ORG:蓝海',
        'ORG:兼职公司',
        'TITLE:总监',
        'ROLE:采购决策',
        'IMPP;X-SERVICE-TYPE=QQ:x-apple:87654321',
        'IMPP:skype:zhaomin',
        'item1.X-ABDATE;type=pref:2016-05-20',
        'item1.X-ABLabel:_$!<Anniversary>!$_',
        'item2.X-ABRELATEDNAMES:王五',
        'item2.X-ABLabel:司机',
        'RELATED;TYPE=spouse;VALUE=text:李雷',
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;钱多;0;会计;;;;;;;;;;;;',
        'TZ:+0800',
        'GENDER:F',
        'X-CUSTOMER-CODE:K-99',
        'BDAY:1985-03-15',
        'X-ALTBDAY;CALSCALE=chinese:007800021101',
        'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==',
        'a line that lost its fold',
      ),
    );
    expect(problems).toEqual([]);
    const notes = (await first(desk))?.notes ?? '';
    for (const line of [
      '其他单位：兼职公司',
      '职责：采购决策',
      'QQ: 87654321',
      'skype: zhaomin',
      '纪念日：2016-05-20',
      '司机：王五',
      '配偶：李雷',
      '会计：钱多',
      '时区：+0800',
      '性别：F',
      'CUSTOMER-CODE: K-99',
      '农历生日：农历 1985-11-01',
      '未识别的一行：a line that lost its fold',
    ])
      expect(notes.split('\n')).toContain(line);
    expect(notes.split('\n')).toHaveLength(13);
  });

  test('a picture has no place, which is told', async () => {
    const desk = await openListDesk();
    const applied = await desk.apply(card('FN:Ann', 'PHOTO;ENCODING=b:/9j/4AAQ'));
    expect(applied.unread).toEqual(['Picture']);
  });

  test('but nothing of what is about the card itself', async () => {
    const desk = await openListDesk();
    await desk.apply(card('PRODID:-//X//', 'UID:123', 'REV:20260101T000000Z', 'FN:Ann', 'TEL:13800138000'));
    expect((await first(desk))?.notes).toBe('');
  });

  test('and what one vault writes, another takes without a word more', async () => {
    const from = await openListDesk();
    await from.apply(card('FN:Ann', 'ORG:Acme', 'IMPP:skype:ann', 'BDAY:1604-02-29', 'NOTE:a;b'));
    const { content } = await from.run({ list: 'people', format: 'vcf' });
    const to = await openListDesk();
    const { warnings, unread } = await to.apply(content);
    expect([warnings, unread]).toEqual([[], []]);
    expect((await first(to))?.notes).toBe((await first(from))?.notes);
  });
});

describe('years that programs write for none', () => {
  test.each([
    ['1604-11-24', 11, 24],
    ['16040229', 2, 29],
    ['0000-05-12', 5, 12],
    ['0001-05-12', 5, 12],
    ['9999-05-12', 5, 12],
  ])('%s is a day of every year', async (day, month, date) => {
    const desk = await openListDesk();
    await desk.apply(card('FN:Ann', `BDAY;value=date:${day}`));
    expect((await first(desk))?.birthday).toMatchObject({ month, day: date, year: null });
  });

  test.each([
    '0000-00-00',
    '0001-01-01',
    '1900-01-00',
    '1899-12-30',
    '1601-01-01',
    '4501-01-01',
    '9999-12-31',
  ])('%s is no day at all', async (day) => {
    const desk = await openListDesk();
    const { warnings } = await desk.apply(csv('姓名,生日', `张伟,${day}`));
    expect([await first(desk), warnings]).toMatchObject([{ birthday: null, notes: '' }, []]);
  });
});

describe('one bad cell turns no row away', () => {
  test('it is told, and its text stands in the notes', async () => {
    const desk = await openListDesk();
    const list = csv(
      '公司,姓名,手机,邮箱,生日,级别,标签,启用日期',
      `蓝海,张伟,1.38E+10,zw＠,1985-02-30,超级,${'长'.repeat(50)},下周`,
      '荣鑫,李娜,13800138001,li@na.example,1990-05-06,重要,老客户,2026-01-01',
    );
    const { counts, problems, warnings } = await desk.apply(list);
    expect([counts.rejected, problems]).toEqual([0, []]);
    expect(warnings.map(({ row, column }) => [row, column])).toEqual(
      ['手机', '邮箱', '生日', '级别', '标签', '启用日期'].map((column) => [2, column]),
    );
    const [zhang] = (await people(desk)).filter(({ name }) => name === '张伟');
    expect(zhang?.notes.split('\n')).toEqual(['手机：1.38E+10', '邮箱：zw@', '生日：1985-02-30']);
    const { rows } = await desk.call('stakeholders.list', { filter: { query: '蓝海' } });
    const company = await desk.call('stakeholders.get', { id: rows[0]?.id ?? '' });
    expect(company.notes.split('\n')).toEqual([`级别：超级`, `标签：${'长'.repeat(50)}`, '启用日期：下周']);
  });

  test('a formula that failed, too; but not where it is the name', async () => {
    const desk = await openListDesk();
    const failed = { formula: 'A9', result: { error: '#N/A' } } as ExcelJS.CellValue;
    const list = await workbook((book) => {
      const sheet = book.addWorksheet('客户');
      sheet.addRow(['公司', '姓名', '电话']);
      sheet.addRow(['蓝海', '张伟', failed]);
      sheet.addRow([failed, '李娜', '13800138001']);
    });
    const { counts, warnings, problems } = await desk.apply(list);
    expect(counts).toMatchObject({ peopleCreated: 1, rejected: 1 });
    expect([warnings[0]?.column, problems[0]?.row]).toEqual(['电话', 3]);
  });

  test('a row without anybody’s name is turned away', async () => {
    const desk = await openListDesk();
    expect((await desk.apply(csv('公司,姓名,生日', ',,1985-02-30'))).counts.rejected).toBe(1);
  });
});

describe('several people in one cell', () => {
  test.each([
    ['陈静/刘洋', ['陈静', '刘洋']],
    ['陈静、刘洋，王芳', ['陈静', '刘洋', '王芳']],
    ['陈静（采购/仓库）/刘洋', ['陈静（采购/仓库）', '刘洋']],
    ['陈总；王经理', ['陈总', '王经理']],
    ['陈静和刘洋', ['陈静', '刘洋']],
    ['Tom & Mary Smith', ['Tom', 'Mary Smith']],
    ['张和平', ['张和平']],
    ['和田一郎', ['和田一郎']],
    ['李娜/财务', ['李娜/财务']],
    ['王芳/Wang Fang', ['王芳/Wang Fang']],
    ['"Smith, John"', ['Smith, John']],
  ])('%s', async (cell, names) => {
    const desk = await openListDesk();
    const { problems } = await desk.apply(csv('公司,姓名', `蓝海,${cell}`));
    expect(problems).toEqual([]);
    expect((await people(desk)).map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  test('each gets their own number; what is there once stays with the first, which is told', async () => {
    const desk = await openListDesk();
    const { counts, warnings } = await desk.apply(
      csv('公司,姓名,手机,职务,微信,备注', '蓝海,陈静/刘洋,13800138001/13800138002,经理/主管,cj_wx,老客户'),
    );
    expect(counts).toMatchObject({ rows: 1, stakeholdersCreated: 1, peopleCreated: 2, rejected: 0 });
    const all = await people(desk);
    const of = (name: string) => all.find((one) => one.name === name);
    expect(of('陈静')).toMatchObject({ role: '经理', phones: [{ value: '13800138001' }], notes: '老客户' });
    expect(of('刘洋')).toMatchObject({
      role: '主管',
      phones: [{ value: '13800138002' }],
      wechat: '',
      notes: '',
    });
    expect(warnings).toHaveLength(1);
  });
});

describe('when somebody was last talked to', () => {
  const list = csv(
    '公司,姓名,上次拜访,最近联系时间',
    '蓝海,张伟,2026-10-08,2026年11月20日 15:30',
    '荣鑫,李娜,,2027-01-01',
  );

  test('is logged, so that nobody starts as never contacted', async () => {
    const desk = await openListDesk();
    const { counts, warnings } = await desk.apply(list);
    expect(counts.contactsLogged).toBe(2);
    expect(warnings.map(({ row }) => row)).toEqual([3]);
    const { rows } = await desk.call('interactions.list', {});
    expect(rows.map(({ at, channel, effective }) => [at, channel, effective])).toEqual([
      ['2026-11-20T07:30:00.000Z', 'other', true],
      ['2026-10-08T04:00:00.000Z', 'visit', true],
    ]);
    const due = await desk.call('cadence.due', { ahead: 400 });
    expect(due.rows.find(({ name }) => name === '蓝海')?.lastContactOn).toBe('2026-11-20');
  });

  test('once only, however often the list comes in; and goes with the import', async () => {
    const desk = await openListDesk();
    const applied = await desk.apply(list);
    const again = await desk.apply(list);
    expect([again.counts.contactsLogged, again.actionId]).toEqual([0, null]);
    await desk.call('actions.undo', { actionId: applied.actionId ?? '' });
    expect((await desk.call('interactions.list', {})).total).toBe(0);
  });
});

describe('what a workbook hides', () => {
  const filtered = () =>
    workbook((book) => {
      const sheet = book.addWorksheet('客户');
      sheet.addRow(['公司', '姓名', '底价']);
      sheet.addRow(['蓝海', '张伟', '99']);
      sheet.addRow(['荣鑫', '李娜', '88']).hidden = true;
      sheet.getColumn(3).hidden = true;
      book.addWorksheet('旧客户', { state: 'hidden' }).addRow(['公司']);
    });

  test('stays out, and is told', async () => {
    const desk = await openListDesk();
    const { hidden, counts, unread } = await desk.apply(await filtered());
    expect(hidden).toEqual({ rows: 1, columns: ['底价'], sheets: ['旧客户'] });
    expect([counts.rows, unread]).toEqual([1, []]);
  });

  test('comes in where that is asked for', async () => {
    const desk = await openListDesk();
    const { hidden, counts, unread } = await desk.apply(await filtered(), { hidden: true });
    expect([hidden.rows, counts.rows, unread]).toEqual([1, 2, ['底价']]);
  });
});

test('a number column shows its zeros, and the number is read with them', async () => {
  const desk = await openListDesk();
  const list = await workbook((book) => {
    const sheet = book.addWorksheet('客户');
    sheet.addRow(['公司', '姓名', '电话', '备注']);
    sheet.addRow(['蓝海', '张伟', 57487654321, 0.15]);
    sheet.getCell('C2').numFmt = '0000-00000000';
    sheet.getCell('D2').numFmt = '"折扣 "0%';
  });
  await desk.apply(list);
  expect(await first(desk)).toMatchObject({ phones: [{ value: '0574-87654321' }], notes: '折扣 15%' });
});
