import { type Message, message } from '../message.ts';
import { cellProblem, LONGEST, oneLine, type Problem, severalLines, tooLong } from './cells.ts';
import type { Column, Columns } from './columns.ts';
import { isBlankWord } from './enumerations.ts';
import type { Field } from './fields.ts';
import { isNameOrNothing } from './names.ts';
import type { TableRow } from './table.ts';

/** The cells of one row, each read as what its field holds; what is wrong is noted, not thrown. */
export type RowReader = {
  exact: boolean;
  cards: boolean;
  problems: Problem[];
  report: (severity: Problem['severity'], column: number | null, problem: Message) => void;
  columns: (field: Field) => Column[];
  /** The cell as it stands; empty where it says 无, N/A or the like. */
  raw: (position: number) => string;
  /** The first cell of a field that is not empty, as one line. */
  line: (field: Field, limit: number) => string;
  /** All cells of a field, one below the other. */
  prose: (field: Field) => string;
  /** What a cell says as a value, or (undefined) nothing. What can't be understood (null) is an error. */
  value: <T>(
    field: Field,
    read: (text: string, column: Column) => T | null | undefined,
    wrong: string,
  ) => T | undefined;
  /**
   * A word for one of our values. Other programs have words of their own (Rating: Hot): one that is not known is left out
   * and told, and is no reason to turn a contact away.
   */
  word: <T>(field: Field, read: (text: string) => T | null, unknown: string) => T | undefined;
};

/** As much of a wrong cell as an error message repeats. */
const QUOTED_LENGTH = 60;

export function rowReader(row: TableRow, { of, exact, cards }: Columns): RowReader {
  const problems: Problem[] = [];
  const report: RowReader['report'] = (severity, column, problem) => {
    problems.push({ severity, column, message: problem });
  };
  if (row.problem !== undefined) report('error', null, row.problem);
  if (row.warning !== undefined) report('warning', null, row.warning);
  row.cells.forEach((cell, position) => {
    const problem = cellProblem(cell);
    if (problem !== null) report('error', position, problem);
    if (!exact && cell.includes('\ufffd')) report('warning', position, message('import:warning.unreadable'));
  });

  const raw = (position: number) => {
    const text = row.cells[position] ?? '';
    return !exact && isBlankWord(text) ? '' : text;
  };

  /** A person may be called Null. */
  const name = ({ position, nothings }: Column) => {
    const text = oneLine(row.cells[position] ?? '');
    if (exact || !isBlankWord(text)) return text;
    if (!isNameOrNothing(text) || nothings.has(text)) return '';
    report('warning', position, message('import:warning.nameWord', { text }));
    return text;
  };

  const line = (field: Field, limit: number) => {
    for (const column of of(field)) {
      const { position } = column;
      const text = field === 'personName' ? name(column) : oneLine(raw(position));
      if (text.length > limit) report('error', position, tooLong(limit));
      else if (text !== '') return text;
    }
    return '';
  };

  const prose = (field: Field) => {
    const texts = of(field).map(({ position }) => severalLines(row.cells[position] ?? '', exact));
    const text = texts.filter((part) => part !== '').join('\n');
    if (text.length > LONGEST.notes) report('error', of(field)[0]?.position ?? null, tooLong(LONGEST.notes));
    return text;
  };

  const cellValue = <T>(
    field: Field,
    read: (text: string, column: Column) => T | null | undefined,
    severity: Problem['severity'],
    wrong: string,
  ): T | undefined => {
    for (const column of of(field)) {
      const text = oneLine(raw(column.position));
      if (text === '') continue;
      const value = read(text, column);
      if (value === undefined) continue;
      if (value !== null) return value;
      report(severity, column.position, message(wrong, { text: text.slice(0, QUOTED_LENGTH) }));
    }
    return undefined;
  };
  return {
    exact,
    cards,
    problems,
    report,
    columns: of,
    raw,
    line,
    prose,
    value: (field, read, wrong) => cellValue(field, read, 'error', wrong),
    word: (field, read, unknown) => cellValue(field, read, exact ? 'error' : 'warning', unknown),
  };
}
