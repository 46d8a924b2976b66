/** A cell that a spreadsheet would run as a formula is led by an apostrophe (OWASP, CSV injection). */
const defused = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** CSV as RFC 4180 has it, with the byte order mark by which Excel knows UTF-8. */
export const toCsv = (rows: string[][]): string =>
  `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(defused(cell))).join(',')}\r\n`).join('')}`;
