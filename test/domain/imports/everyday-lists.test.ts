import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { born, drafts, point, understand } from './drafts-fixture.ts';

describe('lists as people keep them', () => {
  const tables = drafts('hand-made-mac.csv');

  test('a title above the headings, rows ended by CR, line ends within cells', () => {
    expect(tables.encoding).toBe('gb18030');
    const [zhang, wang, li] = tables.rows;
    expect(zhang?.person).toMatchObject({
      name: '张伟',
      phones: [point('mobile', '13800138000'), point('work', '020-88886666转801')],
      emails: [point('', 'ZW@RX.example')],
      birthday: born(3, 15, 1985),
      notes: '有"引号", 逗号',
    });
    expect(wang?.person).toMatchObject({
      name: '王小明',
      phones: [
        point('mobile', '13800138001'),
        point('mobile', '13900139001'),
        point('work', '020-88886667'),
        point('work', '88886668'),
      ],
      emails: [point('', 'a@rx.example'), point('', 'b@rx.example')],
      birthday: born(3, 31, 1985),
    });
    expect(li?.person).toMatchObject({
      phones: [
        point('mobile', '13800138002'),
        point('mobile', '13900139002'),
        point('work', '020 8888 6669'),
      ],
      emails: [point('', 'c@rx.example')],
      birthday: born(3, 8),
      notes: '多行\n备注',
    });
  });

  test('what is no birthday is told and left out, and so is a number that Excel shortened', () => {
    const [, , , liu, guan, fei, yun] = tables.rows;
    expect(liu?.person).toMatchObject({ name: '刘备', birthday: undefined });
    expect(liu?.problems.map(({ message }) => message.key)).toEqual(['imports:warning.noBirthday']);
    expect(guan?.person?.phones).toEqual([]);
    expect(guan?.person?.details).toMatchObject([expect.stringContaining('E+')]);
    expect(fei?.person).toMatchObject({
      phones: [point('mobile', '13800138005')],
      birthday: born(8, 15, null, 'lunar'),
    });
    expect(yun?.person?.birthday).toEqual(born(3, 15, 1985));
    expect(tables.rows.at(-1)?.problems.map(({ message }) => message.key)).toEqual(['imports:error.sum']);
  });

  test('a workbook: instructions on the first sheet, a title, headings in two rows, a company merged over its people', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('填写说明').addRow(['请按要求填写客户资料']);
    const sheet = book.addWorksheet('客户');
    sheet.addRow(['2026年重点客户通讯录']);
    sheet.addRow([]);
    sheet.addRow(['序号', '公司名称', '联系人', '职务', '联系方式', '', '生日', '备注']);
    sheet.addRow(['', '', '', '', '手机', '邮箱', '', '']);
    const born1985 = new Date(Date.UTC(1985, 2, 15));
    sheet.addRow([1, '蓝海科技', '张伟', '总监', 13800138000, 'zw@lh.example', born1985, '重要\n客户']);
    sheet.addRow([2, '', '李娜', '', '13900139000/13700137000', '', '1990.12.1', '']);
    sheet.addRow([3, '顺达', '王　芳', '', '＋８６ １３８ ００１３ ８００３', '', 31121, '']);
    for (const range of ['A1:H1', 'E3:F3', 'B5:B6']) sheet.mergeCells(range);
    sheet.getCell('G5').numFmt = 'yyyy"年"m"月"d"日"';

    const { rows } = understand(new Uint8Array(await book.xlsx.writeBuffer()));
    const [zhang, li, wang] = rows;
    expect(rows).toHaveLength(3);
    expect(zhang).toMatchObject({
      stakeholder: { name: '蓝海科技' },
      person: {
        name: '张伟',
        role: '总监',
        phones: [point('mobile', '13800138000')],
        emails: [point('', 'zw@lh.example')],
        birthday: born(3, 15, 1985),
        notes: '重要\n客户',
      },
    });
    expect(li).toMatchObject({
      stakeholder: { name: '蓝海科技' },
      person: {
        phones: [point('mobile', '13900139000'), point('mobile', '13700137000')],
        birthday: born(12, 1, 1990),
      },
    });
    expect(wang?.person).toMatchObject({
      name: '王芳',
      phones: [point('mobile', '+86 138 0013 8003')],
      birthday: born(3, 15, 1985),
    });
  });

  test('Taiwan: Big5, traditional headings', () => {
    const { encoding, rows } = drafts('taiwan-big5.csv');
    expect(encoding).toBe('big5');
    expect(rows[0]?.stakeholder?.name).toBe('台灣積體電路');
    expect(rows[0]?.person).toMatchObject({
      name: '張忠謀',
      role: '董事長',
      phones: [point('', '0912-345-678')],
      birthday: born(7, 10, 1931),
    });
  });

  test('UTF-16 without a mark, in which 一 looks like half a NUL', () => {
    const text = '姓名,单位,手机\r\n一一,第一机械厂一车间,13800138000\r\n丁一,一一,13900139000\r\n';
    const { encoding, rows } = understand(Buffer.from(text, 'utf16le'));
    expect(encoding).toBe('utf-16le');
    expect(rows.map(({ person }) => person?.name)).toEqual(['一一', '丁一']);
  });
});

describe('lists as programs write them', () => {
  test('outlook.com: Chinese and Spanish names, a company alone, somebody known by a nickname', () => {
    const [zhang, ana, company, wang] = drafts('outlook-com.csv').rows;
    expect(zhang).toMatchObject({
      stakeholder: { name: '蓝海科技' },
      person: {
        name: '张伟',
        role: '总监',
        department: '采购部',
        birthday: born(3, 15, 1985),
        phones: [
          point('home', '0755-1111111'),
          point('work', '0755-26881234'),
          point('work', '0755-26881235'),
          point('mobile', '+8613800138000'),
          point('', '12345678'),
        ],
        emails: [point('', 'zw@lanhai.example'), point('', 'z2@lanhai.example')],
        notes: 'line1\nline2',
      },
    });
    expect(ana?.person).toMatchObject({ name: 'Dr. Ana María García PhD', birthday: born(4, 12, 1979) });
    expect(company).toMatchObject({
      stakeholder: { name: '只有公司', phones: [point('work', '010-12345678')] },
      person: null,
    });
    expect(wang?.person).toMatchObject({ name: '老王', phones: [point('mobile', '13900001111')] });
  });

  test('Google before 2024, in UTF-16: a birthday without a year, several values in a cell', () => {
    const { encoding, rows } = drafts('google-old-utf16.csv');
    expect(encoding).toBe('utf-16le');
    expect(rows[0]?.person).toMatchObject({
      name: '李娜',
      birthday: born(4, 12),
      phones: [
        point('mobile', '139 0000 1111'),
        point('mobile', '+86 139-0000-2222'),
        point('work', '010 6512 3456'),
      ],
    });
    expect(rows[3]?.person).toMatchObject({ name: '𠮷野家太郎', birthday: born(2, 29) });
  });

  test('customers of WeCom are people of a company', () => {
    const [chen] = drafts('wecom-customers.csv').rows;
    expect(chen).toMatchObject({
      stakeholder: { name: '荣鑫五金' },
      person: {
        name: '老陈@五金',
        role: '老板',
        phones: [point('mobile', '13700001111'), point('', '020-88886666')],
      },
    });
  });

  test('words of other programs are told and left out; the contact comes in', () => {
    const list = 'Last Name,First Name,Account Name,Rating,Type,Mobile\nLi,Lei,Acme,Hot,Zebra,13800138000\n';
    const [li] = understand(Buffer.from(list)).rows;
    expect(li).toMatchObject({ stakeholder: { name: 'Acme', tier: undefined }, person: { name: 'Lei Li' } });
    expect(li?.problems.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  test('a Chinese iPhone: phonetics, an alternate birthday, escaped signs; versions 3.0 and 4.0 in one file', () => {
    const [chen, nameless, lin, sean, alone, zoe, lower] = drafts('iphone-zh.vcf').rows;
    expect(chen?.person).toMatchObject({
      name: '陈小明',
      birthday: born(2, 29, 1980),
      phones: [point('mobile', '+8613711112222'), point('work fax', '020-1111111')],
      emails: [point('work', 'cxm@rx.example')],
      notes: '第一行\n第二行, 逗号; 分号\\ 反斜杠',
    });
    expect(nameless?.stakeholder?.name).toBe(nameless?.person?.phones[0]?.value);
    expect(nameless?.problems).toMatchObject([{ severity: 'warning' }]);
    expect(lin?.person?.birthday).toEqual(born(4, 12));
    expect(sean).toMatchObject({
      stakeholder: { name: 'Acme, Inc.' },
      person: { name: "Seán O'Brien", department: 'R&D / Team;1', birthday: born(3, 15, 1985) },
    });
    expect(alone?.person?.name).toBe('无N先生');
    expect(zoe?.person).toMatchObject({ name: '𠮷㐂 Zoë 😀', wechat: 'zoe_wx', birthday: born(4, 12) });
    expect(lower?.person?.name).toBe('Lower Case');
  });

  test('an Android phone of version 2.1: soft line breaks, a label of its own, names of four characters', () => {
    const [ouyang, , mother] = drafts('android-long.vcf').rows;
    expect(ouyang).toMatchObject({
      stakeholder: { name: '上海远大国际贸易（集团）股份有限公司' },
      person: {
        name: '欧阳娜娜',
        role: '高级采购经理',
        department: '采购一部',
        birthday: born(4, 12),
        phones: [point('mobile', '138-0013-8000'), point('Work2', '13911112222'), point('home fax', '010-1')],
      },
    });
    expect(mother?.person?.name).toBe('老妈');
  });
});

describe('a row that names several people', () => {
  const read = (csv: string) =>
    understand(Buffer.from(csv)).rows.map(({ row, stakeholder, person }) => [
      row,
      stakeholder?.name,
      stakeholder?.tier,
      person?.name,
      person?.role,
      person?.phones.map(({ value }) => value).join(),
    ]);

  test('in one cell, in either script of Chinese', () => {
    for (const names of ['陈静/刘洋', '陳靜/劉洋', '陳大文／林志玲'])
      expect(read(`公司名称,联系人\n海泰阀门,${names}\n`).map(([, , , name]) => name)).toEqual(
        names.split(/[/／]/),
      );
  });

  test('by number: each is a person of the company, which is told once more', () => {
    const csv = `公司名称,级别,联系人1,职务1,电话1,联系人2,职务2,电话2,备注
杭州云栖服饰,重要,陈静,经理,13800138000,李雷,采购,13900139000,老客户
宁波甬城五金,一般,王芳,,13700137000,,,,
`;
    expect(read(csv)).toEqual([
      [2, '杭州云栖服饰', 'key', '陈静', '经理', '13800138000'],
      [2, '杭州云栖服饰', 'key', '李雷', '采购', '13900139000'],
      [3, '宁波甬城五金', 'general', '王芳', undefined, '13700137000'],
    ]);
    expect(understand(Buffer.from(csv)).rows.map(({ person }) => person?.notes)).toEqual([
      '老客户',
      undefined,
      undefined,
    ]);
  });

  test('by the same heading again, and with a column that the first one lacks', () => {
    expect(read('公司,联系人,电话,联系人,电话\n云栖,陈静,13800138000,李雷,13900139000\n')).toEqual([
      [2, '云栖', undefined, '陈静', undefined, '13800138000'],
      [2, '云栖', undefined, '李雷', undefined, '13900139000'],
    ]);
    expect(read('Company,Contact,Contact 2,Title 2\nNorthwind,Ann Lee,Bo Li,Buyer\n')).toEqual([
      [2, 'Northwind', undefined, 'Ann Lee', undefined, ''],
      [2, 'Northwind', undefined, 'Bo Li', 'Buyer', ''],
    ]);
  });

  test.each([
    [
      '公司,联系人1,联系人1电话,联系人1职务,联系人2,联系人2电话,联系人2职务',
      '甲,张三,13800138000,经理,李四,13900139000,总监',
    ],
    [
      '公司,联系人1姓名,联系人1手机,联系人1职务,联系人2姓名,联系人2手机,联系人2职务',
      '甲,张三,13800138000,经理,李四,13900139000,总监',
    ],
    ['公司,联系人一,电话一,职务一,联系人二,电话二,职务二', '甲,张三,13800138000,经理,李四,13900139000,总监'],
    [
      '公司,联系人一,联系人一电话,联系人一职务,联系人二,联系人二电话,联系人二职务',
      '甲,张三,13800138000,经理,李四,13900139000,总监',
    ],
    ['公司名称,第一联系人,手机,职务,第二联系人,手机,职务', '甲,张三,13800138000,经理,李四,13900139000,总监'],
    [
      'Company,Contact 1 Name,Contact 1 Phone,Contact 1 Title,Contact 2 Name,Contact 2 Phone,Contact 2 Title',
      '甲,张三,13800138000,经理,李四,13900139000,总监',
    ],
  ])('with the number anywhere in the heading: %s', (headings, cells) => {
    expect(read(`${headings}\n${cells}\n`)).toEqual([
      [2, '甲', undefined, '张三', '经理', '13800138000'],
      [2, '甲', undefined, '李四', '总监', '13900139000'],
    ]);
  });

  test('or a single one, by number', () => {
    expect(read('公司,联系人1姓名,联系人1手机\n甲,张三,13800138000\n')).toEqual([
      [2, '甲', undefined, '张三', undefined, '13800138000'],
    ]);
  });

  test('is no row of two numbers of one person', () => {
    expect(read('姓名,电话1,电话2\n陈静,13800138000,13900139000\n')).toEqual([
      [2, '陈静', undefined, '陈静', undefined, '13800138000,13900139000'],
    ]);
  });
});

test('a contact without a name goes by its address, else by its number, and that is told', () => {
  const { rows } = understand(
    Buffer.from(
      '姓名,公司,邮箱,电话\n,,a@rx.example,13800138000\n,,,13900139000\n,云栖,b@rx.example,\n,,,\n陈静,,,\n',
    ),
  );
  expect(rows.map(({ stakeholder, person }) => [stakeholder?.name, person?.name])).toEqual([
    ['a@rx.example', 'a@rx.example'],
    ['13900139000', '13900139000'],
    ['云栖', undefined],
    ['陈静', '陈静'],
  ]);
  expect(rows[0]?.problems).toMatchObject([{ severity: 'warning' }]);
});
