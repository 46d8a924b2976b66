import type { HandlerInput } from '../../contract/call.ts';
import type { feedback } from '../../contract/feedback.ts';
import { searchQuery } from '../../domain/search.ts';
import type { Db } from '../db/open.ts';
import { ownedBy } from '../db/owned-by.ts';
import { toUuid } from '../db/uuid.ts';
import { type CaseRow, SELECT_CASE, type StoredCase, storedCase } from './store.ts';

type Calls = typeof feedback;
type Filter = HandlerInput<Calls['feedback.list']>['filter'];
type Param = string | number | Buffer;
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

const OVERRUN = `EXISTS (SELECT 1 FROM feedback_clock WHERE feedback_id = f.id AND started_at <= @now
  AND deadline_at < coalesce(stopped_at, iif(paused = 1, 0, @now)))`;

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
      const { sql, params } = condition({ ownerIds, states: ['new', 'in-progress', 'waiting'] });
      return window(sql, `${URGENT_AT}, f.received_at, f.id`, { ...params, ...at });
    },
    /** Cases of a filter, latest first. */
    list(filter: Filter, at: { now: number; offset: number; limit: number }): Window {
      const { sql, params } = condition(filter);
      return window(sql, 'f.received_at DESC, f.id DESC', { ...params, ...at });
    },
  };
}

/** The filter as a condition on `feedback AS f` with named parameters; `@now` is there besides. */
function condition(filter: Filter): { sql: string; params: Record<string, Param> } {
  const where = ['f.deleted_at IS NULL'];
  const params: Record<string, Param> = {};
  const oneOf = (name: string, values: readonly Param[]) => {
    for (const [i, value] of values.entries()) params[`${name}${i}`] = value;
    return values.map((_, i) => `@${name}${i}`).join(', ');
  };
  const { query, stakeholderId, kinds, priorities, states, ownerIds, breached } = filter;
  if (query?.trim()) {
    params.match = searchQuery(query) ?? '';
    where.push(
      params.match === ''
        ? 'false'
        : `(f.id IN (SELECT rowid FROM feedback_search WHERE feedback_search MATCH @match)
            OR f.stakeholder_id IN (SELECT rowid FROM stakeholder_search WHERE stakeholder_search MATCH @match))`,
    );
  }
  if (stakeholderId !== undefined) {
    params.stakeholder = toUuid(stakeholderId);
    where.push('f.stakeholder_id = (SELECT id FROM stakeholder WHERE uuid = @stakeholder)');
  }
  if (kinds?.length) where.push(`f.kind IN (${oneOf('kind', kinds)})`);
  if (priorities?.length) where.push(`f.priority IN (${oneOf('priority', priorities)})`);
  if (states?.length) where.push(`f.state IN (${oneOf('state', states)})`);
  if (ownerIds?.length) where.push(ownedBy('f.owner_id', ownerIds));
  if (breached !== undefined) where.push(breached ? OVERRUN : `NOT ${OVERRUN}`);
  return { sql: where.join(' AND '), params };
}
