import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { withContinuations, withoutContinuations } from '../../../src/domain/exports/continued.ts';
import { fileName } from '../../../src/domain/exports/file-name.ts';
import { writeWorkbook } from '../../../src/domain/exports/workbook.ts';
import { readSource } from '../../../src/domain/imports/read.ts';

const LONGEST = 32_767;
const HEADINGS = ['编号', '内容', '说明'];

function sheetsOf(file: Uint8Array): string[] {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => name.startsWith('xl/worksheets/'));
  return parts.map(([, xml]) => new TextDecoder().decode(xml));
}
const cellsOf = (xml: string) => [...xml.matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text);
const written = (rows: string[][], mostRows?: number) => {
  const workbook = writeWorkbook('客户', HEADINGS, '', mostRows);
  workbook.add(rows);
  return workbook.finish();
};

describe('what Excel can’t hold', () => {
  test('a text too long for a cell goes on in further ones of its row, and is whole when it is read', () => {
    const text = `${'长'.repeat(40_000)}\u{20000}${'文'.repeat(40_000)}`;
    const file = written([
      ['1', text, 'x'.repeat(LONGEST)],
      ['2', 'b', ''],
    ]);
    const cells = sheetsOf(file).flatMap(cellsOf);
    expect(Math.max(...cells.map((cell) => cell.length))).toBeLessThanOrEqual(LONGEST);
    const read = readSource(file);
    expect(read.ok && read.value.table.rows.map(({ cells: of }) => of.slice(0, 3))).toEqual([
      ['1', text, 'x'.repeat(LONGEST)],
      ['2', 'b', ''],
    ]);
  });

  test('any row comes back as it was', () => {
    const cell = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 5 }), fc.integer({ min: 0, max: 30_000 }))
      .map(([unit, n]) => unit.toWellFormed().repeat(n));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 3, maxLength: 3 }), (cells) => {
        const row = withContinuations(HEADINGS, cells);
        expect(row.every((one) => one.length <= LONGEST && one.isWellFormed())).toBe(true);
        expect(withoutContinuations(HEADINGS, row).slice(0, 3)).toEqual(cells);
      }),
      { numRuns: 30 },
    );
  });

  test('more rows than a sheet takes go on in the next, under the same headings', () => {
    const file = written([['1'], ['2'], ['3'], ['4'], ['5']], 3);
    expect(sheetsOf(file).map(cellsOf)).toEqual([
      [...HEADINGS, '1', '2'],
      [...HEADINGS, '3', '4'],
      [...HEADINGS, '5'],
    ]);
    const read = readSource(file);
    expect(read.ok && [read.value.sheets, read.value.otherSheets]).toEqual([
      ['客户', '客户 2', '客户 3'],
      ['客户 2', '客户 3'],
    ]);
  });

  test.each([
    ['a/b:c[d]*?', 'a b c d'],
    ["'quoted'", 'quoted'],
    ['长'.repeat(40), '长'.repeat(31)],
    ['///', 'Sheet'],
  ])('a sheet is called by what Excel allows of %s', (name, expected) => {
    const read = readSource(writeSheet(name));
    expect(read.ok && read.value.sheets).toEqual([expected]);
  });
  const writeSheet = (name: string) => {
    const workbook = writeWorkbook(name, HEADINGS, '');
    workbook.add([['1', '2', '3']]);
    return workbook.finish();
  };
});

describe('a file is called by what any system takes', () => {
  test.each([
    ['客户 2026/11', '客户 2026 11.csv'],
    ['CON', '_CON.csv'],
    ['lpt1.x', '_lpt1.x.csv'],
    ['Console', 'Console.csv'],
    ['a\u202Efdp', 'a fdp.csv'],
    ['end. . .', 'end.csv'],
    ['', '_.csv'],
  ])('%j', (name, expected) => expect(fileName(name, '.csv')).toBe(expected));

  test('whatever it is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const made = fileName(name, '.xlsx');
        expect(new TextEncoder().encode(made).length).toBeLessThanOrEqual(255);
        expect(made).toMatch(/^[^\\/:*?"<>|\p{Cc}]+\.xlsx$/u);
        expect(made.isWellFormed()).toBe(true);
      }),
    );
  });
});
