import type { Finder } from '../../domain/erasure/finder.ts';
import { TABLES, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { hasColumn } from '../records/belonging.ts';
import { forgetChanges } from './forget.ts';
import { PEOPLE, PLACES, type Whose, whoseIn } from './traces.ts';

/** What the journal keeps of whoever is erased: images of rows as they were. */

/** The texts of an image; some of them are JSON themselves. */
const textsOf = (image: string): string =>
  Object.values(JSON.parse(image))
    .filter((value) => typeof value === 'string')
    .join('\n')
    .replaceAll(/\\[nrt]/g, '\n');

/** Whether the row of a change is no longer there, as a condition: another may have its number, but not its UUID. */
function gone(withoutUuid: (table: string) => string): string {
  const isGone = (table: Table) =>
    hasColumn(table, 'uuid')
      ? `NOT EXISTS (SELECT 1 FROM ${table} AS now WHERE now.id = row_id AND (row_uuid IS NULL OR now.uuid = row_uuid))`
      : withoutUuid(table);
  return TABLES.map((table) => `(tbl = '${table}' AND ${isGone(table)})`).join(' OR ');
}

/**
 * Images that speak of somebody: of rows in which a name means them, or that are gone, as those of an import that was
 * undone; of any rows with their numbers and addresses; and of their numbers themselves. With an image of a row that is
 * gone, the action can't be done again: what it kept of others that are gone goes along, since it may hang on that row.
 */
function imagesOf(db: Db, whose: Whose, finder: Finder): number[] {
  db.function('spoken_of', { deterministic: true }, (image: unknown) => {
    const kinds = finder.kindsIn(textsOf(String(image)));
    return kinds.has('contact') ? 2 : kinds.has('name') ? 1 : 0;
  });
  const own = PLACES.map(
    ({ table, own }) => `(tbl = '${table}' AND row_id IN (SELECT id FROM ${table} WHERE ${own}))`,
  ).join(' OR ');
  const isGone = gone((table) => `NOT EXISTS (SELECT 1 FROM ${table} AS now WHERE now.id = row_id)`);
  const isTheirs = `(tbl = 'contact_point' AND before ->> 'person_id' IN ${PEOPLE})`;
  // Reports name whoever they like, and lose the name.
  const sql = `WITH found AS MATERIALIZED (
      SELECT id, action_id, spoken_of(before) AS spoken, ${isTheirs} AS theirs, (${isGone}) AS gone, (tbl = 'report' OR ${own}) AS own
      FROM change WHERE before IS NOT NULL AND (spoken_of(before) > 0 OR ${isTheirs}))
    SELECT id FROM found WHERE theirs OR spoken = 2 OR own OR gone
    UNION SELECT id FROM change WHERE before IS NOT NULL
      AND action_id IN (SELECT action_id FROM found WHERE gone AND spoken > 0) AND (${gone(() => 'TRUE')})`;
  return db.prepare<object, number>(sql).pluck().all(whoseIn(sql, whose));
}

/**
 * Forgets images of the journal, and so the undoing of the actions that wrote them.
 * @param which a condition
 * @returns these actions, for the trail
 */
export function forgetImages(db: Db, which: string, params: object, now: number): number[] {
  const found = db
    .prepare<object, { id: number; action: number }>(
      `SELECT id, action_id AS action FROM change WHERE before IS NOT NULL AND ${which}
         AND action_id < (SELECT max(id) FROM action)`,
    )
    .all(params);
  const close = db.prepare('UPDATE action SET undone_at = ? WHERE id = ? AND undone_at IS NULL');
  const actions = new Set(found.map(({ action }) => action));
  forgetChanges(db, found);
  for (const action of actions) close.run(now, action);
  return [...actions];
}

export const forgetImagesOf = (db: Db, whose: Whose, finder: Finder, now: number): number[] =>
  forgetImages(
    db,
    'id IN (SELECT value FROM json_each(@images))',
    { images: JSON.stringify(imagesOf(db, whose, finder)) },
    now,
  );
