/** Height of a row and of the head, in CSS pixels. */
export const ROW_HEIGHT = 40;
/** Rows drawn above and below those in view, so that a flick of the wheel shows no gap. */
const MARGIN = 8;

/** The rows to draw, both included; `last` is -1 in an empty table. The head covers one row's height. */
export function visibleRange(
  scrollTop: number,
  height: number,
  total: number,
): { first: number; last: number } {
  const first = Math.floor(scrollTop / ROW_HEIGHT) - MARGIN;
  const last = Math.ceil((scrollTop + height) / ROW_HEIGHT) + MARGIN;
  return { first: Math.max(first, 0), last: Math.min(last, total - 1) };
}

/** Pages of `size` rows that hold these rows. */
export function pagesOf(first: number, last: number, size: number): number[] {
  const from = Math.floor(first / size);
  return Array.from({ length: Math.max(Math.floor(last / size) - from + 1, 0) }, (_, index) => from + index);
}

/** Where a key moves in a list; `undefined` for a key that does not move. */
export function indexAfterKey(
  key: string,
  index: number,
  total: number,
  pageRows: number,
): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: index + 1,
    j: index + 1,
    ArrowUp: index - 1,
    k: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: total - 1,
  };
  const next = moves[key];
  return next === undefined ? undefined : Math.min(Math.max(next, 0), Math.max(total - 1, 0));
}
