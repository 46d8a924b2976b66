import { describe, expect, test } from 'vitest';
import { point, understand } from './drafts-fixture.ts';

describe('cells that hold more than they should', () => {
  const person = (heading: string, cell: string) => {
    const [row] = understand(Buffer.from(`姓名,${heading}\n张伟,"${cell}"\n`)).rows;
    return {
      phones: row?.person?.phones.map(({ value }) => value),
      emails: row?.person?.emails.map(({ value }) => value),
      wechat: row?.person?.wechat,
      told: row?.problems.map(({ severity, message }) => `${severity} ${message.key}`),
    };
  };

  test.each([
    ['zw@yd.example 13800138001', ['13800138001'], ['zw@yd.example'], undefined],
    ['010-62345678，微信：zw_wx', ['010-62345678'], [], 'zw_wx'],
    [
      '手机：13800138000；邮箱：zw@yd.example；微信号: zhang_wei',
      ['13800138000'],
      ['zw@yd.example'],
      'zhang_wei',
    ],
    [
      '13800138000/010-62345678转801 zw@yd.example',
      ['13800138000', '010-62345678转801'],
      ['zw@yd.example'],
      undefined,
    ],
    ['微信：13800138000', [], [], '13800138000'],
    ["'13500135000", ['13500135000'], [], undefined],
  ])('%s is split into what it holds', (cell, phones, emails, wechat) => {
    expect(person('联系方式', cell)).toEqual({ phones, emails, wechat, told: [] });
  });

  test.each([
    'zw@yd.example 找小李',
    '010-62345678 微信：zw_wx 周一不在',
    'QQ：12345678',
    'QQ：12345678 zw@yd.example',
  ])('%s is not certain: it is kept whole and told', (cell) => {
    expect(person('联系方式', cell)).toEqual({
      phones: [cell],
      emails: [],
      wechat: undefined,
      told: ['warning imports:warning.phone'],
    });
  });

  test('a second WeChat name, one of a company, one beside nobody: kept as it was told', () => {
    const read = (headings: string, cells: string) =>
      understand(Buffer.from(`${headings}\n${cells}\n`)).rows[0];
    expect(read('姓名,微信,联系方式', '张伟,zw_wx,13800138000 微信：other_wx')?.person).toMatchObject({
      wechat: 'zw_wx',
      details: ['微信：other_wx'],
    });
    expect(read('公司,联系人,公司电话', '甲,张伟,010-62345678 微信：jia_gs')?.stakeholder).toMatchObject({
      phones: [{ value: '010-62345678' }],
      details: ['微信：jia_gs'],
    });
    expect(read('公司,联系方式', '甲,010-62345678 微信：jia_gs')).toMatchObject({
      stakeholder: { details: ['微信：jia_gs'] },
      problems: [],
    });
  });

  test.each([
    ['a@b.example/c@d.example', ['a@b.example', 'c@d.example']],
    ['a@b.example | c@d.example', ['a@b.example', 'c@d.example']],
    ['a@b.example（工作）', ['a@b.example']],
  ])('addresses: %s', (cell, emails) => {
    expect(person('邮箱', cell)).toMatchObject({ emails, told: [] });
  });
});

test('a sum is told wherever its word stands, and no other row is taken for one', () => {
  const { rows } = understand(
    Buffer.from(
      '序号,客户名称,联系人,备注\n1,甲公司,张三,合计\n合计,7,,\n,合 计,9家,\n,,总计：,\n2,总计会计师事务所,李四,\n',
    ),
  );
  expect(rows.map(({ problems }) => problems.map(({ message }) => message.key).join())).toEqual([
    '',
    'imports:error.sum',
    'imports:error.sum',
    'imports:error.sum',
    '',
  ]);
});

test('a family name beside what could be a full name', () => {
  const { rows } = understand(
    Buffer.from(
      '姓氏,名字,公司\n张,伟,甲\n张,张伟,甲\n欧阳,娜娜,乙\nSmith,John,Acme\nSmith,John Smith,Acme\n',
    ),
  );
  expect(rows.map(({ person }) => person?.name)).toEqual([
    '张伟',
    '张伟',
    '欧阳娜娜',
    'John Smith',
    'John Smith',
  ]);
});

test('an export of ours that Excel has saved: its days are days, its shortened numbers are told', () => {
  const id = '00000000-0000-1000-8000-000000000000';
  const { rows } = understand(
    Buffer.from(
      `相关方名称,启用日期,相关方电话 1,相关方编号（联络台）\n甲,2026/11/22,010-1,${id}\n乙,2026-11-22 0:00,8.6138E+12,${id}\n`,
    ),
  );
  expect(rows[0]?.stakeholder?.activeFrom).toBe('2026-11-22');
  expect(rows[1]?.problems.map(({ message }) => message.key)).toEqual(['imports:error.shortened']);
  const [zhang] = understand(
    Buffer.from(`联系人姓名,生日,爱好,联系人编号（联络台）\n张伟,1985-03,钓鱼,${id}\n`),
  ).rows;
  expect(zhang?.person?.details).toEqual(['生日：1985-03', '爱好：钓鱼']);
});

describe('cards', () => {
  const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

  test('one bad address is no reason to lose the card', () => {
    const [ann] = understand(Buffer.from(card('FN:Ann', 'EMAIL:ann at example', 'EMAIL:ann@a.example'))).rows;
    expect(ann?.person).toMatchObject({
      name: 'Ann',
      emails: [point('', 'ann@a.example')],
      details: ['email: ann at example'],
    });
    expect(ann?.problems).toMatchObject([{ severity: 'warning', message: { key: 'imports:error.email' } }]);
  });

  test('a comma or semicolon within a category is part of it', () => {
    const [ann] = understand(Buffer.from(card('FN:Ann', 'CATEGORIES:华南\\, 华东,a\\;b,VIP'))).rows;
    expect(ann?.stakeholder?.tags).toEqual(['华南, 华东', 'a;b', 'VIP']);
  });
});
