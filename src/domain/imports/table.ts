import type { Message } from '../message.ts';
import type { Field } from './fields.ts';

/** One line of a list. `problem` is what already went wrong in reading it; the row is then rejected. A `warning` is only told. */
export type TableRow = {
  /** As a spreadsheet program numbers it, from 1; a vCard file counts its cards. */
  number: number;
  cells: string[];
  problem?: Message;
  warning?: Message;
  /** Problems of single cells, by column: their text is not what somebody wrote. */
  wrongCells?: { column: number; message: Message }[];
  /** Hidden or filtered out in the workbook. */
  hidden?: boolean;
};

/** What every kind of file is read into: text in columns, dates as `YYYY-MM-DD`, numbers with all their digits. */
export type Table = {
  headings: string[];
  rows: TableRow[];
  /** What the columns hold, where the format itself says so (vCard). */
  fields?: (Field | null)[];
  /** What of the file is in no column: pictures of cards. */
  unread?: string[];
};

/** The problems of cells after their columns were moved. @param columns the former position of each */
export const movedWrongCells = (
  { wrongCells }: TableRow,
  columns: readonly number[],
): Pick<TableRow, 'wrongCells'> =>
  wrongCells === undefined
    ? {}
    : {
        wrongCells: wrongCells
          .map((wrong) => ({ ...wrong, column: columns.indexOf(wrong.column) }))
          .filter(({ column }) => column !== -1),
      };

export const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Drops the rows and columns in which nothing stands; a heading that somebody wrote keeps its column. */
export function withoutBlanks(table: Table): Table {
  const hasContent = table.headings.map((heading) => table.fields === undefined && heading.trim() !== '');
  const rows = table.rows.filter(
    (row) => row.problem !== undefined || row.wrongCells !== undefined || !isBlank(row.cells),
  );
  for (const row of rows) {
    row.cells.forEach((cell, i) => {
      if (cell.trim() !== '') hasContent[i] = true;
    });
    for (const { column } of row.wrongCells ?? []) hasContent[column] = true;
  }
  if (hasContent.every(Boolean)) return { ...table, rows };
  const usedColumns = hasContent.flatMap((isUsed, i) => (isUsed ? [i] : []));
  const keep = <T>(list: T[]) => list.filter((_, i) => hasContent[i] ?? false);
  return {
    headings: keep(table.headings),
    rows: rows.map((row) => ({ ...row, cells: keep(row.cells), ...movedWrongCells(row, usedColumns) })),
    ...(table.fields && { fields: keep(table.fields) }),
    ...(table.unread && { unread: table.unread }),
  };
}
