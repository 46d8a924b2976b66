import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateParts, dateText, numberText } from '../../../src/domain/imports/number-format.ts';
import { shownText } from '../../../src/domain/imports/shown-number.ts';

describe('a number is read as its cell shows it', () => {
  test.each([
    ['1062345678', '000-00000000', '010-62345678'],
    ['75526001234', '0000-00000000', '0755-26001234'],
    ['13800138000', '000 0000 0000', '138 0013 8000'],
    ['13800138000', '"+86 "000-0000-0000', '+86 138-0013-8000'],
    ['62345678', '"010-"0000\\ 0000', '010-6234 5678'],
    ['2175550000', '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '(217) 555-0000'],
    ['5550000', '[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', '555-0000'],
    ['138', '000000', '000138'],
    ['7', '"NO."0000', 'NO.0007'],
    ['0.125', '0%', '13%'],
    ['0.125', '0.00%', '12.50%'],
    ['1234567.5', '#,##0.00', '1,234,567.50'],
    ['-1234.5', '"¥"#,##0.00;[Red]\\("¥"#,##0.00\\)', '(¥1,234.50)'],
    ['1200', '[$¥-804]#,##0', '¥1,200'],
    ['1200', '#,##0.00\\ [$€-1]', '1,200.00 €'],
    ['25000000', '0.0,,"M"', '25.0M'],
    ['0', '0;-0;"无"', '无'],
    ['-3', '0;"减"0;"无"', '减3'],
    ['3', 'General"年"', '3年'],
    ['12', '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '12.00'],
    ['1.005', '0.00', '1.01'],
    ['0.30000000000000004', 'General', '0.3'],
    ['-0.001', '0.0', '0.0'],
  ])('%s in %s', (raw, code, shown) => {
    expect(numberText(raw, code)).toBe(shown);
  });

  test('but what shows less than its digits is read by these: powers of ten, fractions, what hides them', () => {
    expect(numberText('13800138000', '0.00E+00')).toBe('13800138000');
    expect(numberText('1.38E10', 'General')).toBe('13800000000');
    expect(numberText('0.5', '# ?/?')).toBe('0.5');
    expect(numberText('13800138000', ';;;')).toBe('13800138000');
  });

  test('whatever the format, a number becomes some text, and every format of digits only keeps all of them', () => {
    const part = fc.constantFrom(
      '0',
      '#',
      '?',
      ',',
      '.',
      '%',
      '"x"',
      '\\-',
      ' ',
      ';',
      '[Red]',
      '[>1]',
      '[$¥-804]',
      '@',
      'E+',
      '/',
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.array(part), (value, parts) => {
        expect(typeof numberText(String(value), parts.join(''))).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.constantFrom('0', '#', '-', ' ', '"("')), (value, parts) => {
        const shown = numberText(String(value), ['0', ...parts].join(''));
        expect(shown.replace(/\D/g, '').replace(/^0+(?=.)/, '')).toBe(String(value));
      }),
    );
  });
});

test('a text has a format, too', () => {
  expect(shownText('12', '"No. "@')).toBe('No. 12');
  expect(shownText('未定', '0;-0;0;"（"@"）"')).toBe('（未定）');
  expect(shownText('未定', '0.00')).toBe('未定');
});

test('dates of both date systems; a day that nobody typed is none', () => {
  const parts = dateParts('yyyy/m/d');
  expect(parts && dateText(45_980, parts, false)).toBe('2025-11-19');
  expect(parts && dateText(45_980 - 1462, parts, true)).toBe('2025-11-19');
  expect(parts && dateText(0, parts, false)).toBe('1900-01-00');
  expect(dateParts('000-00000000')).toBeNull();
  expect(dateParts('"d"0')).toBeNull();
});
