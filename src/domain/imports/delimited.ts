import Papa from 'papaparse';
import { message } from '../message.ts';
import { ok, type Result, refuse } from '../result.ts';
import { MAX_CELLS, MAX_ROWS, tooManyRows } from './limits.ts';
import type { TableRow } from './table.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Lines from which the delimiter is guessed: enough to pass a title standing above the headings. */
const GUESSING_LINES = 5;

/** The delimiter that stands outside of quotes most often in the first lines; a comma where none does. */
function guessDelimiter(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let lines = 0;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      lines += 1;
      if (lines === GUESSING_LINES) break;
    } else {
      const count = counts.get(character);
      if (count !== undefined) counts.set(character, count + 1);
    }
  }
  let best = ',';
  for (const [delimiter, count] of counts) if (count > (counts.get(best) ?? 0)) best = delimiter;
  return best;
}

/** Excel of old Macs ends rows with a bare CR; a line end within its quoted cells is an LF all the same. */
function guessNewline(text: string): '\n' | '\r' {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '\n') return '\n';
    else if (!quoted && character === '\r') return text[at + 1] === '\n' ? '\n' : '\r';
  }
  return '\n';
}

/** Excel's own way of naming the delimiter: a first line `sep=;`. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** Most lines of a file: rows, line breaks within cells, and empty lines. */
const MOST_LINES = 15 * MAX_ROWS;

const isMoreThan = (most: number, text: string, mark: string): boolean => {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1 && count <= most; at = text.indexOf(mark, at + 1)) count += 1;
  return count > most;
};

/** Counted before anything is split: an empty cell costs a byte in a file but eight in memory, an empty line a hundred. */
const isTooLarge = (text: string, delimiter: string): boolean =>
  isMoreThan(MAX_CELLS, text, delimiter) || ['\n', '\r'].some((end) => isMoreThan(MOST_LINES, text, end));

/** A quoted cell of more characters was never closed; to split it would take many times its size of memory. */
const LONGEST_QUOTED = 1024 * 1024;

/** Whether a quoted cell goes on and on. A quote opens a cell at its start only: a 5" pipe is no beginning. */
function hasEndlessCell(text: string, delimiter: string): boolean {
  let openedAt = -1;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    if (openedAt === -1) {
      const before = text[at - 1];
      if (before === undefined || before === delimiter || before === '\n' || before === '\r') openedAt = at;
    } else if (text[at + 1] === '"') at += 1;
    else {
      if (at - openedAt > LONGEST_QUOTED) return true;
      openedAt = -1;
    }
  }
  return openedAt !== -1 && text.length - openedAt > LONGEST_QUOTED;
}

/** The cells of a line that was split at its `\n`. */
function withoutReturn(cells: string[]): string[] {
  const last = cells.at(-1);
  return last?.endsWith('\r') ? [...cells.slice(0, -1), last.slice(0, -1)] : cells;
}

/** Rows of a CSV or TSV text (RFC 4180, and what spreadsheet programs make of it). A quote left open is a row's problem. */
export function readDelimited(text: string): Result<{ rows: TableRow[]; delimiter: string }> {
  const separatorLine = SEPARATOR_LINE.exec(text);
  const body = separatorLine === null ? text : text.slice(separatorLine[0].length);
  const delimiter = separatorLine?.[1] ?? guessDelimiter(body);
  const first = separatorLine === null ? 1 : 2;
  if (isTooLarge(body, delimiter)) return tooManyRows();
  if (hasEndlessCell(body, delimiter)) return refuse('invalid', 'imports:error.endlessLine');
  // Lists put together from several files have line ends of several kinds: a CR before an LF is taken off below.
  const newline = guessNewline(body);
  const parsed = Papa.parse<string[]>(body, { delimiter, newline });
  const rows: TableRow[] = parsed.data.map((cells, i) => ({
    number: i + first,
    cells: withoutReturn(cells),
  }));
  for (const error of parsed.errors) {
    const row = error.row === undefined ? undefined : rows[error.row];
    if (row !== undefined && error.type === 'Quotes') row.problem = message('imports:error.quote');
  }
  return ok({ rows, delimiter });
}
