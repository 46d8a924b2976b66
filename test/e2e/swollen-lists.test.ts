import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVault, type Vault } from './harness.ts';
import { at, BOUND, CLOCK, MEGABYTE, run } from './measured.ts';

/** Lists that are made to take all of the memory: each ends in an answer, within what any command takes. */

let vault: Vault;
beforeAll(() => {
  vault = createVault('init', ...CLOCK);
});

const HEADINGS = '<row><c t="inlineStr"><is><t>姓名</t></is></c></row>';
const sheet = (rows: string) => `<worksheet><sheetData>${HEADINGS}${rows}</sheetData></worksheet>`;
function workbook(rows: string, parts: Record<string, string> = {}): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="S" id="r"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r" Target="worksheets/a.xml"/></Relationships>',
    ),
    'xl/worksheets/a.xml': strToU8(sheet(rows)),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  });
}
const upTo = (bytes: number, unit: string) => unit.repeat(bytes / unit.length);
const INFLATED = 150 * MEGABYTE;
const PLAIN = 60 * MEGABYTE;

describe('a list that is made to take all of the memory', () => {
  test.each<[string, string, () => string | Uint8Array]>([
    ['rows of nothing', 'a.xlsx', () => workbook(upTo(INFLATED, '<row/>'))],
    [
      'rows whose cells lie far out',
      'a.xlsx',
      () => workbook(upTo(MEGABYTE, '<row><c r="ALL1"><v>1</v></c></row>')),
    ],
    [
      'a cell of escaped letters',
      'a.xlsx',
      () => workbook(`<row><c><v>${upTo(INFLATED, '&amp;')}</v></c></row>`),
    ],
    ['a tag without an end', 'a.xlsx', () => workbook(`<row ${upTo(INFLATED, 'a="1" ')}/>`)],
    ['texts of nothing', 'a.xlsx', () => workbook('', { 'xl/sharedStrings.xml': upTo(INFLATED, '<si/>') })],
    [
      'a picture in lines',
      'a.vcf',
      () => `BEGIN:VCARD\nFN:A\nPHOTO:${upTo(PLAIN, `${'A'.repeat(75)}\n `)}\nEND:VCARD\n`,
    ],
    ['lines of nothing', 'a.csv', () => `姓名\n${upTo(PLAIN, '\n')}`],
    ['a line of empty cells', 'a.csv', () => `姓名${upTo(PLAIN, ',')}\n`],
    ['a quote that is never closed', 'a.csv', () => `姓名\n"${upTo(PLAIN, 'x\n')}`],
  ])(
    'ends within bounds: %s',
    (_, name, make) => {
      writeFileSync(at(name), make());
      const { status, error, peak } = run(vault, ['import', at(name), '--dry-run']);
      expect([0, 1]).toContain(status);
      if (status === 1) expect(JSON.parse(error).error.code).toBe('invalid');
      expect(peak).toBeLessThan(BOUND);
    },
    120_000,
  );
});
