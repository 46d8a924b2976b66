import { type Message, message } from '../message.ts';
import { cellProblem, LONGEST, oneLine, type Problem, severalLines, tooLong } from './cells.ts';
import type { Column, Columns } from './columns.ts';
import { detail } from './detail.ts';
import { isBlankWord } from './enumerations.ts';
import { type Field, isNameField, isOfStakeholder } from './fields.ts';
import { isNameOrNothing } from './names.ts';
import type { TableRow } from './table.ts';

/** The cells of one row, each read as what its field holds; what is wrong is noted, not thrown. */
export type RowReader = {
  exact: boolean;
  cards: boolean;
  problems: Problem[];
  /** What was told to be no good for its field, as details of the row's person and stakeholder. */
  kept: { person: string[]; stakeholder: string[] };
  report: (severity: Problem['severity'], column: number | null, problem: Message) => void;
  /** Tells what is wrong with a cell, and keeps its text: a row is not turned away for that. */
  keep: (field: Field, column: Column, text: string, problem: Message) => void;
  columns: (field: Field) => Column[];
  /** The cell as it stands; empty where it says 无, N/A or the like. */
  raw: (position: number) => string;
  /** The first cell of a field that is not empty, as one line. */
  line: (field: Field, limit: number) => string;
  /** All cells of a field, one below the other. */
  prose: (field: Field) => string;
  /** What a cell says as a value, or (undefined) nothing. What can't be understood (null) is told and kept. */
  value: <T>(
    field: Field,
    parse: (text: string, column: Column) => T | null | undefined,
    wrong: string,
  ) => T | undefined;
};

/** As much of a wrong cell as an error message repeats. */
const QUOTED_LENGTH = 60;

export function rowReader(row: TableRow, { of, fieldAt, exact, cards }: Columns): RowReader {
  const problems: Problem[] = [];
  const report: RowReader['report'] = (severity, column, problem) => {
    problems.push({ severity, column, message: problem });
  };
  const asideLines: RowReader['kept'] = { person: [], stakeholder: [] };
  const keep: RowReader['keep'] = (field, { heading, position }, text, problem) => {
    report('warning', position, problem);
    const line = detail(heading, oneLine(text));
    const lines = isOfStakeholder(field) ? asideLines.stakeholder : asideLines.person;
    if (!lines.includes(line)) lines.push(line);
  };
  if (row.problem !== undefined) report('error', null, row.problem);
  if (row.warning !== undefined) report('warning', null, row.warning);
  for (const wrong of row.wrongCells ?? []) {
    const field = fieldAt(wrong.column);
    // Without its name a row would become somebody else's.
    if (field !== null) report(isNameField(field) ? 'error' : 'warning', wrong.column, wrong.message);
  }
  row.cells.forEach((cell, position) => {
    if (fieldAt(position) === null) return;
    const problem = cellProblem(cell);
    if (problem !== null) report('error', position, problem);
    if (cell.includes('\ufffd')) report('warning', position, message('imports:warning.unreadable'));
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
    report('warning', position, message('imports:warning.nameWord', { text }));
    return text;
  };

  const line = (field: Field, limit: number) => {
    for (const column of of(field)) {
      const text = field === 'personName' ? name(column) : oneLine(raw(column.position));
      if (text === '') continue;
      if (text.length <= limit) return text;
      if (isNameField(field)) report('error', column.position, tooLong(limit));
      else keep(field, column, text, message('imports:warning.tooLong', { limit }));
    }
    return '';
  };

  const prose = (field: Field) => {
    const texts = of(field).map(({ position }) => severalLines(row.cells[position] ?? '', exact));
    const text = texts.filter((part) => part !== '').join('\n');
    if (text.length > LONGEST.notes) report('error', of(field)[0]?.position ?? null, tooLong(LONGEST.notes));
    return text;
  };

  const value: RowReader['value'] = (field, parse, wrong) => {
    for (const column of of(field)) {
      const text = oneLine(raw(column.position));
      if (text === '') continue;
      const result = parse(text, column);
      if (result === undefined) continue;
      if (result !== null) return result;
      keep(field, column, text, message(wrong, { text: text.slice(0, QUOTED_LENGTH) }));
    }
    return undefined;
  };
  return {
    exact,
    cards,
    problems,
    kept: asideLines,
    report,
    keep,
    columns: of,
    raw,
    line,
    prose,
    value,
  };
}
