import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { splitExtension } from '../../../src/domain/identity/extension.ts';
import { isNumberKey, phoneKey, withoutExtension } from '../../../src/domain/identity/phones.ts';

describe('one telephone number', () => {
  test.each([
    [
      'a landline of Shenzhen',
      '+8675526001234',
      [
        '0755-26001234',
        '(0755) 2600 1234',
        '（０７５５）２６００１２３４',
        '+86 755 2600 1234',
        '+86 (0)755 2600 1234',
        '+86 (0755) 2600-1234',
        '0086 755 26001234',
        '0086-0755-26001234',
        '(+86) 755 2600 1234',
        '86-755-26001234',
        '8675526001234',
        '17951 0755 26001234',
        '٠٧٥٥ ٢٦٠٠١٢٣٤',
        '0755‑2600‐1234',
        '0755—26001234',
        '\u202a0755-26001234\u202c',
        '办公：0755-26001234',
        'tel:+86-755-2600-1234',
      ],
    ],
    [
      'a mobile',
      '+8613800138000',
      [
        '13800138000',
        '138 0013 8000',
        '138-0013-8000',
        '+86 138 0013 8000',
        '+86+8613800138000',
        '008613800138000',
        '86 13800138000',
        '013800138000',
        '17951 13800138000',
        '1259313800138000',
        '(86)13800138000',
        '1380013\u200b8000',
        '１３８００１３８０００',
        '१३८००१३८०००',
      ],
    ],
    [
      'of a switchboard, with an extension',
      '+8657487654321;808',
      [
        '0574-8765 4321 转 808',
        '0574-87654321转808',
        '0574-87654321 轉808',
        '0574-87654321-808',
        '+86 574 8765 4321 ext. 808',
        '+86 574 87654321 x808',
        '0574-87654321 EXT 808',
        '0574-87654321 Extension 808',
        '(0574)87654321 #808',
        '0574-87654321（转808）',
        '0574-87654321 分机：808',
        '0574-87654321,808',
        'tel:+86-574-87654321;ext=808',
      ],
    ],
    [
      'of London',
      '+442079460958',
      ['+44 20 7946 0958', '+44 (0)20 7946 0958', '0044 20 7946 0958', '00 44 (0) 20 79460958'],
    ],
    [
      'of the United States',
      '+18655550100',
      ['+1 (865) 555-0100', '001 865 555 0100', '+1.865.555.0100', '1-865-555-0100', '1 (865) 555-0100'],
    ],
    ['of Hongkong', '+85223456789', ['+852 2345 6789', '00852-23456789']],
    ['a free number', '+864008001234', ['400-800-1234', '4008001234', '+86 400 800 1234', '400 8001234']],
    ['a hotline', '+8695588', ['95588', '+86 95588', '955 88']],
  ])('%s is the same however it is written', (_, key, spellings) => {
    expect(spellings.map((spelling) => [spelling, phoneKey(spelling)])).toEqual(
      spellings.map((spelling) => [spelling, key]),
    );
  });

  it('is not another one that has the same digits', () => {
    const different = [
      '+1 (865) 555-0100',
      '186 5555 0100',
      '(865) 555-0100',
      '5555 0100',
      '26001234',
      '0755-26001234',
      '010-26001234',
      '0755-26001234 转 808',
      '0755-26001234 转 809',
      '+852 2600 1234',
      '+44 20 7946 0958',
      '020 7946 0958',
    ].map(phoneKey);
    expect(new Set(different).size).toBe(different.length);
  });

  it('tells nobody apart where it is short, or no number', () => {
    for (const text of ['808', '12345', '110', '同微信', '', '1-800-FLOWERS'])
      expect(isNumberKey(phoneKey(text)), text).toBe(false);
    expect(phoneKey('８０８')).toBe(phoneKey(' 808'));
    expect(phoneKey('808')).not.toBe(phoneKey('809'));
  });

  it('has the number of the switchboard, too', () => {
    expect(withoutExtension(phoneKey('0574-8765 4321 转 808'))).toBe(phoneKey('0574-87654321'));
    expect(splitExtension('0574-8765 4321 转 808')).toEqual({ number: '0574-8765 4321', extension: '808' });
    expect(splitExtension('138 0013 8000')).toEqual({ number: '138 0013 8000', extension: '' });
    expect(splitExtension('010-6234-5678')).toEqual({ number: '010-6234-5678', extension: '' });
  });

  const blank = fc.constantFrom('', ' ', '-', '–', '\u00a0', '.', '\u200b', ') ', '\u3000');
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));

  it('of China is one under any spelling', () => {
    const code = fc.constantFrom('', '+86', '0086', '86 ', '+86 ', '+86 (', '(+86)', '00 86-');
    const number = fc.oneof(
      fc.tuple(fc.constantFrom('10', '20', '21', '755', '574', '311'), digits(8)),
      fc.tuple(fc.constantFrom('138', '186', '159'), fc.stringMatching(/^\d{8}$/)),
    );
    fc.assert(
      fc.property(
        number,
        code,
        fc.array(blank, { minLength: 12, maxLength: 12 }),
        ([area, rest], code, blanks) => {
          const trunk = code === '' && area.length < 4 && !/^1[3-9]/.test(area) ? '0' : '';
          const spaced = [...`${area}${rest}`].map((one, i) => one + (i % 4 === 2 ? blanks[i] : '')).join('');
          expect(phoneKey(`${code}${trunk}${spaced}`)).toBe(`+86${area}${rest}`);
        },
      ),
    );
  });

  it('of another country is never one of China', () => {
    const code = fc.constantFrom('1', '44', '49', '33', '81', '82', '852', '886', '65', '7', '61', '39');
    const start = fc.constantFrom('+', '00', '＋', '+ ', '(+');
    fc.assert(
      // Nobody's number begins with 12 or 179 in China.
      fc.property(code, start, fc.stringMatching(/^[3-689]\d{7,9}$/), (code, start, number) => {
        const key = phoneKey(`${start}${code} ${number}`);
        expect(key).not.toBe(phoneKey(`${code}${number}`.padEnd(11, '0').slice(0, 11)));
        expect(key.startsWith(`+${code}`)).toBe(true);
        expect(phoneKey(key)).toBe(key);
      }),
    );
  });

  it('is read as fast in a long cell', () => {
    const long = `0755-${'2'.repeat(32_000)} ${'转 '.repeat(10_000)}`;
    const started = performance.now();
    phoneKey(long);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
