import { SHARED_TABLES } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { TAKEN_BACK } from '../journal/taken-back.ts';
import { referredTo } from '../records/belonging.ts';
import { withMerged } from '../records/merged.ts';
import { RECORD } from '../records/of-stakeholder.ts';

/** Actions that have changed something after one of them: what was taken back, and the taking back, come to nothing. */
const LATER = `action.id > @upTo AND NOT ${TAKEN_BACK} AND (action.undoes IS NULL OR action.undoes <= @upTo)`;

/** What they changed, also where an erasure took what it was before. */
const CHANGED = `action JOIN (SELECT action_id, tbl, row_id, before FROM change WHERE action_id > @upTo
    UNION ALL SELECT action_id, tbl, row_id, NULL FROM forgotten WHERE action_id > @upTo) ON action_id = action.id`;

const ANYTHING = `SELECT count(DISTINCT action_id) FROM ${CHANGED}
  WHERE ${LATER} AND tbl IN (SELECT value FROM json_each(@tables))`;

/** Images of rows that hung on stakeholders until they were changed. */
const WERE_THEIRS = SHARED_TABLES.flatMap((table) => {
  const referred = referredTo(table, { stakeholder: 'who' });
  return referred === null ? [] : [`(tbl = '${table}' AND ${referred})`];
}).join(' OR ');

const ABOUT = `WITH who (id) AS (SELECT value FROM json_each(@who)), ${RECORD},
  rules (tbl, row_id) AS (SELECT 'cadence_exception', id FROM cadence_exception
    WHERE tag_id IN (SELECT tag_id FROM stakeholder_tag WHERE deleted_at IS NULL AND stakeholder_id IN who))
  SELECT count(DISTINCT action_id) FROM ${CHANGED}
  WHERE ${LATER} AND ((tbl, row_id) IN record OR (tbl, row_id) IN rules OR ${WERE_THEIRS})`;

/** The latest action: a pack holds what was done until then. */
export const latestAction = (db: Db): number =>
  db.prepare<[], number | null>('SELECT max(id) FROM action').pluck().get() ?? 0;

/**
 * How many actions after the one up to which a pack tells have changed what it would hold now.
 * @param who the stakeholders it holds; null for everything
 */
export function changesSince(db: Db, upTo: number, who: readonly number[] | null): number {
  const [sql, params] =
    who === null
      ? [ANYTHING, { tables: JSON.stringify(SHARED_TABLES) }]
      : [ABOUT, { who: JSON.stringify(withMerged(db, who)) }];
  return (
    db
      .prepare<object, number>(sql)
      .pluck()
      .get({ upTo, ...params }) ?? 0
  );
}
