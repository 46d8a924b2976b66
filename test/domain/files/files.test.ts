import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endingOf, safeFileName } from '../../../src/domain/files/names.ts';
import { openingOf } from '../../../src/domain/files/opening.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['报价.PDF', 'pdf'],
  ['setup.exe.', 'exe'],
  ['setup.exe . .', 'exe'],
  ['setup．ｅｘｅ', 'exe'],
  ['报价\u202Efdp.exe', 'exe'],
  ['cod\u200B.e\u200Bxe', 'exe'],
  ['报价.pdf.exe', 'exe'],
  ['setup.exe:报价.pdf', 'exe'],
  ['README', ''],
  ['.bashrc', ''],
  ['a.b/c', ''],
])('the ending of %j is %j', (name, ending) => expect(endingOf(name)).toBe(ending));

test.each([
  ['a/b\\c:d*e?f"g<h>i|j.txt', 'a_b_c_d_e_f_g_h_i_j.txt'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['COM1.tar.gz', '_COM1.tar.gz'],
  ['console.txt', 'console.txt'],
  ['..报价. .', '报价'],
  ['报价\u202Efdp.exe', '报价fdp.exe'],
  ['  ', 'attachment'],
  ['报价.docx', '报价.docx'],
])('%j is kept as %j', (name, safe) => expect(safeFileName(name)).toBe(safe));

test('a name of a hundred Chinese characters fits every file system, with its ending', () => {
  const safe = safeFileName(`${'报'.repeat(100)}.docx`);
  expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(200);
  expect(safe).toMatch(/^报+\.docx$/);
});

test('whatever a file is called, its safe name is one, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(200);
      expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]$|^$/u);
      expect(safeFileName(safe)).toBe(safe);
    }),
  );
});

test.each([
  'xll',
  'jnlp',
  'deb',
  'exe',
  'LNK',
  'ps1',
  'desktop',
  'msi',
  'js',
  'url',
  'vbs',
  'rpm',
  'dll',
  'appinstaller',
])('a program is never opened: .%s', (ending) =>
  expect(openingOf(`报价.${ending}`, bytes('x'))).toBe('never'),
);

test.each([
  'html',
  'htm',
  'svg',
  'docm',
  'xlsm',
  'pptm',
  'doc',
  'xls',
  'rtf',
  'zip',
  'iso',
  'xml',
  'eml',
  'unheard-of',
  '',
])('about what may do more than show it is asked: .%s', (ending) =>
  expect(openingOf(ending === '' ? 'README' : `报价.${ending}`, bytes('x'))).toBe('asks'),
);

test.each([
  ['报价.pdf', '%PDF-1.7'],
  ['照片.JPG', '\xff\xd8\xff\xe0'],
  ['说明.txt', '你好'],
  ['说明.txt', 'MZ is not a program by itself'],
  ['合同.docx', 'PK\x03\x04 word/document.xml'],
])('what only shows something opens: %s', (name, content) =>
  expect(openingOf(name, bytes(content))).toBe('opens'),
);

test.each([
  ['报价.pdf', 'MZ\x90\0\x03', 'never'],
  ['照片.png', '\x7fELF\x02', 'never'],
  ['说明.txt', 'L\0\0\0\x01\x14\x02\0', 'never'],
  ['报价.pdf', '<html><script>', 'asks'],
  ['合同.docx', 'PK\x03\x04 word/vbaProject.bin', 'asks'],
  ['合同.docx', '\xd0\xcf\x11\xe0', 'asks'],
  ['报价.exe．', '%PDF-1.7', 'never'],
])('%s that begins as %j: %s', (name, content, opening) =>
  expect(openingOf(name, bytes(content))).toBe(opening),
);
