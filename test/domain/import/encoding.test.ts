import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeText, guessEncoding } from '../../../src/domain/import/encoding.ts';

const LIST =
  '姓名,单位,电话\r\n张伟,深圳市蓝海科技有限公司,0755-26881234\r\n王镕,上海喆源贸易,13700002222\r\n';

describe('a list is read in the encoding that its program wrote', () => {
  test.each([
    ['UTF-8', 'utf-8', Buffer.from(LIST)],
    ['UTF-8 with a byte-order mark (Excel)', 'utf-8', Buffer.from(`\ufeff${LIST}`)],
    ['GB18030 (Chinese Excel)', 'gb18030', iconv.encode(LIST, 'gb18030')],
    [
      'UTF-16 with a byte-order mark (Unicode text)',
      'utf-16le',
      iconv.encode(LIST, 'utf-16le', { addBOM: true }),
    ],
    ['UTF-16 big-endian', 'utf-16be', iconv.encode(LIST, 'utf-16be', { addBOM: true })],
    ['UTF-16 without a mark', 'utf-16le', iconv.encode(LIST, 'utf-16le', { addBOM: false })],
    ['UTF-16 big-endian without a mark', 'utf-16be', iconv.encode(LIST, 'utf-16be', { addBOM: false })],
  ])('%s', (_, encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: LIST, encoding, damaged: false });
  });

  test('a character beyond GBK survives GB18030', () => {
    const text = '𠮷野家,㐀\n';
    expect(decodeText(iconv.encode(text, 'gb18030')).text).toBe(text);
  });

  test('a wrong guess can be overridden', () => {
    const big5 = iconv.encode('陳大文,台北\n', 'big5');
    expect(decodeText(big5).text).not.toBe('陳大文,台北\n');
    expect(decodeText(big5, 'big5')).toEqual({ text: '陳大文,台北\n', encoding: 'big5', damaged: false });
  });

  test('a wrong choice shows as damage', () => {
    expect(decodeText(iconv.encode(LIST, 'gb18030'), 'utf-8').damaged).toBe(true);
  });

  test('Western accents that GB18030 has no meaning for are windows-1252', () => {
    expect(decodeText(iconv.encode('José,Zoë\xff\n', 'windows-1252')).encoding).toBe('windows-1252');
  });

  test('Western accents stand alone, even where pairs with their neighbours would mean something', () => {
    const text = 'Ana García,Málaga\nZoë Bündchen,Köln\n';
    expect(decodeText(iconv.encode(text, 'windows-1252'))).toMatchObject({ text, encoding: 'windows-1252' });
  });

  test('Big5 shows by its second bytes', () => {
    const text = '公司名稱,聯絡人\n台灣積體電路製造,張忠謀\n';
    expect(decodeText(iconv.encode(text, 'big5'))).toMatchObject({ text, encoding: 'big5' });
  });
});

test('whatever is valid UTF-8 is read as UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bytes = new TextEncoder().encode(`${text}张`);
      expect(guessEncoding(bytes)).toBe('utf-8');
    }),
  );
});
