import { describe, expect, test } from 'vitest';
import { readDrafts } from '../../../src/domain/imports/drafts.ts';
import { recogniseHeadings } from '../../../src/domain/imports/headings.ts';
import { readSource } from '../../../src/domain/imports/read.ts';
import { born, drafts, point } from './drafts-fixture.ts';

describe('Google Contacts', () => {
  test('since 2024: names in parts, several values in one cell', () => {
    const [zhang, jane, alone] = drafts('google-2024.csv').rows;
    expect(zhang?.stakeholder).toMatchObject({
      name: '深圳市蓝海科技有限公司',
      tags: ['华南'],
      website: 'https://lanhai.example',
    });
    expect(zhang?.person).toMatchObject({
      name: '张伟',
      role: '采购总监',
      department: '采购部',
      birthday: born(3, 15, 1985),
      phones: [point('mobile', '+86 138 0013 8000'), point('mobile', '0755-2688 1234')],
      emails: [point('work', 'zhangwei@lanhai.example')],
      notes: '喜欢龙井茶\n周五下午不便接电话',
    });
    expect(jane?.person).toMatchObject({
      name: 'Dr. Jane Q. Smith PhD',
      birthday: born(7, 4),
      emails: [point('work', 'jane@acme.example'), point('work', 'jane.smith@home.example')],
    });
    expect(alone).toMatchObject({
      selfEmployed: true,
      stakeholder: { name: '欧阳' },
      person: { name: '欧阳' },
    });
  });

  test('before: a Chinese name written the Western way round is put right', () => {
    const [zhang, john] = drafts('google-old.csv').rows;
    expect(zhang?.person).toMatchObject({
      name: '张伟',
      phones: [point('mobile', '+86 138 0013 8000'), point('work fax', '0755-26881235')],
    });
    expect(zhang?.stakeholder?.tags).toEqual(['VIP']);
    expect(john?.person).toMatchObject({ name: 'John Smith', notes: 'Met at "Canton Fair", booth 12' });
  });
});

describe('Outlook', () => {
  test('English', () => {
    const [john, mary] = drafts('outlook-en.csv').rows;
    expect(john?.stakeholder).toMatchObject({
      name: 'Acme Trading',
      phones: [point('main', '+1 (217) 555-0000')],
      tags: ['Key', 'Fair'],
      website: 'http://acme.example',
    });
    expect(john?.person).toMatchObject({
      name: 'John Smith Jr.',
      role: 'Buyer',
      department: 'Sourcing',
      birthday: born(7, 4, 1975),
      phones: [
        point('work fax', '+1 (217) 555-0101'),
        point('work', '+1 (217) 555-0100'),
        point('mobile', '+1 (217) 555-0199'),
      ],
      emails: [point('', 'john@acme.example')],
      address: '1 Main St, Springfield, IL 62701, United States of America',
      notes: 'Likes tea.\nCall after 10.',
    });
    expect(john?.problems.map((problem) => problem.message.key)).toEqual(['imports:warning.exchange']);
    expect(mary?.person).toMatchObject({ name: 'Mary Jones', birthday: undefined });
    expect(mary?.problems).toEqual([]);
  });

  test('Chinese, GB18030', () => {
    const { rows, encoding } = drafts('outlook-zh.csv');
    const [zhang, li, wang] = rows;
    expect(encoding).toBe('gb18030');
    expect(zhang?.stakeholder?.phones).toEqual([point('main', '0755-26880000')]);
    expect(zhang?.person).toMatchObject({
      name: '张伟',
      role: '采购总监',
      birthday: born(3, 15, 1985),
      phones: [
        point('work fax', '0755-26881235'),
        point('work', '0755-26881234'),
        point('mobile', '13800138000'),
      ],
      address: '中国广东省深圳市科苑路15号 518057',
      notes: '重要客户，每季度拜访一次',
    });
    expect(li?.person).toMatchObject({ name: '李娜', birthday: undefined });
    expect(wang?.person?.name).toBe('王镕');
  });
});

describe('CRM systems', () => {
  test('HubSpot', () => {
    const [ana, tom] = drafts('hubspot.csv').rows;
    expect(ana?.stakeholder).toMatchObject({
      name: 'Iberia Import SL',
      status: 'active',
      owner: 'Li Lei',
      industry: 'FOOD_BEVERAGES',
    });
    expect(ana?.person).toMatchObject({
      name: 'Ana García',
      phones: [point('', '+34 912 345 678'), point('mobile', '+34 612 345 678')],
      address: 'Madrid, Spain',
    });
    expect(tom?.stakeholder).toMatchObject({ name: 'Tom Brown', status: 'prospect' });
  });

  test('Salesforce: the column decides that 6/12 is 6 December', () => {
    const [edna, stella] = drafts('salesforce.csv').rows;
    expect(edna?.person).toMatchObject({
      name: 'Edna Frank',
      role: 'VP, Technology',
      birthday: born(4, 15, 1970),
    });
    expect(edna?.person?.phones).toContainEqual(point('fax', '(650) 867-9895'));
    expect(edna?.stakeholder).toMatchObject({ name: 'GenePoint', owner: 'Han Meimei' });
    expect(stella?.person?.birthday).toEqual(born(12, 6, 1979));
  });
});

test('a hand-made Chinese list, saved by Excel in GB18030', () => {
  const { rows, encoding } = drafts('hand-made-gb18030.csv');
  const [chen, liu, shunda, zhao, sun, zhou] = rows;
  expect(encoding).toBe('gb18030');
  expect(chen?.stakeholder).toMatchObject({
    name: '广州市荣鑫五金制品有限公司',
    kind: 'customer',
    tier: 'key',
    owner: '李雷',
  });
  expect(chen?.person).toMatchObject({
    name: '陈小明',
    wechat: 'chen_xm',
    birthday: born(8, 15, null, 'lunar'),
    phones: [point('mobile', '13711112222'), point('', '020-88886666'), point('', '020-88886667')],
    notes: '每月拜访',
  });
  expect(liu?.person).toMatchObject({
    wechat: undefined,
    emails: [point('', 'liufang@rongxin.example'), point('', 'lf@rongxin.example')],
  });
  expect(shunda).toMatchObject({
    stakeholder: {
      name: '佛山顺达包装厂',
      kind: 'supplier',
      phones: [point('', '0757-22223333')],
      notes: '纸箱',
    },
    person: null,
  });
  expect(zhao?.person).toMatchObject({
    name: '赵敏',
    birthday: born(3, 8),
    phones: [point('mobile', '136 0001 2222')],
  });
  expect(sun?.problems.map((problem) => problem.message.key)).toEqual(['imports:error.email']);
  expect(zhou?.problems.map((problem) => [problem.severity, problem.message.key])).toEqual([
    ['warning', 'imports:error.date'],
    ['warning', 'imports:error.tier'],
  ]);
  expect(sun?.person).toMatchObject({ emails: [], details: ['邮箱：bad-address'] });
  expect(zhou?.person?.details).toContain('生日：1990-02-30');
});

test.each([
  ['Na,Li', 'Na Li'],
  ['NA,LI', 'NA LI'],
  ['Bob,Null', 'Bob Null'],
  ['Bob,N/A', 'Bob'],
  ['Bob,NA', 'Bob'],
])('a word for an empty cell may be a name: %s', (parts, name) => {
  const source = readSource(Buffer.from(`First Name,Last Name,Company\n${parts},Acme\n`));
  if (!source.ok) throw new Error(source.error.message.key);
  const { table } = source.value;
  const [row] = readDrafts(table, recogniseHeadings(table.headings));
  expect(row?.person?.name).toBe(name);
});

test('Unicode text of Excel: UTF-16 and tabs', () => {
  const { rows, encoding } = drafts('unicode-text.txt');
  expect(encoding).toBe('utf-16le');
  expect(rows.map((row) => row.person?.name)).toEqual(['张伟', "O'Brien, Seán"]);
});

describe('cards', () => {
  test('iPhone (3.0): labels of its own, a birthday without a year, a company, a lunar birthday', () => {
    const [zhang, shunda, john] = drafts('iphone.vcf').rows;
    expect(zhang?.stakeholder).toMatchObject({
      name: '深圳市蓝海科技有限公司',
      website: 'https://lanhai.example',
    });
    expect(zhang?.person).toMatchObject({
      name: '张伟',
      department: '采购部',
      birthday: born(3, 15),
      wechat: 'zhangwei_wx',
      phones: [
        point('mobile', '+86 138 0013 8000'),
        point('work', '0755-26881234'),
        point('助理', '13900002222'),
        point('home fax', '13900003333'),
      ],
      emails: [point('公司邮箱', 'zhangwei@lanhai.example'), point('home', 'zw@home.example')],
      address: '中国广东省深圳市科苑路15号 518057',
      notes: '喜欢龙井茶\n周五下午不便接电话, 请发微信',
    });
    expect(shunda).toMatchObject({
      stakeholder: { name: '佛山顺达包装厂', phones: [point('main', '0757-22223333')] },
      person: null,
    });
    expect(john?.person).toMatchObject({ name: 'Dr. John Q. Smith', birthday: born(7, 4, 1975) });
  });

  test('Android (2.1): quoted-printable, bare types, GBK, a lunar birthday', () => {
    const [zhang, li, wang] = drafts('android-2.1.vcf').rows;
    expect(zhang?.person).toMatchObject({
      name: '张伟',
      birthday: born(3, 15, 1985),
      phones: [
        point('mobile', '13800138000'),
        point('work', '075526881234'),
        point('work fax', '075526881235'),
        point('秘书', '13900002222'),
      ],
      notes: '重点客户，每季度至少拜访一次；不要在周五下午打电话。\n喜欢龙井茶。',
    });
    expect(li?.person).toMatchObject({ name: '李娜', birthday: born(8, 15, 1990, 'lunar') });
    expect(wang?.person).toMatchObject({ name: '王镕', birthday: born(12, 1, 1990) });
  });

  test('4.0: telephone numbers as URIs', () => {
    const [ana] = drafts('vcard-4.0.vcf').rows;
    expect(ana?.person).toMatchObject({
      name: 'Ana García',
      birthday: born(3, 15),
      phones: [point('mobile', '+34-612-345-678'), point('work', '+34-912-345-678 ext. 12')],
      notes: 'Line one\nline two; with a semicolon',
    });
  });

  test('lines folded in the middle of a character', () => {
    const [wang] = drafts('folded-octets.vcf').rows;
    expect(wang?.person).toMatchObject({ name: '王芳', notes: '这是一条很长的备注'.repeat(12) });
  });
});
