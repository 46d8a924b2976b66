import { useMemo } from 'react';
import { useCall, usePages } from '../bridge.ts';
import { type FeedbackFilter, type FeedbackRow, wantedBy } from './queue.ts';

/** Open cases are few; they come at once. */
const QUEUE_LIMIT = 2000;
const PAGE = 60;
/** Business hours stand still at night: the shares are asked for again. */
const ASK_AGAIN_MS = 60_000;

export type FeedbackList = {
  rows: FeedbackRow[];
  /** Undefined until the first answer. */
  total: number | undefined;
  error: Error | null;
  retry(): unknown;
  /** When the core told it, epoch milliseconds. */
  toldAt: number;
  /** Fetches the next page, where there is one. */
  more: (() => void) | undefined;
};

/** The queue, the most urgent clock first, or all cases, latest first. */
export function useFeedback(filter: FeedbackFilter): FeedbackList {
  const open = filter.show === 'open';
  const wanted = wantedBy(filter);
  const queue = useCall(
    'feedback.queue',
    { limit: QUEUE_LIMIT, filter: wanted },
    { enabled: open, refetchInterval: ASK_AGAIN_MS, keepPrevious: true },
  );
  const all = usePages(
    'feedback.list',
    { filter: wanted, limit: PAGE },
    { keepPrevious: true, enabled: !open },
  );
  const queued = useMemo(() => queue.data?.rows ?? [], [queue.data]);

  return open
    ? {
        rows: queued,
        total: queue.data?.total,
        error: queue.error,
        retry: queue.refetch,
        toldAt: queue.dataUpdatedAt,
        more: undefined,
      }
    : {
        rows: all.rows,
        total: all.total,
        error: all.error,
        retry: all.refetch,
        toldAt: all.dataUpdatedAt,
        more: all.hasNextPage && !all.isFetching ? () => void all.fetchNextPage() : undefined,
      };
}
