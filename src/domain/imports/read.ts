import { decodeText, type Encoding } from '../encoding.ts';
import { withoutContinuations } from '../exports/continued.ts';
import { message } from '../message.ts';
import { ok, type Result, refuse } from '../result.ts';
import { readDelimited } from './delimited.ts';
import { undefuseNumber, unforceText } from './formulas.ts';
import { knownHeadings } from './headings.ts';
import { MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS, tooManyRows } from './limits.ts';
import { onePersonARow } from './several-people.ts';
import { isBlank, movedWrongCells, type Table, type TableRow, withoutBlanks } from './table.ts';
import { readVcards } from './vcard.ts';
import { isVcard } from './vcard-lines.ts';
import { readWorkbook } from './workbook.ts';

const FORMATS = ['csv', 'xlsx', 'vcard'] as const;
type Format = (typeof FORMATS)[number];

/** A file read as a list. */
export type Source = {
  format: Format;
  encoding: Encoding;
  /** Of a workbook; empty for other files. */
  sheets: string[];
  /** Sheets of a workbook that hold something, too, and were not read. */
  otherSheets: string[];
  /** What a workbook doesn't show. */
  hidden: Hidden;
  table: Table;
};

/** How many rows, and which columns and sheets that hold something are hidden or filtered out. */
type Hidden = { rows: number; columns: string[]; sheets: string[] };
const NOTHING_HIDDEN: Hidden = { rows: 0, columns: [], sheets: [] };

type Options = {
  encoding?: Encoding;
  sheet?: string;
  /** Whether what is hidden in a workbook is read as well; else the list is what its user sees. */
  hidden?: boolean;
};

const startsWith = (bytes: Uint8Array, mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound files: Excel before 2007, and workbooks protected by a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** Web systems write pages and call them .xls; Excel before 2007 saved workbooks as XML. */
const MARKUP = /^\s*<(?:!doctype|html|head|meta|table|\?xml)/i;

const SAMPLE_LENGTH = 64 * 1024;
/** Lists carry hardly any control characters; pictures and programs are full of them. */
const MAX_CONTROL_SHARE = 0.02;

function looksBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LENGTH);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return controls > 8 && controls > sample.length * MAX_CONTROL_SHARE;
}

/** Lines above the headings that may hold a title, a date or a note. */
const MAX_TITLE_ROWS = 10;

/**
 * 联系方式 over 手机 and 邮箱: a second row of headings, whose every cell is one, stands for what is above it. Where the first
 * row leaves nothing open there is none: 公司1 and 联系人1 may be somebody's data.
 */
function isSecondRow(above: string[], below: string[]): boolean {
  const own = below.filter((cell, i) => cell.trim() !== '' && cell !== above[i]);
  const fillsGap = below.some((cell, i) => cell.trim() !== '' && above[i]?.trim() === '');
  return fillsGap && own.length > 1 && knownHeadings(own) === own.length;
}

/** Splits rows into headings and what stands below them: the headings are the first row with the most known ones. */
function underHeadings(rows: TableRow[]): Table {
  const filledRows = rows.filter((row) => !isBlank(row.cells));
  let best = 0;
  filledRows.slice(0, MAX_TITLE_ROWS).forEach((row, i) => {
    if (knownHeadings(row.cells) > knownHeadings(filledRows[best]?.cells ?? [])) best = i;
  });
  const above = filledRows[best]?.cells ?? [];
  const below = filledRows[best + 1]?.cells ?? [];
  const both = isSecondRow(above, below);
  const cells = both ? above.map((cell, i) => below[i]?.trim() || cell) : above;
  return {
    headings: cells.map((cell) => cell.replace(/\s+/g, ' ').trim()),
    rows: filledRows.slice(best + (both ? 2 : 1)),
  };
}

/** Excel writes a CSV by so many rows at a time, and leaves out the last columns where they are empty in all of these. */
const EXCEL_CHUNK = 16;

/**
 * The chunks of which every row lacks the same columns; the first one holds the headings, which lack none. A single row
 * is no proof of it. Other programs leave them out of all rows.
 */
function narrowChunks({ headings, rows }: Table): Set<number> {
  const chunks = Map.groupBy(rows, chunkOf);
  const isNarrow = (of: TableRow[]) =>
    of.length > 1 &&
    of.every(({ cells }) => cells.length < headings.length && cells.length === of[0]?.cells.length);
  if (isNarrow(rows)) return new Set(chunks.keys());
  return new Set([...chunks].flatMap(([chunk, of]) => (chunk > 0 && isNarrow(of) ? [chunk] : [])));
}
const chunkOf = ({ number }: TableRow) => Math.floor((number - 1) / EXCEL_CHUNK);

/** Cells beyond the headings are a quoting mistake, missing ones a broken line: either would put data into wrong columns. */
function checkWidths(table: Table): Table {
  const { headings, rows } = table;
  const narrow = narrowChunks(table);
  const checkedRows = rows.map((row) => {
    if (narrow.has(chunkOf(row))) return { ...row, cells: headings.map((_, i) => row.cells[i] ?? '') };
    const extra = row.cells.slice(headings.length);
    if (row.cells.length >= headings.length && isBlank(extra)) {
      return { ...row, cells: row.cells.slice(0, headings.length) };
    }
    const problem = message('imports:error.ragged', { expected: headings.length, found: row.cells.length });
    return { ...row, problem: row.problem ?? problem };
  });
  return { headings, rows: checkedRows };
}

/** No line of a list is longer; reading one that is takes many times its size of memory. */
const LONGEST_LINE = 12 * 1024 * 1024;

function hasEndlessLine(bytes: Uint8Array): boolean {
  let start = 0;
  for (;;) {
    const lf = bytes.indexOf(0x0a, start);
    const end = lf === -1 ? bytes.length : lf;
    if (end - start > LONGEST_LINE) {
      // Old Macs end lines by CR alone.
      const cr = bytes.subarray(start, end).indexOf(0x0d);
      if (cr === -1 || cr > LONGEST_LINE) return true;
    }
    if (lf === -1) return false;
    start = lf + 1;
  }
}

function readText(bytes: Uint8Array, preferred: Encoding | undefined): Result<Source> {
  const { text, encoding } = decodeText(bytes, preferred);
  if (MARKUP.test(text)) return refuse('invalid', 'imports:error.oldWorkbook');
  if (looksBinary(text) || text.startsWith('%PDF-')) return refuse('invalid', 'imports:error.notAList');
  const result = readDelimited(text);
  if (!result.ok) return result;
  const filledRows = result.value.rows.filter((row) => !isBlank(row.cells));
  // One is that of the headings.
  if (filledRows.length > MAX_ROWS + 1) return tooManyRows();
  const rows = filledRows.map((row) => ({ ...row, cells: row.cells.map(unforceText) }));
  const table = onePersonARow(withoutBlanks(checkWidths(underHeadings(rows))));
  return ok({ format: 'csv', encoding, sheets: [], otherSheets: [], hidden: NOTHING_HIDDEN, table });
}

function readVcf(bytes: Uint8Array, preferred: Encoding | undefined): Result<Source> {
  const result = readVcards(bytes, preferred);
  if (!result.ok) return result;
  const { table, encoding } = result.value;
  return ok({
    format: 'vcard',
    encoding,
    sheets: [],
    otherSheets: [],
    hidden: NOTHING_HIDDEN,
    table: withoutBlanks(table),
  });
}

/** A list without the rows and columns that its user doesn't see. */
function withoutHidden({ headings, rows }: Table, hiddenColumns: ReadonlySet<number>): Table {
  const keep = <T>(list: T[]) => list.filter((_, i) => !hiddenColumns.has(i));
  const columns = keep(headings.map((_, i) => i));
  return {
    headings: keep(headings),
    rows: rows
      .filter(({ hidden }) => hidden !== true)
      .map((row) => ({ ...row, cells: keep(row.cells), ...movedWrongCells(row, columns) })),
  };
}

/** What there is to miss of rows and columns that are not shown. */
function hiddenIn({ headings, rows }: Table, hiddenColumns: ReadonlySet<number>): Omit<Hidden, 'sheets'> {
  const holds = (at: number) => rows.some(({ cells }) => (cells[at]?.trim() ?? '') !== '');
  return {
    rows: rows.filter(({ hidden, cells }) => hidden === true && !isBlank(cells)).length,
    columns: headings.filter((_, at) => hiddenColumns.has(at) && holds(at)),
  };
}

function readXlsx(bytes: Uint8Array, { sheet, hidden = false }: Options): Result<Source> {
  const workbook = readWorkbook(bytes, sheet, hidden);
  if (!workbook.ok) return workbook;
  const { sheets, otherSheets, hiddenSheets, hiddenColumns } = workbook.value;
  const rows = workbook.value.rows.map((row) => ({ ...row, cells: row.cells.map(undefuseNumber) }));
  const table = underHeadings(rows);
  const whole = {
    ...table,
    rows: table.rows.map((row) => ({ ...row, cells: withoutContinuations(table.headings, row.cells) })),
  };
  const visible = hidden ? whole : withoutHidden(whole, hiddenColumns);
  return ok({
    format: 'xlsx',
    encoding: 'utf-8',
    sheets,
    otherSheets,
    hidden: { ...hiddenIn(whole, hiddenColumns), sheets: hiddenSheets },
    table: onePersonARow(withoutBlanks(visible)),
  });
}

/** Reads a file of any format that we know, told by its content, not its name. */
export function readSource(bytes: Uint8Array, options: Options = {}): Result<Source> {
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse('invalid', 'imports:error.fileSize', { limit: MAX_FILE_BYTES / 1024 / 1024 });
  }
  if (startsWith(bytes, COMPOUND_FILE)) return refuse('invalid', 'imports:error.oldWorkbook');
  if (!startsWith(bytes, ZIP) && hasEndlessLine(bytes))
    return refuse('invalid', `imports:error.${isVcard(bytes) ? 'endlessCard' : 'endlessLine'}`);
  const source = startsWith(bytes, ZIP)
    ? readXlsx(bytes, options)
    : isVcard(bytes)
      ? readVcf(bytes, options.encoding)
      : readText(bytes, options.encoding);
  if (!source.ok) return source;
  const { headings } = source.value.table;
  if (headings.length === 0) return refuse('invalid', 'imports:error.empty');
  return headings.length > MAX_COLUMNS ? tooManyRows() : source;
}
