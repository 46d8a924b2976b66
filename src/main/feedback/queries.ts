import { OPEN_STATES } from '../../domain/feedback/terms.ts';
import type { Db } from '../db/open.ts';
import { type FeedbackFilter, feedbackCondition, type Param } from './filter.ts';
import { type CaseRow, SELECT_CASE, type StoredCase, storedCase } from './store.ts';

type Window = { rows: StoredCase[]; total: number };

/** Later than any instant. */
const NEVER = 9_000_000_000_000_000;

/**
 * When a case runs out of time: the earliest of its running clocks and the deadline agreed, or the deadline it has where no
 * clock runs. While we wait for the other side only what isn't paused counts; `NEVER` is nothing.
 */
const URGENT_AT = `min(
  coalesce((SELECT min(deadline_at) FROM feedback_clock
            WHERE feedback_id = f.id AND stopped_at IS NULL AND paused = 0 AND started_at <= @now),
           iif(f.state = 'waiting', ${NEVER}, f.deadline_at)),
  iif(f.deadline_agreed = 1, f.deadline_at, ${NEVER}))`;

/** Windows on the cases. */
export function feedbackQueries(db: Db) {
  const window = (where: string, order: string, params: Record<string, Param>): Window => {
    const rows = db
      .prepare<unknown[], CaseRow>(
        `${SELECT_CASE} WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset`,
      )
      .all(params);
    const total = db
      .prepare<unknown[], number>(`SELECT count(*) FROM feedback AS f WHERE ${where}`)
      .pluck()
      .get(params);
    return { rows: rows.map(storedCase), total: total ?? 0 };
  };

  return {
    /** Open cases, the most urgent first. */
    queue({
      ownerIds,
      ...at
    }: {
      ownerIds?: (string | null)[] | undefined;
      now: number;
      offset: number;
      limit: number;
    }) {
      const { sql, params } = feedbackCondition({ ownerIds, states: [...OPEN_STATES] });
      return window(sql, `${URGENT_AT}, f.received_at, f.id`, { ...params, ...at });
    },
    /** Cases of a filter, latest first. */
    list(filter: FeedbackFilter, at: { now: number; offset: number; limit: number }): Window {
      const { sql, params } = feedbackCondition(filter);
      return window(sql, 'f.received_at DESC, f.id DESC', { ...params, ...at });
    },
  };
}
