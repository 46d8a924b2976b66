import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/domain/imports/fields.ts';
import { labelOf, recogniseHeadings, signature } from '../../../src/domain/imports/headings.ts';
import { text } from '../../../src/i18n/index.ts';
import { LANGUAGES } from '../../../src/i18n/languages.ts';

const recognise = (...headings: string[]) => recogniseHeadings(headings);

describe('headings in both languages', () => {
  test('a hand-made Chinese list', () => {
    expect(
      recognise('序号', '单位/公司名称', '姓名', '手机', '微信', '客户类型', '级别/重要程度', '上次联系'),
    ).toEqual([null, 'stakeholderName', 'personName', 'phone', 'wechat', 'kind', 'tier', 'lastContact']);
  });

  test('case, spaces, brackets and full width make no difference', () => {
    expect(recognise('  First_Name ', 'LASTNAME', 'E-Mail', 'ＱＱ', '手机号码（必填）', '1.公司：')).toEqual([
      'givenName',
      'familyName',
      'email',
      null,
      'phone',
      'stakeholderName',
    ]);
  });

  test('a form of address where there is a job title, else the job title itself', () => {
    expect(recognise('Title', 'Job Title')).toEqual(['namePrefix', 'role']);
    expect(recognise('Salutation', 'Title')).toEqual(['namePrefix', 'role']);
  });

  test('Name is a person, unless the list is one of companies', () => {
    expect(recognise('Name', 'Phone')).toEqual(['personName', 'phone']);
    expect(recognise('Name', 'Company', 'Phone')).toEqual(['personName', 'stakeholderName', 'phone']);
    expect(recognise('Name', 'Contact', 'Phone')).toEqual(['stakeholderName', 'personName', 'phone']);
    expect(recognise('name', 'kind', 'tier')).toEqual(['stakeholderName', 'kind', 'tier']);
  });

  test('a second column of companies is left to the user; beside numbers and a company, customers are people', () => {
    expect(recognise('公司名称', '客户名称')).toEqual(['stakeholderName', null]);
    expect(recognise('客户名称', '企业', '手机')).toEqual(['personName', 'stakeholderName', 'phone']);
    expect(recognise('客户名称', '企业', '联系人')).toEqual(['stakeholderName', null, 'personName']);
  });

  test('a number in characters is part of a word, too', () => {
    expect(recognise('统一社会信用代码', '公司')).toEqual([null, 'stakeholderName']);
  });

  test('HubSpot fills either of two columns for the company', () => {
    expect(recognise('First Name', 'Associated Company', 'Company Name')).toEqual([
      'givenName',
      'stakeholderName',
      'stakeholderName',
    ]);
  });

  test('the numbers of a second person are not taken for those of the first', () => {
    const fields = recognise('公司', '联系人1', '电话1', '联系人2', '电话2', '备注');
    expect(fields).toEqual(['stakeholderName', 'personName', 'phone', null, null, 'notes']);
    expect(recognise('姓名', '联系人', '电话')).toEqual(['personName', null, 'phone']);
  });

  test.each([
    ['手机（常用）', 'phone'],
    ['生日（农历）', 'birthday'],
    ['职位/职务', 'role'],
    ['电话/手机', 'phone'],
    ['联系人邮箱', 'email'],
    ['客户手机', 'phone'],
    ['客户公司名称', 'stakeholderName'],
    ['Work Mobile', 'phone'],
    ['Phone (Work)', 'phone'],
    ['Associated Company (Primary)', 'stakeholderName'],
    ['姓名/电话', null],
    ['客户来源', null],
    ['Last Activity Date', 'lastContact'],
  ])('%s', (heading, field) => {
    expect(recognise(heading)).toEqual([field]);
  });

  test('traditional characters', () => {
    const fields = recognise('公司名稱', '聯絡人', '職稱', '行動電話', '電子郵件', '備註');
    expect(fields).toEqual(['stakeholderName', 'personName', 'role', 'phone', 'email', 'notes']);
  });

  test.each(LANGUAGES)('every field is known by its own name in %s, also with a number', (language) => {
    for (const field of FIELDS) {
      const label = text(language, { key: `imports:field.${field}` });
      expect([label, recognise(label)]).toEqual([label, [field]]);
      if (/phone|email/i.test(field)) expect(recognise(`${label} 3`)).toEqual([field]);
    }
  });

  test.each([
    ['移动电话', 'mobile'],
    ['Business Fax', 'work fax'],
    ['商务电话 2', 'work'],
    ['Home Phone', 'home'],
    ['单位主要电话', 'main'],
    ['电话', ''],
  ])('%s labels its numbers %j', (heading, label) => {
    expect(labelOf(heading)).toBe(label);
  });

  test('the same headings have the same signature, others another', () => {
    expect(signature(['姓名', '电话'])).toBe(signature(['姓名 ', '电话']));
    expect(signature(['姓名', '电话'])).not.toBe(signature(['姓名电话']));
  });
});
