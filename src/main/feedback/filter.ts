import type { HandlerInput } from '../../contract/call.ts';
import type { feedback } from '../../contract/feedback.ts';
import { searchQuery } from '../../domain/search.ts';
import { ownedBy } from '../db/owned-by.ts';
import { toUuid } from '../db/uuid.ts';

export type FeedbackFilter = HandlerInput<(typeof feedback)['feedback.list']>['filter'];
export type Param = string | number | Buffer;

const OVERRUN = `EXISTS (SELECT 1 FROM feedback_clock WHERE feedback_id = f.id AND started_at <= @now
  AND deadline_at < coalesce(stopped_at, iif(paused = 1, 0, @now)))`;

/** The filter as a condition on `feedback AS f` with named parameters; `@now` is there besides. */
export function feedbackCondition(filter: FeedbackFilter): { sql: string; params: Record<string, Param> } {
  const where = ['f.deleted_at IS NULL'];
  const params: Record<string, Param> = {};
  const oneOf = (name: string, values: readonly Param[]) => {
    for (const [i, value] of values.entries()) params[`${name}${i}`] = value;
    return values.map((_, i) => `@${name}${i}`).join(', ');
  };
  const { query, stakeholderId, kinds, priorities, states, ownerIds, breached } = filter;
  if (query?.trim()) {
    params.match = searchQuery(query) ?? '';
    const number = /^\s*[F#]?(\d{1,9})\s*$/i.exec(query)?.[1];
    params.number = Number(number ?? 0);
    where.push(
      params.match === ''
        ? 'f.number = @number'
        : `(f.number = @number OR f.id IN (SELECT rowid FROM feedback_search WHERE feedback_search MATCH @match)
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
