import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/renderer/kpi/csv.ts';

describe('exported rows', () => {
  it('are what a spreadsheet reads back', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r]/.test(text) && text !== '');
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        expect(Papa.parse<string[]>(toCsv(rows).slice(1), { newline: '\r\n' }).data.slice(0, -1)).toEqual(
          rows,
        );
      }),
    );
  });

  it('never run as formulas', () => {
    expect(toCsv([['=1+1', '@x', '-2']])).toBe("\uFEFF'=1+1,'@x,'-2\r\n");
  });
});
