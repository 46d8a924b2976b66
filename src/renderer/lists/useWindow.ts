import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { type CallName, type InputOf, type OutputOf, queryOf, useCall } from '../bridge.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import { pagesOf } from './window.ts';

/** Rows a page: the most that a call gives. */
const PAGE = 200;
/** A drag of the scrollbar passes pages that nobody looks at: only where it rests this long, in milliseconds, is fetched. */
const REST_MS = 60;

type Page<R> = { rows: R[]; total: number };
/** Calls that answer with a window on a list, by position. */
export type WindowCall = {
  [N in CallName]: InputOf<N> extends { offset?: number; limit?: number }
    ? OutputOf<N> extends Page<unknown>
      ? N
      : never
    : never;
}[CallName];
export type RowOf<N extends WindowCall> = OutputOf<N>['rows'][number];

/** A list as a table draws it. */
export type ListWindow<R> = {
  /** `undefined` until the first answer. */
  total: number | undefined;
  error: Error | null;
  retry(): unknown;
  /** `undefined`: not there yet. */
  rowAt(index: number): R | undefined;
  /** When the core told a row, in epoch milliseconds. */
  toldAt(index: number): number;
  onRange(first: number, last: number): void;
};

/**
 * A list by position: the pages in view are fetched as they come into view.
 * @param refetchInterval milliseconds after which they are asked for again, where time alone changes them
 */
export function useWindow<N extends WindowCall>(
  name: N,
  input: Omit<InputOf<N>, 'offset' | 'limit' | 'cursor'>,
  { refetchInterval = false }: { refetchInterval?: number | false } = {},
): ListWindow<RowOf<N>> {
  // As text, so that scrolling within a page changes nothing.
  const [inView, setInView] = useState('0');
  const rested = useDebounced(inView, REST_MS);
  const pageAt = (page: number) => ({ ...input, offset: page * PAGE, limit: PAGE }) as unknown as InputOf<N>;

  const first = useCall(name, pageAt(0), { keepPrevious: true, refetchInterval });
  const wanted = rested === '' ? [] : rested.split(' ').map(Number);
  const pages = useQueries({
    queries: wanted.map((page) => ({ ...queryOf(name, pageAt(page)), refetchInterval })),
  });

  const shown = new Map(wanted.map((page, index) => [page, pages[index]]));
  const at = (index: number) => {
    const page = Math.floor(index / PAGE);
    const asked = shown.get(page);
    return asked?.data === undefined && page === 0 ? first : asked;
  };
  const start: Page<RowOf<N>> | undefined = first.data;
  return {
    total: start?.total,
    error: first.error ?? pages.find(({ error }) => error !== null)?.error ?? null,
    retry: first.refetch,
    rowAt: (index) => (at(index)?.data as Page<RowOf<N>> | undefined)?.rows[index % PAGE],
    toldAt: (index) => at(index)?.dataUpdatedAt ?? 0,
    onRange: useCallback((from: number, to: number) => setInView(pagesOf(from, to, PAGE).join(' ')), []),
  };
}
