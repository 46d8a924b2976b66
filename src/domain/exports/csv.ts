import { defuse } from '../imports/formulas.ts';

/** CSV as Excel opens it right away: UTF-8 with a byte-order mark (RFC 4180), nothing in it that could run. */
export const CSV_START = '\ufeff';

const quote = (cell: string): string =>
  /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One record with its line end. */
export const csvLine = (cells: readonly string[]): string => {
  const line = cells.map((cell) => quote(defuse(cell))).join(',');
  // A record of one empty cell would be an empty line, which is none.
  return `${line === '' ? '""' : line}\r\n`;
};

/** A whole file. */
export const csvFile = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Uint8Array<ArrayBuffer> => new TextEncoder().encode(CSV_START + [headings, ...rows].map(csvLine).join(''));
