import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { type OutputOf, queryOf, useCall } from '../bridge.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import { pagesOf } from '../ui/window.ts';
import type { View } from './filter.ts';

export type Row = OutputOf<'stakeholders.list'>['rows'][number];

/** Rows a page: the most that a call gives. */
const PAGE = 200;
/** A drag of the scrollbar passes pages that nobody looks at: only where it rests this long, in milliseconds, is fetched. */
const REST_MS = 60;

/** The register by position: the pages in view are fetched as they come into view. */
export function useRegister({ filter, sort, descending }: View) {
  // As text, so that scrolling within a page changes nothing.
  const [inView, setInView] = useState('0');
  const rested = useDebounced(inView, REST_MS);
  const input = useMemo(() => ({ filter, sort, descending, limit: PAGE }), [filter, sort, descending]);

  const first = useCall('stakeholders.list', { ...input, offset: 0 }, { keepPrevious: true });
  const wanted = rested === '' ? [] : rested.split(' ').map(Number);
  const pages = useQueries({
    queries: wanted.map((page) => queryOf('stakeholders.list', { ...input, offset: page * PAGE })),
  });

  const rows = new Map(wanted.map((page, index) => [page, pages[index]?.data?.rows]));
  const rowAt = (index: number): Row | undefined => {
    const page = Math.floor(index / PAGE);
    return (rows.get(page) ?? (page === 0 ? first.data?.rows : undefined))?.[index % PAGE];
  };
  return {
    total: first.data?.total,
    error: first.error ?? pages.find(({ error }) => error !== null)?.error ?? null,
    retry: first.refetch,
    rowAt,
    onRange: useCallback((start: number, end: number) => setInView(pagesOf(start, end, PAGE).join(' ')), []),
  };
}
