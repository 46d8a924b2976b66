import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENCODINGS } from '../../../src/domain/encoding.ts';
import { readDrafts } from '../../../src/domain/imports/drafts.ts';
import { FIELDS } from '../../../src/domain/imports/fields.ts';
import { groupRows } from '../../../src/domain/imports/groups.ts';
import { recogniseHeadings, signature } from '../../../src/domain/imports/headings.ts';
import { readSource } from '../../../src/domain/imports/read.ts';

const FOLDER = new URL('../../fixtures/import/', import.meta.url);
const files = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER)));

/** Reads bytes as an import does; whatever they are, the answer is a value. */
function understand(bytes: Uint8Array, options: Parameters<typeof readSource>[1] = {}) {
  const source = readSource(bytes, options);
  if (!source.ok) return source.error.message.key;
  const { table } = source.value;
  signature(table.headings);
  const fields = table.fields ?? recogniseHeadings(table.headings);
  const { groups } = groupRows(readDrafts(table, fields));
  return groups.length;
}
const encode = (text: string) => new TextEncoder().encode(text);

describe('any bytes are either a list or no list', () => {
  test('random bytes, in any encoding', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2_000 }),
        fc.option(fc.constantFrom(...ENCODINGS), { nil: undefined }),
        (bytes, encoding) => {
          understand(bytes, encoding === undefined ? {} : { encoding });
        },
      ),
    );
  });

  test('real lists with bytes changed, lost and doubled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 20 }),
        fc.nat(),
        (file, changes, end) => {
          const bytes = new Uint8Array(file);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          understand(bytes.subarray(0, 1 + (end % bytes.length)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('random text under every heading there is', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('\0', '0/0/00', '农历', ' ::: ', "'=", '闰'),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: FIELDS.length, maxLength: FIELDS.length }), (cells) => {
        const line = cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
        understand(encode(`${FIELDS.join(',')}\n${line}\n`));
      }),
    );
  });
});

test.each([
  [
    'a page that a web system calls .xls',
    '<html><table><tr><td>姓名</td></tr></table></html>',
    'oldWorkbook',
  ],
  ['a workbook of XML', '<?xml version="1.0"?><Workbook/>', 'oldWorkbook'],
  ['a PDF', '%PDF-1.4\n1 0 obj\n<<>>\nendobj\n', 'notAList'],
  ['a card of endless lines', `BEGIN:VCARD\nNOTE:${'a\n '.repeat(1_000_001)}\nEND:VCARD`, 'cards'],
  ['a file of cards without end', 'BEGIN:VCARD\nFN:A\nEND:VCARD\n'.repeat(50_001), 'cards'],
  [
    'a card with a picture of many megabytes',
    `BEGIN:VCARD\nPHOTO:${'A'.repeat(13 * 1024 * 1024)}\nEND:VCARD`,
    'endlessCard',
  ],
  ['a list of more rows than there may be', `姓名\n${'张伟\n'.repeat(80_001)}`, 'rows'],
  ['a list of lines without end', `姓名\n${'\n'.repeat(1_200_000)}`, 'rows'],
  ['a quote that is never closed', `姓名,备注\n张伟,"${'x\n'.repeat(600_000)}`, 'endlessLine'],
])('%s is refused', (_, text, error) => {
  expect(understand(encode(text))).toBe(`imports:error.${error}`);
});

describe('nothing takes long', () => {
  const LONG = 32_000;
  const every = (cell: string) =>
    encode(
      `${FIELDS.join(',')}\n${Array(5)
        .fill(FIELDS.map(() => `"${cell}"`).join(','))
        .join('\n')}`,
    );
  test.each([
    ['spaces', every(`a${' '.repeat(LONG)}b`)],
    ['line ends', every(`a${'\n'.repeat(LONG)}b`)],
    ['commas', every(`1${','.repeat(LONG)}`)],
    ['dots', every(`a@${'a.'.repeat(LONG / 2)}`)],
    ['angle brackets', every('<'.repeat(LONG))],
    ['slashes', every('1/'.repeat(LONG / 2))],
    ['apostrophes', every(`${"'".repeat(LONG)}=`)],
    ['Han characters', every('户'.repeat(LONG))],
    ['a line of vCard without a colon', encode(`BEGIN:VCARD\n${'A;'.repeat(1_000_000)}\nEND:VCARD`)],
    [
      'soft line breaks',
      encode(`BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:${'=41=\n'.repeat(200_000)}\nEND:VCARD`),
    ],
    ['cards within cards', encode('BEGIN:VCARD\n'.repeat(200_000))],
    ['quotes', encode(`姓名\n${'"'.repeat(1_000_001)}`)],
    ['rows of nothing', encode(`姓名\n${'\n'.repeat(1_000_000)}`)],
    [
      'fifty thousand people of one name',
      encode(
        `姓名,公司,电话\n${Array.from({ length: 50_000 }, (_, i) => `王伟,蓝海,1380013${i}`).join('\n')}`,
      ),
    ],
  ])('%s', (_, bytes) => {
    const started = process.cpuUsage();
    understand(bytes);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
