import { describe, expect, test } from 'vitest';
import { personChanges } from '../../../src/domain/imports/changes.ts';
import { detail } from '../../../src/domain/imports/detail.ts';
import { withDetails } from '../../../src/domain/imports/details.ts';
import { born, understand } from './drafts-fixture.ts';

const rows = (...lines: string[]) => understand(Buffer.from(lines.join('\n'))).rows;
const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');

describe('what a list says for which there is no field is kept in the notes', () => {
  test('Google: nickname, relation, event and fields of one’s own; WeChat among them is taken for what it is', () => {
    const [john, ouyang] = rows(
      'First Name,Nickname,Notes,Website 1 - Value,Website 2 - Value,Relation 1 - Label,Relation 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value,Custom Field 2 - Label,Custom Field 2 - Value',
      'John,Johnny,hello,https://a.example,https://b.example,Spouse,Mary,Anniversary,2010-06-01,微信,jsmith_wx,Shoe size,42',
      ',老欧,,,,,,,,,,,',
    );
    expect(john?.person).toMatchObject({
      notes: 'hello',
      details: ['Nickname: Johnny', 'Spouse: Mary', 'Anniversary: 2010-06-01', 'Shoe size: 42'],
      wechat: 'jsmith_wx',
    });
    expect(john?.stakeholder).toMatchObject({
      website: 'https://a.example',
      details: ['Website 2 - Value: https://b.example'],
    });
    expect(ouyang?.person).toMatchObject({ name: '老欧', details: undefined });
  });

  test('Outlook: a spouse is kept, an anniversary that is none is not', () => {
    const [wang] = rows('姓名,配偶,纪念日,子女', '王芳,李雷,0/0/00,');
    expect(wang?.person?.details).toEqual(['配偶：李雷']);
  });

  test('of a company alone it is the company’s', () => {
    const [shunda] = rows('公司,公司地址,收货地址,爱好', '顺达,深圳,东莞,钓鱼');
    expect(shunda?.stakeholder).toMatchObject({ address: '深圳', details: ['收货地址：东莞', '爱好：钓鱼'] });
  });

  test('notes that are there stay, and nothing is added twice', () => {
    const current = {
      name: '张伟',
      role: '',
      department: '',
      wechat: '',
      birthday: null,
      preferredChannel: null,
      address: '',
      notes: '老客户',
      primary: false,
      phones: [],
      emails: [],
    };
    const draft = { name: '张伟', phones: [], emails: [], details: [detail('昵称', '小张')] };
    const { notes } = personChanges(current, draft).changes;
    expect(notes).toBe('老客户\n昵称：小张');
    expect(personChanges({ ...current, notes: notes ?? '' }, draft)).toEqual({ passed: [], changes: {} });
    expect(withDetails('x'.repeat(19_999), ['more'])).toHaveLength(19_999);
  });
});

describe('birthdays that are no day of the year', () => {
  test.each([
    'BDAY:1985',
    'BDAY:--04',
    'BDAY:---12',
    'BDAY:1985-04',
    'BDAY:1889-05-12',
    'BDAY:18890512',
    'BDAY;VALUE=text:circa 1800',
  ])('%s: the card comes in, the birthday is told and kept in words', (line) => {
    const [ann] = understand(Buffer.from(card('FN:Ann', line))).rows;
    const said = line.slice(line.indexOf(':') + 1);
    expect(ann?.person).toMatchObject({ name: 'Ann', birthday: undefined });
    expect(ann?.person?.details?.map((text) => text.split(': ')[1])).toEqual([said]);
    expect(ann?.problems).toMatchObject([
      { severity: 'warning', message: { key: 'imports:warning.noBirthday', params: { text: said } } },
    ]);
  });

  test('a year that stands for none leaves the day', () => {
    const [ann] = understand(Buffer.from(card('FN:Ann', 'BDAY:0000-05-12'))).rows;
    expect(ann?.person?.birthday).toMatchObject({ month: 5, day: 12, year: null });
    expect(ann?.problems).toEqual([]);
  });

  test('a day that can’t be is told and kept, and turns nobody away', () => {
    const [ann] = understand(Buffer.from(card('FN:Ann', 'BDAY:1985-02-30'))).rows;
    expect(ann?.person).toMatchObject({ birthday: undefined, details: ['birthday: 1985-02-30'] });
    expect(ann?.problems).toMatchObject([{ severity: 'warning', message: { key: 'imports:error.date' } }]);
  });

  test('two columns, one for each calendar: whichever is filled, the ordinary one first', () => {
    const list = rows(
      '姓名,农历生日,公历生日',
      '张三,八月十五,',
      '李四,8-15,1985-05-12',
      '王五,1985-03,1985-05-12',
    );
    expect(list.map(({ person }) => person?.birthday)).toEqual([
      born(8, 15, null, 'lunar'),
      born(5, 12, 1985),
      born(5, 12, 1985),
    ]);
    expect(list.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

test('a card of a group is told and turned away', () => {
  const { rows: cards } = understand(
    Buffer.from(
      card('FN:Friends', 'KIND:group') + card('FN:Team', 'X-ADDRESSBOOKSERVER-KIND:group') + card('FN:Ann'),
    ),
  );
  expect(cards.map(({ problems }) => problems[0]?.message.key)).toEqual([
    'imports:error.group',
    'imports:error.group',
    undefined,
  ]);
  expect(cards.map(({ stakeholder }) => stakeholder?.name)).toEqual([undefined, undefined, 'Ann']);
});

test('a card with several addresses, websites and a nickname keeps them all', () => {
  const [ann] = understand(
    Buffer.from(
      card(
        'FN:Ann',
        'NICKNAME:Annie',
        'ADR;TYPE=home:;;2 Elm St;Springfield;IL;62702;USA',
        'ADR;TYPE=work:;;1 Main St;Springfield;IL;62701;USA',
        'URL:https://a.example',
        'URL:https://b.example',
      ),
    ),
  ).rows;
  expect(ann?.person).toMatchObject({
    address: '1 Main St, Springfield, IL 62701, USA',
    details: ['nickname: Annie', 'personAddress: 2 Elm St, Springfield, IL 62702, USA'],
  });
  expect(ann?.stakeholder).toMatchObject({
    website: 'https://a.example',
    details: ['website: https://b.example'],
  });
});
