import { recordOf, TABLES } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { type Bounds, type Measuring, measure } from './measure.ts';

/** What was measured of a period that ends before an instant; `moment` tells when, where time alone moves it. */
type CacheEntry = { moment: string; before: number; measuring: Measuring };

const vaults = new WeakMap<Db, { seen: number; byPeriod: Map<string, CacheEntry> }>();

/** Tables whose changes no indicator sees. */
const UNSEEN = TABLES.filter((table) => recordOf(table).unmeasured === true);
/** Tables whose changes touch the periods from the instant of the interaction on. */
const OF_INTERACTIONS = ['interaction', 'interaction_stakeholder'];
const quoted = (tables: string[]) => tables.map((table) => `'${table}'`).join(', ');

/** The earliest instant whose figures the changes after `seen` may have moved: -Infinity for all, Infinity for none. */
function touchedFrom(db: Db, lastChangeId: number): number {
  const other = db
    .prepare<[number], number>(
      `SELECT 1 FROM change WHERE id > ? AND tbl NOT IN (${quoted([...UNSEEN, ...OF_INTERACTIONS])}) LIMIT 1`,
    )
    .get(lastChangeId);
  if (other !== undefined) return -Infinity;
  const earliest = db
    .prepare<{ seen: number }, number | null>(
      `WITH changed AS (SELECT tbl, row_id, before FROM change WHERE id > @seen AND tbl IN (${quoted(OF_INTERACTIONS)})),
       of AS (SELECT row_id AS id FROM changed WHERE tbl = 'interaction'
         UNION SELECT interaction_id FROM changed JOIN interaction_stakeholder AS l ON l.id = row_id
           WHERE tbl = 'interaction_stakeholder'
         UNION SELECT json_extract(before, '$.interaction_id') FROM changed WHERE tbl = 'interaction_stakeholder')
       SELECT min(at) FROM (SELECT at FROM of JOIN interaction USING (id)
         UNION ALL SELECT json_extract(before, '$.at') FROM changed WHERE tbl = 'interaction' AND before IS NOT NULL)`,
    )
    .pluck()
    .get({ seen: lastChangeId });
  return earliest ?? Infinity;
}

/**
 * The figures of a period, cached until rows that they are computed from change: an interaction invalidates its own and later
 * periods, any other change all of them. Another `moment` measures anew.
 */
export function cachedMeasuring(db: Db, period: string, moment: string, bounds: Bounds): Measuring {
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM change').pluck().get() ?? 0;
  const vault = vaults.get(db) ?? { seen: last, byPeriod: new Map<string, CacheEntry>() };
  vaults.set(db, vault);
  if (vault.seen !== last) {
    const from = touchedFrom(db, vault.seen);
    for (const [key, { before }] of vault.byPeriod) if (before > from) vault.byPeriod.delete(key);
    vault.seen = last;
  }
  const key = JSON.stringify([period, bounds.ownerIds]);
  const entry = vault.byPeriod.get(key);
  if (entry?.moment === moment) return entry.measuring;
  const measuring = measure(db, bounds);
  vault.byPeriod.set(key, { moment, before: bounds.params.before, measuring });
  return measuring;
}
