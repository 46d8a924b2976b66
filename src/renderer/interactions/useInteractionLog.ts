import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../bridge.ts';
import type { InteractionFilter } from './filter.ts';
import { wantedBy } from './filter.ts';

const PAGE = 60;

/** The log, latest first, a page at a time as it is scrolled. */
export function useInteractionLog(filter: InteractionFilter, zone: string) {
  const wanted = wantedBy(filter, zone);
  return useInfiniteQuery({
    queryKey: ['interactions', 'interactions.list', wanted, 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('interactions.list', {
        filter: wanted,
        limit: PAGE,
        ...(pageParam !== '' && { cursor: pageParam }),
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
