import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finderOf, type Words } from '../../../src/domain/erasure/finder.ts';

const erased = (words: Partial<Words>, text: string) =>
  finderOf({ names: [], ...words }).without(text, '▇', ['name', 'maybe', 'contact']);

const wide = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).replaceAll(' ', '　');
/** A text, each character of which is as it is, wide, or in capitals. */
const dressed = (text: string) =>
  fc
    .array(fc.constantFrom('as it is', 'wide', 'capital'), { minLength: text.length, maxLength: text.length })
    .map((how) =>
      Array.from(text, (one, index) =>
        how[index] === 'wide' ? wide(one) : how[index] === 'capital' ? one.toUpperCase() : one,
      ).join(''),
    );
const between = (pieces: readonly string[], blanks: fc.Arbitrary<string>) =>
  fc
    .array(blanks, { minLength: pieces.length, maxLength: pieces.length })
    .map((gaps) =>
      pieces.map((piece, index) => (index === 0 ? piece : (gaps[index] ?? '') + piece)).join(''),
    );

describe('a name', () => {
  const hanName = fc
    .array(fc.constantFrom(...'张伟王陈静李娜欧阳修文'), { minLength: 2, maxLength: 4 })
    .map((all) => all.join(''));
  const latinName = fc
    .array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' '));

  test('in Chinese is found with any blanks in it, whichever of both spellings is stored', () => {
    const blanks = fc.constantFrom('', ' ', '　', '\u00a0', '·', '  ', '\u200b');
    fc.assert(
      fc.property(
        hanName.chain((name) => fc.tuple(between([...name], blanks), between([...name], blanks))),
        ([stored, written]) => {
          expect(erased({ names: [stored] }, `请${written}来电`)).toBe('请▇来电');
        },
      ),
    );
  });

  test('in Latin letters is found in any width and case, with any blanks, also within Chinese', () => {
    const blanks = fc.constantFrom(' ', '  ', '　', '\n', ' \u200b');
    fc.assert(
      fc.property(
        latinName.chain((name) =>
          fc.tuple(fc.constant(name), between(name.split(' '), blanks).chain(dressed)),
        ),
        fc.constantFrom('', '今天', '李', '(', '：', '"', ' '),
        fc.constantFrom('', '来电', ')', '，', '.', "'s", ' '),
        ([name, written], left, right) => {
          expect(erased({ names: [name] }, left + written + right)).toBe(`${left}▇${right}`);
        },
      ),
    );
  });

  test('is left where it is a part of another word', () => {
    fc.assert(
      fc.property(latinName, fc.constantFrom('x', '7', 'É', 'ж', '_'), (name, more) => {
        for (const word of [name + more, more + name]) expect(erased({ names: [name] }, word)).toBe(word);
      }),
    );
    expect(erased({ names: ['Li', '李Tony'] }, 'Lisbon, Li, 李Tony, 小李Tony说, 李Tonya')).toBe(
      'Lisbon, ▇, ▇, 小▇说, 李Tonya',
    );
  });

  test('is left where it is a part of a longer name that others bear', () => {
    expect(
      erased(
        { names: ['陈静', '云栖'], kept: ['陈静怡', '云栖小镇', '小陈静'] },
        '陈静怡、陈 静 怡、陈静、小陈静，云栖小镇与云栖',
      ),
    ).toBe('陈静怡、陈 静 怡、▇、小陈静，云栖小镇与▇');
    expect(erased({ names: ['Tom', 'Tom Lee'] }, 'Tom Lee and Tom')).toBe('▇ and ▇');
  });

  test('is found whether its accents are characters of their own or not', () => {
    expect(erased({ names: ['José'] }, `Jose\u0301 and José`)).toBe('▇ and ▇');
    expect(erased({ names: ['Jose\u0301'] }, 'José')).toBe('▇');
  });

  test('is found in the other script of Chinese, and with another dot or none', () => {
    expect(erased({ names: ['张伟'] }, '張偉说')).toBe('▇说');
    expect(erased({ names: ['張偉'] }, '张伟说')).toBe('▇说');
    expect(erased({ names: ['艾力·买买提'] }, '艾力•买买提、艾力・买买提、艾力 买买提')).toBe('▇、▇、▇');
    expect(erased({ names: ['O’Brien'] }, "O'Brien O`Brien")).toBe('▇ ▇');
  });

  test('does not go on in the next line of Chinese', () => {
    expect(erased({ names: ['张伟'] }, '姓张\n伟业公司')).toBe('姓张\n伟业公司');
  });
});

describe('a number', () => {
  /** 179… is dialled in front of others. */
  const mobile = fc.stringMatching(/^1[3-9]\d{9}$/).filter((number) => !number.startsWith('179'));
  /** No area code of China begins with 086: behind the code of the country it would be that code twice. */
  const landline = fc.stringMatching(/^0[1-9]\d{9,10}$/).filter((number) => !number.startsWith('086'));
  const marks = fc.constantFrom(
    '',
    ' ',
    '-',
    '–',
    '—',
    '－',
    '_',
    '.',
    '/',
    '／',
    '\u00a0',
    ' - ',
    '(',
    ')',
    '~',
  );
  const china = (number: string) => {
    const core = number.replace(/^0/, '');
    return fc
      .constantFrom('', '0', '86', '+86', '＋86', '0086', '+86 ', '(86)', '+86-', '(+86) ', '+86 (0)')
      .map((prefix) => (prefix === '' ? number : prefix + core));
  };
  const spelled = (number: string) =>
    china(number).chain((whole) => {
      const at = whole.search(/\d{7,}$/);
      const head = whole.slice(0, at);
      return between([...whole.slice(at)], marks).chain((tail) => dressed(head + tail));
    });

  test('is found in any grouping and width, with or without the code of the country, however it is stored', () => {
    fc.assert(
      fc.property(
        fc.oneof(mobile, landline).chain((number) => fc.tuple(china(number), spelled(number))),
        ([stored, written]) => {
          const left = erased({ numbers: [stored] }, `电话${written}，谢谢`);
          expect(left.replaceAll(/[（(]/g, '')).toBe('电话▇，谢谢');
        },
      ),
    );
  });

  test('is left within a longer one', () => {
    fc.assert(
      fc.property(mobile, fc.stringMatching(/^[1-9]{1,3}$/), (number, more) => {
        const longer = [number + more, more + number].filter((one) => !/^(?:0|86)/.test(one));
        for (const one of longer) expect(erased({ numbers: [number] }, one)).toBe(one);
      }),
    );
  });

  test('is known with its extension, with another in the same field, and from abroad', () => {
    expect(erased({ numbers: ['0571-8888 0000转801'] }, '0571-88880000 转 801；0571-8888 0000')).toBe(
      '▇；0571-8888 0000',
    );
    expect(erased({ numbers: ['13912345678 / 0571-8888 0000'] }, '139-1234-5678, 057188880000')).toBe('▇, ▇');
    expect(erased({ numbers: ['13912345678 13812345678'] }, '138 1234 5678')).toBe('▇');
    expect(erased({ numbers: ['+44 20 7946 0958'] }, '0044 20 7946 0958, +442079460958')).toBe('▇, ▇');
    expect(erased({ numbers: ['+1 (865) 555-0100'] }, '186 5555 0100, +1 865 555 0100')).toBe(
      '186 5555 0100, ▇',
    );
    expect(erased({ numbers: ['186 5555 0100'] }, '+86 18655550100, +1 (865) 555-0100')).toBe(
      '▇, +1 (865) 555-0100',
    );
    expect(erased({ numbers: ['+86 755 2600 1234'] }, '０７５５－２６００１２３４ / (0755) 2600 1234')).toBe(
      '▇ / ▇',
    );
    expect(erased({ numbers: ['10', '95588', '+86 110'] }, '10 95588 110')).toBe('10 95588 110');
  });
});

test('an account is an address, a number or a name, whichever it looks like', () => {
  const text = '微信wx_19880102，生于1988-01-02，139 1234 5678，小静说，an apple';
  expect(erased({ accounts: ['wx_19880102'] }, text)).toBe(text.replace('wx_19880102', '▇'));
  expect(erased({ accounts: ['13912345678'] }, text)).toBe(text.replace('139 1234 5678', '▇'));
  expect(erased({ accounts: ['小静'] }, text)).toBe(text.replace('小静', '▇'));
  expect(erased({ accounts: ['', 'x'] }, text)).toBe(text);
});

test('an address is found in any case and width, not within another one', () => {
  expect(
    erased(
      { addresses: ['chen.jing@example.com'] },
      '邮箱Chen.Jing@EXAMPLE.com。x.chen.jing@example.com chen.jing@example.com.cn ｃｈｅｎ．ｊｉｎｇ＠example.com.',
    ),
  ).toBe('邮箱▇。x.chen.jing@example.com chen.jing@example.com.cn ▇.');
});

test('a long text is read in the time of its length', () => {
  const finder = finderOf({ names: ['张张张伟', 'aa aa ab'], numbers: ['13912345678'] });
  const hard = ['张', 'aa ', '1 ', '139 1234 567 ', '张 '].map((one) => one.repeat(50_000));
  const begun = performance.now();
  for (const text of hard) finder.kindsIn(text);
  expect(performance.now() - begun).toBeLessThan(3000);
});
