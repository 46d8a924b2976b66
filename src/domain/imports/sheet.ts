import { type Message, message } from '../message.ts';
import { MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { dateParts, dateText, isTooLong, numberText } from './number-format.ts';
import { shownText } from './shown-number.ts';
import type { TableRow } from './table.ts';
import { attribute, readXml } from './xml.ts';

/** What the cells of a sheet refer to: shared strings, the format code of each style, and the date system. */
export type CellContext = { strings: string[]; formats: string[]; from1904: boolean };

/** The rows that are not empty, and the hidden columns. */
export type Sheet = { rows: TableRow[]; hiddenColumns: ReadonlySet<number> };

/** `formula`: it has one. `valued`: it has a value, be it empty. */
type Cell = {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: boolean;
  valued: boolean;
};
type Merge = { column: number; from: number; to: number };

/** Rows that a vertical merge may span: one company with its contact people, not a decorated margin. */
const MAX_MERGED_ROWS = 1_000;
const MAX_MERGES = 20_000;
/** Of Excel, which has no later ones. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Cells with a problem or a warning. */
const MOST_WRONG = 500_000;

/** A text with what follows it. One letter more than a cell can hold shows that it is too long. */
export const longer = (text: string, next: () => string): string =>
  text.length > MAX_CELL_LENGTH ? text : (text + next()).slice(0, MAX_CELL_LENGTH + 1);

/** `AB12` → column 27, row 12; null where it is no reference. */
function reference(text: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (match?.[1] === undefined) return null;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}

/** Excel writes characters that XML can't carry as `_x000D_`. */
const unescapeControls = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** Null where a cell refers to a text that isn't there. */
function cellText(cell: Cell, { strings, formats, from1904 }: CellContext): string | null {
  const code = formats[cell.style] ?? 'General';
  switch (cell.type) {
    case 's': {
      if (cell.value === '') return '';
      const shared = strings[Number(cell.value)];
      return shared === undefined ? null : shownText(unescapeControls(shared), code);
    }
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return cell.value
        .replace('T', ' ')
        .slice(0, 16)
        .replace(/ 00:00$/, '');
    case 'str':
    case 'inlineStr':
      return shownText(unescapeControls(cell.value), code);
    case 'e':
      return cell.value;
    default: {
      const parts = cell.value.trim() === '' ? null : dateParts(code);
      const date = parts && dateText(Number(cell.value), parts, from1904);
      return date ?? numberText(cell.value, code);
    }
  }
}

/** The rows of a worksheet's XML in which anything stands, as wide as the widest. */
export function readSheet(xml: Iterable<string>, context: CellContext): Sheet | 'damaged' | 'too-large' {
  const hiddenColumns = new Set<number>();
  const rows: TableRow[] = [];
  const merges: Merge[] = [];
  let row: TableRow = { number: 0, cells: [] };
  let cell: Cell | null = null;
  let collecting = false;
  let phonetic = false;
  let tooLarge = false;
  let impossible = false;
  let width = 0;
  let nextColumn = 0;
  let columns = 0;
  let cellsOfRow = 0;
  let room = MAX_CELLS;
  let wrongCells = 0;

  const finish = (cell: Cell) => {
    if (cell.column >= MAX_COLUMNS) {
      tooLarge ||= cell.value !== '';
      return;
    }
    const wrong = (problem: Message) => {
      row.wrongCells ??= [];
      row.wrongCells.push({ column: cell.column, message: problem });
      wrongCells += 1;
      tooLarge ||= wrongCells > MOST_WRONG;
    };
    if (isUncalculated(cell)) wrong(message('imports:error.uncalculated'));
    if (cell.type === 'n' && isTooLong(cell.value))
      wrong(message('imports:warning.digitsLost', { text: cell.value.slice(0, 40) }));
    const text = cellText(cell, context);
    impossible ||= text === null;
    if (cell.type === 'e') wrong(message('imports:error.cell', { text: cell.value.slice(0, 40) }));
    if (text === null || text === '' || cell.type === 'e') return;
    room -= Math.max(0, cell.column + 1 - row.cells.length);
    tooLarge ||= room < 0;
    if (tooLarge) return;
    while (row.cells.length < cell.column) row.cells.push('');
    row.cells[cell.column] = text;
    width = Math.max(width, row.cells.length);
  };

  const result = readXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = { number: Number(attribute(attributes, 'r') ?? row.number + 1), cells: [] };
        if (isHidden(attributes)) row.hidden = true;
        impossible ||= !(Number.isInteger(row.number) && row.number >= 1 && row.number <= LAST_ROW);
        nextColumn = 0;
        cellsOfRow = 0;
      } else if (name === 'col' && isHidden(attributes)) {
        columns += 1;
        impossible ||= columns > LAST_COLUMN;
        const first = Math.max(Number(attribute(attributes, 'min')), 1);
        const last = Math.min(Number(attribute(attributes, 'max')), MAX_COLUMNS);
        for (let at = first; at <= last && !impossible; at += 1) hiddenColumns.add(at - 1);
      } else if (name === 'c') {
        cellsOfRow += 1;
        impossible ||= cellsOfRow > LAST_COLUMN;
        const at = reference(attribute(attributes, 'r') ?? '');
        cell = {
          column: at?.column ?? nextColumn,
          type: attribute(attributes, 't') ?? 'n',
          style: Number(attribute(attributes, 's') ?? 0),
          value: '',
          formula: false,
          valued: false,
        };
        nextColumn = cell.column + 1;
      } else if (name === 'v' || name === 't') {
        collecting = true;
        if (cell !== null) cell.valued = true;
      } else if (name === 'f' && cell !== null) cell.formula = true;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'mergeCell') {
        const [from, to] = (attribute(attributes, 'ref') ?? '').split(':').map(reference);
        if (from && to && from.column === to.column && to.row > from.row && merges.length < MAX_MERGES) {
          merges.push({
            column: from.column,
            from: from.row,
            to: Math.min(to.row, from.row + MAX_MERGED_ROWS),
          });
        }
      }
    },
    close: (name) => {
      if (name === 'c' && cell !== null) {
        finish(cell);
        cell = null;
      } else if (name === 'row' && (row.cells.length > 0 || row.wrongCells !== undefined)) {
        if (rows.length > MAX_ROWS) tooLarge = true;
        else rows.push(row);
      } else if (name === 'v' || name === 't') collecting = false;
      else if (name === 'rPh') phonetic = false;
    },
    text: (text) => {
      if (collecting && !phonetic && cell !== null) cell.value = longer(cell.value, text);
    },
    isDone: () => impossible || tooLarge,
  });
  if (!result || impossible) return 'damaged';
  // As wide as the widest: a far cell widens them all.
  if (tooLarge || rows.length * width > MAX_CELLS) return 'too-large';
  for (const each of rows) while (each.cells.length < width) each.cells.push('');
  fillMerges(rows, merges);
  return { rows, hiddenColumns };
}

/** By hand, or by a filter. */
const isHidden = (attributes: string): boolean => /^(?:1|true)$/.test(attribute(attributes, 'hidden') ?? '');

/** Programs that make workbooks leave it to Excel to work out formulas; an empty text is a result, no number is none. */
const isUncalculated = ({ formula, valued, type, value }: Cell): boolean =>
  formula && value === '' && !(valued && type === 'str');

/** Hand-made lists write a company once and merge its cell over the rows of its people. */
function fillMerges(rows: TableRow[], merges: Merge[]): void {
  if (merges.length === 0) return;
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const merge of merges) {
    const value = byNumber.get(merge.from)?.cells[merge.column];
    if (value === undefined || value === '') continue;
    for (let number = merge.from + 1; number <= merge.to; number += 1) {
      const row = byNumber.get(number);
      if (row !== undefined) row.cells[merge.column] = value;
    }
  }
}
