import { cleaned } from '../identity/text.ts';
import { type Message, message } from '../message.ts';
import { MAX_CELL_LENGTH } from './limits.ts';

/** What is wrong with a row. An error rejects it; a warning tells what was left out or made up. */
export type Problem = {
  severity: 'error' | 'warning';
  /** Position of the column, from 0; null: the row as a whole. */
  column: number | null;
  message: Message;
};

/** How much of each text the register takes (see `contract/stakeholders.ts`, `contract/people.ts`). */
export const LONGEST = {
  name: 200,
  role: 100,
  department: 100,
  wechat: 100,
  website: 300,
  address: 500,
  tag: 40,
  label: 40,
  contactPoint: 200,
  notes: 20_000,
} as const;

export const MOST_CONTACT_POINTS = 20;
export const MOST_TAGS = 50;

/** A cell as one line of text: control characters and line ends become spaces. */
export const oneLine = (cell: string): string =>
  cleaned(cell)
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim();

/** A label. Google marks that of the value it prefers: `* Work`. */
export const labelText = (cell: string): string => oneLine(cell).replace(/^\*\s*/, '');

/** A cell as text of several lines. In an export of ours the kind of line end is somebody's text, too. */
export const severalLines = (cell: string, exact: boolean): string =>
  cleaned(exact ? cell : cell.replace(/\r\n?/g, '\n'))
    .toWellFormed()
    .trim();

export const tooLong = (limit: number): Message => message('imports:error.tooLong', { limit });

/** The problem of a cell that no program would write: too long for a spreadsheet, or carrying binary data. */
export function cellProblem(cell: string): Message | null {
  if (cell.length > MAX_CELL_LENGTH) return tooLong(MAX_CELL_LENGTH);
  if (cell.includes('\0')) return message('imports:error.binaryCell');
  return null;
}
