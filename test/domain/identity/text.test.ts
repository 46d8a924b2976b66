import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emailKey, plainEmail } from '../../../src/domain/identity/emails.ts';
import { nameKey } from '../../../src/domain/identity/names.ts';
import { simplified } from '../../../src/domain/identity/simplified.ts';
import { cleaned, foldText } from '../../../src/domain/identity/text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...'aß İıΣς\u0307\u0301ŉ李·•.-’\u200d\u200b\ufe0f\u180b\u{1f469}\u{e0041}\u{1f3f4}ﬁｶﾞ(）',
    ),
  }),
);

describe('a text as it is kept', () => {
  test.each([
    ['zero width', '李\u200b雷\ufeff', '李雷'],
    ['direction marks', '报价\u202efdp.exe\u2066', '报价fdp.exe'],
    ['a soft hyphen', 'Schiff\u00adfahrt', 'Schifffahrt'],
    ['a joiner between Chinese', '李\u200d雷\u200c', '李雷'],
    ['fillers that look blank', '李\u3164雷\u115f', '李雷'],
    ['a variation selector of nothing', 'a\ufe0fb', 'ab'],
    ['letters of tags', 'a\u{e0041}\u{e0042}', 'a'],
    ['a joiner of an emoji to what was taken out', '\ufe0f\u200d🏴', '🏴'],
  ])('has no %s', (_, typed, kept) => expect(cleaned(typed)).toBe(kept));

  test.each(['👨‍👩‍👧 一家', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 England', '葛󠄀城', 'می‌خواهم', 'क्‍ष', '👍🏽'])(
    'keeps what belongs to how it is written: %s',
    (typed) => expect(cleaned(typed)).toBe(typed),
  );

  it('is what it is when it is kept again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleaned(cleaned(text))).toBe(cleaned(text));
      }),
    );
  });
});

describe('one name', () => {
  test.each([
    [
      [
        '艾力·买买提',
        '艾力•买买提',
        '艾力・买买提',
        '艾力‧买买提',
        '艾力∙买买提',
        '艾力⋅买买提',
        '艾力･买买提',
        '艾力.买买提',
        '艾力．买买提',
        '艾力 买买提',
        '艾力买买提',
      ],
    ],
    [['甲公司', '甲公司\u200b', '\u202d甲公司', '甲\u00ad公司', ' 甲 公 司 ']],
    [['华为（深圳）', '华为(深圳)', '华为 （深圳）', '华为\u3000(深圳)']],
    [['北京“某某”公司', '北京"某某"公司', '北京「某某」公司', '北京＂某某＂公司']],
    [["O'Brien", 'O’Brien', 'O‘Brien', 'O＇Brien', "o'brien", 'O\u200b’Brien']],
    [['Jean-Luc Picard', 'Jean‑Luc Picard', 'JEAN–LUC  PICARD', 'Jean−Luc\u00a0Picard']],
    [['ＡＢＣ Ltd', 'ABC ltd', 'abc\u2003LTD']],
    [['Straße', 'STRASSE', 'strasse']],
    [['İstanbul A.Ş.', 'istanbul a.ş.', 'ISTANBUL A.Ş.']],
    [['ｶﾀｶﾅ', 'カタカナ']],
    [['ガス', 'ｶﾞｽ', 'カ\u3099ス']],
    [['Café', 'Cafe\u0301', 'CAFÉ']],
    [['ΟΔΟΣ', 'οδος', 'Οδος']],
    [['二〇二六', '二○二六']],
  ])('is the same in any spelling: %s', (spellings) =>
    expect(new Set(spellings.map(nameKey)).size, JSON.stringify(spellings.map(nameKey))).toBe(1),
  );

  it('is not another one', () => {
    const different = [
      '张伟',
      '张玮',
      '张维',
      'Li Na',
      'Lina',
      'Resume',
      'Résumé',
      'AB',
      'A·B',
      '甲-乙',
      '甲乙',
    ];
    expect(new Set(different.map(nameKey)).size).toBe(different.length);
  });

  it('is the same when it is made the same again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
        expect(nameKey(cleaned(text))).toBe(nameKey(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('one address', () => {
  it('is the same whatever cannot be seen of it, and its case', () => {
    for (const text of [
      'Li.Lei@A.example',
      'li.lei@a.example\u200b',
      '\ufeffli.lei@a.example',
      'ｌｉ．ｌｅｉ＠ａ．ｅｘａｍｐｌｅ',
      ' li.lei@a.example\u00a0',
    ])
      expect(emailKey(text)).toBe('li.lei@a.example');
    expect(plainEmail('Li.Lei＠A.example\u200e')).toBe('Li.Lei@A.example');
  });
});

it('is found in either script of Chinese', () => {
  expect(simplified('張偉，東莞偉業有限公司 體驗')).toBe('张伟，东莞伟业有限公司 体验');
  expect(simplified('张伟 Ltd')).toBe('张伟 Ltd');
});
