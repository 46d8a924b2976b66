/** In CSS pixels. */
export const HEAD_HEIGHT = 40;
/** Rows drawn above and below those in view, so that a flick of the wheel shows no gap. */
const MARGIN = 8;

type Scroller = { scrollTop: number; clientHeight: number };

/** The rows to draw, both included; `last` is -1 in an empty table. Lengths in CSS pixels. */
export function visibleRange(
  { scrollTop, clientHeight }: Scroller,
  total: number,
  rowHeight: number,
): { first: number; last: number } {
  const first = Math.floor(scrollTop / rowHeight) - MARGIN;
  const last = Math.ceil((scrollTop + clientHeight) / rowHeight) + MARGIN;
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
