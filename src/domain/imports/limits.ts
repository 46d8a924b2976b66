import { type Refused, refuse } from '../result.ts';

/**
 * What a list may measure at most. A file beyond a limit is refused as a whole, with the limit named: memory stays
 * bounded whatever the file claims about itself.
 */

/** Bytes of the file as it lies on the disk. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Bytes that the parts of a workbook may take once inflated, all together. */
export const MAX_INFLATED_BYTES = 160 * 1024 * 1024;
/** Rows below the headings. */
export const MAX_ROWS = 80_000;
/** Cards of a vCard file, each of which takes some 10 kB while it is read. */
export const MAX_CARDS = 50_000;
/** Lines of a vCard file, folded ones counted singly. */
export const MAX_VCARD_LINES = 1_000_000;
export const MAX_COLUMNS = 1_000;
/** Rows × columns: what fits in memory. */
export const MAX_CELLS = 5_000_000;
/** Characters of one cell: what a cell of Excel can hold. A longer cell rejects its row, not the file. */
export const MAX_CELL_LENGTH = 32_767;

export const tooManyRows = (): Refused =>
  refuse('invalid', 'imports:error.rows', { rows: MAX_ROWS, columns: MAX_COLUMNS });
export const tooManyCards = (): Refused => refuse('invalid', 'imports:error.cards', { cards: MAX_CARDS });
