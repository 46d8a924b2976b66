import { textIn } from '../encoding.ts';
import { ok, type Result, refuse } from '../result.ts';
import { knownHeadings } from './headings.ts';
import { MAX_CELLS, tooManyRows } from './limits.ts';
import { formatCode } from './number-format.ts';
import { type CellContext, longer, readSheet, type Sheet } from './sheet.ts';
import type { TableRow } from './table.ts';
import { attribute, readXml } from './xml.ts';
import { DamagedPart, type Part, unzip } from './zip.ts';

/**
 * XLSX (ECMA-376, SpreadsheetML), read as text. Our own reader rather than a library's: it must show digits as they
 * were typed, survive zip bombs and entity expansion, and take what Excel, WPS, LibreOffice and web exports write.
 */

export type Workbook = Sheet & {
  /** Names of the sheets that can be chosen. */
  sheets: string[];
  sheet: string;
  /** Names of the sheets, of those not hidden, that hold something and were not read. */
  otherSheets: string[];
  /** Names of the sheets that are not shown and hold something. */
  hiddenSheets: string[];
};

type SheetEntry = { name: string; path: string; hidden: boolean };

const PARTS =
  /^\/?xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

const damaged = () => refuse('invalid', 'imports:error.workbook');

/** Rows from the top in which the headings of a list stand, and as many of them as make a list of a sheet. */
const TOP_ROWS = 20;
const LEAST_HEADINGS = 2;
const isList = (rows: TableRow[]): boolean =>
  rows.slice(0, TOP_ROWS).some(({ cells }) => knownHeadings(cells) >= LEAST_HEADINGS);

/** A cell with a value, or with text of its own. */
const HOLDS_SOMETHING = /<(?:\w+:)?(?:v|t)(?:\s[^<>]*)?>[^<]/;
/** More than the tag of a value takes, and the letter behind it. */
const TAG_LENGTH = 200;

function holdsSomething(pieces: Iterable<string>): boolean {
  let before = '';
  for (const piece of pieces) {
    if (HOLDS_SOMETHING.test(before + piece)) return true;
    before = piece.slice(-TAG_LENGTH);
  }
  return false;
}

/**
 * The rows of one sheet: the one asked for, else the first with a list, else the first in which anything stands.
 * @param hidden whether sheets that are not shown count as well
 */
export function readWorkbook(bytes: Uint8Array, sheetName?: string, hidden = false): Result<Workbook> {
  const unzipped = unzip(bytes, (name) => PARTS.test(name));
  if (!unzipped.ok) return unzipped;
  try {
    return readParts(unzipped.value, sheetName, hidden);
  } catch (error) {
    if (error instanceof DamagedPart) return refuse('invalid', 'imports:error.archive');
    throw error;
  }
}

function readParts(
  parts: Map<string, Part>,
  sheetName: string | undefined,
  hidden: boolean,
): Result<Workbook> {
  const partByName = new Map([...parts].map(([name, part]) => [name.replace(/^\//, '').toLowerCase(), part]));
  const part = (path: string): Iterable<string> => textIn(partByName.get(path.toLowerCase())?.() ?? []);

  const book = readBook(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels'));
  const strings = readSharedStrings(part('xl/sharedstrings.xml'));
  const formats = readFormats(part('xl/styles.xml'));
  if (book === null || strings === null || formats === null || book.sheets.length === 0) return damaged();
  const visibleSheets = book.sheets.filter((sheet) => hidden || !sheet.hidden || sheet.name === sheetName);

  const namedSheets = visibleSheets.filter((sheet) => sheet.name === sheetName);
  const context: CellContext = { strings, formats, from1904: book.from1904 };
  let best: Workbook | null = null;
  for (const entry of sheetName === undefined ? visibleSheets : namedSheets) {
    const current = readSheet(part(entry.path), context);
    if (current === 'damaged') return damaged();
    if (current === 'too-large') return tooManyRows();
    if (best === null || best.rows.length === 0 || isList(current.rows)) {
      best = { ...current, sheets: [], sheet: entry.name, otherSheets: [], hiddenSheets: [] };
    }
    if (isList(current.rows)) break;
  }
  if (best === null) return refuse('invalid', 'imports:error.noSheet', { sheet: sheetName ?? '' });
  const { sheet } = best;
  const otherSheets = book.sheets.filter(({ name, path }) => name !== sheet && holdsSomething(part(path)));
  const namesOf = (sheets: SheetEntry[]) => sheets.map(({ name }) => name);
  return ok({
    ...best,
    sheets: namesOf(visibleSheets),
    otherSheets: namesOf(otherSheets.filter((one) => hidden || !one.hidden)),
    hiddenSheets: namesOf(otherSheets.filter((one) => one.hidden)),
  });
}

function readBook(
  workbook: Iterable<string>,
  relations: Iterable<string>,
): { sheets: SheetEntry[]; from1904: boolean } | null {
  const targets = new Map<string, string>();
  const related = readXml(relations, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      targets.set(attribute(attributes, 'Id') ?? '', path);
    },
    close: () => {},
    text: () => {},
  });
  const sheets = new Map<string, SheetEntry>();
  let from1904 = false;
  const result = readXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const path = targets.get(attribute(attributes, 'id') ?? '');
      if (path?.toLowerCase().includes('worksheets/')) {
        const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
        const sheet = { name: attribute(attributes, 'name') ?? '', path, hidden };
        // No part is two sheets: it would be read over and over.
        if (!sheets.has(path)) sheets.set(path, sheet);
      }
    },
    close: () => {},
    text: () => {},
  });
  return related && result ? { sheets: [...sheets.values()], from1904 } : null;
}

/** Strings with their runs of rich text joined; phonetic guides (rPh) are no part of them. */
function readSharedStrings(xml: Iterable<string>): string[] | null {
  const strings: string[] = [];
  let current: string | null = null;
  let inText = false;
  let phonetic = false;
  const result = readXml(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    },
    close: (name) => {
      if (name === 'si') {
        strings.push(current ?? '');
        current = null;
      } else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    },
    text: (text) => {
      if (inText && !phonetic && current !== null) current = longer(current, text);
    },
    isDone: () => strings.length > MAX_CELLS,
  });
  return result && strings.length <= MAX_CELLS ? strings : null;
}

/** Of cell styles: Excel has 65,490 at most. */
const MOST_FORMATS = 65_536;

/** The number format's code of each cell style. */
function readFormats(xml: Iterable<string>): string[] | null {
  const declared = new Map<number, string>();
  const formats: number[] = [];
  let inCellStyles = false;
  const isTooMuch = () => formats.length > MOST_FORMATS || declared.size > MOST_FORMATS;
  const result = readXml(xml, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'numFmt') {
        declared.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      } else if (name === 'xf' && inCellStyles) formats.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => {},
    isDone: () => isTooMuch(),
  });
  return result && !isTooMuch() ? formats.map((id) => formatCode(id, declared)) : null;
}
