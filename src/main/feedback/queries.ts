import { OPEN_STATES } from '../../domain/feedback/terms.ts';
import type { Db } from '../db/open.ts';
import { orderedRows } from '../db/ordered-rows.ts';
import { type FeedbackFilter, feedbackCondition } from './filter.ts';
import { type CaseRow, SELECT_CASE, type StoredCase, storedCase } from './store.ts';
import { URGENT_AT } from './urgent.ts';

/** Which of them are wanted, and the present moment. */
type QueryParams = { now: number; offset: number; limit: number };
type Window = { rows: StoredCase[]; total: number };

/** Windows on the cases. */
export function feedbackQueries(db: Db) {
  const order = orderedRows(db);
  /** Cases by their ids (a JSON list), in its order. */
  const cases = db.prepare<[string], CaseRow>(
    `${SELECT_CASE} JOIN json_each(?) AS place ON f.id = place.value ORDER BY place.key`,
  );

  return {
    /** Open cases, the most urgent first. */
    queue(filter: FeedbackFilter, at: QueryParams): Window {
      const states = OPEN_STATES.filter((state) => !filter.states?.length || filter.states.includes(state));
      if (states.length === 0) return { rows: [], total: 0 };
      const { sql, params } = feedbackCondition({ ...filter, states });
      const rows = db
        .prepare<object, CaseRow>(
          `${SELECT_CASE} WHERE ${sql} ORDER BY ${URGENT_AT}, f.received_at, f.id LIMIT @limit OFFSET @offset`,
        )
        .all({ ...params, ...at });
      const total = db
        .prepare<object, number>(`SELECT count(*) FROM feedback AS f WHERE ${sql}`)
        .pluck()
        .get({ ...params, ...at });
      return { rows: rows.map(storedCase), total: total ?? 0 };
    },
    /** How many are open, and of how many the deadline has passed. */
    openCounts(filter: FeedbackFilter, now: number): { open: number; breached: number } {
      const { sql, params } = feedbackCondition({ ...filter, states: [...OPEN_STATES] });
      const counts = db
        .prepare<object, { open: number; breached: number }>(
          `SELECT count(*) AS open, count(*) FILTER (WHERE ${URGENT_AT} < @now) AS breached
           FROM feedback AS f WHERE ${sql}`,
        )
        .get({ ...params, now });
      return counts ?? { open: 0, breached: 0 };
    },
    /** Cases of a filter, latest first. */
    list(filter: FeedbackFilter, { now, offset, limit }: QueryParams): Window {
      const { sql, params } = feedbackCondition(filter);
      const ordered = order(
        `SELECT f.id FROM feedback AS f WHERE ${sql} ORDER BY f.received_at DESC, f.id DESC`,
        sql.includes('@now') ? { ...params, now } : params,
      );
      const rows = cases.all(JSON.stringify(ordered.slice(offset, offset + limit)));
      return { rows: rows.map(storedCase), total: ordered.length };
    },
  };
}
