/**
 * Spreadsheet programs run a cell of a CSV file that begins like a formula (CSV injection, CWE-1236). Such a cell is
 * written with an apostrophe before it; one that already looks so gets one more, so that reading takes back exactly
 * what writing added.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r\n＝＋－＠]/;

export const defuse = (cell: string): string => (DANGEROUS.test(cell) ? `'${cell}` : cell);

const undefuse = (cell: string): string => (DEFUSED.test(cell) ? cell.slice(1) : cell);

/** `="0138"`: how lists keep Excel from making a number of digits. A formula of an export of ours is defused, never bare. */
export const unforceText = (cell: string): string => {
  const [, text] = /^="((?:[^"]|"")*)"$/.exec(cell) ?? [];
  return text === undefined ? undefuse(cell) : text.replaceAll('""', '"');
};

/** `'+86 138…`: a defused number in a CSV file that was then saved as a workbook. */
export const undefuseNumber = (cell: string): string =>
  /^'[+-]\d[\d\s()-]*$/.test(cell) ? cell.slice(1) : cell;
