import { MAX_CELL_LENGTH } from '../imports/limits.ts';

/**
 * A text longer than a cell of Excel can hold goes on in cells behind the last column, each of which says of what it is the
 * continuation: `↳ 内容 2/3`, and the text below. Reading such a row puts it together again.
 */

/** Room for the line that says what a cell continues. */
const MOST_OF_TEXT = MAX_CELL_LENGTH - 300;
const LONGEST_HEADING = 200;
const CONTINUED = /^↳ (.{0,200}) (\d{1,5})\/(\d{1,5})\n/;

/** A text in parts of which each fits; no character is cut in two. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + MOST_OF_TEXT;
    const isCut = /[\ud800-\udbff]/.test(text[end - 1] ?? '') && end < text.length;
    parts.push(text.slice(at, isCut ? end - 1 : end));
    at += parts.at(-1)?.length ?? MOST_OF_TEXT;
  }
  return parts;
}

/** A row of cells that all fit. */
export function withContinuations(headings: readonly string[], cells: readonly string[]): readonly string[] {
  if (cells.every((cell) => cell.length <= MAX_CELL_LENGTH)) return cells;
  const behind: string[] = [];
  const firstParts = cells.map((cell, column) => {
    if (cell.length <= MAX_CELL_LENGTH) return cell;
    const [first = '', ...rest] = partsOf(cell);
    const heading = (headings[column] ?? '').slice(0, LONGEST_HEADING);
    behind.push(...rest.map((part, i) => `↳ ${heading} ${i + 2}/${rest.length + 1}\n${part}`));
    return first;
  });
  const padded = [...firstParts, ...Array<string>(Math.max(0, headings.length - firstParts.length)).fill('')];
  return [...padded, ...behind];
}

/** The cells as they were, where a row has continuations. */
export function withoutContinuations(headings: readonly string[], cells: readonly string[]): string[] {
  const whole = [...cells];
  cells.forEach((cell, at) => {
    const [line, heading] = CONTINUED.exec(cell) ?? [];
    const column = headings.indexOf(heading ?? '');
    if (line === undefined || column === -1 || column >= at) return;
    whole[column] += cell.slice(line.length);
    whole[at] = '';
  });
  return whole;
}
