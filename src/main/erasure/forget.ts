import { recordOf, SEARCHED_TABLES, TABLES } from '../../records/index.ts';
import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';
import { DEPENDENT_NOUNS } from '../journal/nouns.ts';
import { indexOf } from '../search/index-tables.ts';
import type { Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import type { DestroyResult } from '../vault/files.ts';
import { markOpen, unmarkOpen } from '../vault/open-marks.ts';
import { diskTrouble } from '../vault/trouble.ts';

/** An erasure may touch a row of any kind. */
const EVERY_NOUN = [...new Set([...TABLES.map((table) => recordOf(table).noun), ...DEPENDENT_NOUNS])];

/** What it takes that something is gone for good, whoever asks for it. */

/** Changes every text of a JSON. */
const inJson = (json: string, change: (text: string) => string): string =>
  JSON.stringify(JSON.parse(json, (_, value) => (typeof value === 'string' ? change(value) : value)));

type Report = { id: number; content: string; snapshot: string | null };
const reportsIn = (db: Db): Report[] =>
  db.prepare<[], Report>('SELECT id, content, snapshot FROM report').all();

/** Every text of what reports hold, approved ones too; each once. */
export function textsOfReports(db: Db): string[] {
  const texts = new Set<string>();
  const take = (text: string) => {
    texts.add(text);
    return text;
  };
  for (const { content, snapshot } of reportsIn(db))
    for (const json of [content, snapshot ?? '{}']) inJson(json, take);
  return [...texts];
}

/** Changes every text of what reports hold. */
export function forgetInReports(db: Db, forget: (text: string) => string): void {
  const update = db.prepare('UPDATE report SET content = ?, snapshot = ? WHERE id = ?');
  for (const { id, content, snapshot } of reportsIn(db)) {
    const left = [inJson(content, forget), snapshot && inJson(snapshot, forget)] as const;
    // A report that doesn't speak of them keeps its history.
    if (left[0] !== content || left[1] !== snapshot) update.run(...left, id);
  }
}

/** Changes every text of alerts that were shown. */
export function forgetInAlerts(db: Db, forget: (text: string) => string): void {
  const alerts = db.prepare<[], { id: number; items: string }>('SELECT id, items FROM reminder_alert');
  const update = db.prepare('UPDATE reminder_alert SET items = ? WHERE id = ?');
  for (const { id, items } of alerts.all()) update.run(inJson(items, forget), id);
}

const REMEMBER =
  'INSERT INTO forgotten (action_id, tbl, row_id) SELECT action_id, tbl, row_id FROM change WHERE';

/** Takes changes out of the journal. That there were some is still known: a pack of before doesn't tell of them. */
export function forgetChanges(db: Db, changes: readonly { id: number }[]): void {
  const remember = db.prepare(`${REMEMBER} id = ? ON CONFLICT DO NOTHING`);
  const forget = db.prepare('DELETE FROM change WHERE id = ?');
  for (const { id } of changes) {
    remember.run(id);
    forget.run(id);
  }
}

/** There from the transaction that erases until `afterErasing` is through. */
const erasing = (db: Db) => metaOf(db, 'erasing');

/**
 * Forgets what the journal kept of the rows of the present action, and so the undoing of the actions that wrote them. From
 * then on, until `afterErasing` is through, the vault knows that its file and its backups still hold them.
 * @returns these actions, for the trail
 */
export function forgetInJournal(db: Db, now: number): number[] {
  const touched = '(SELECT tbl, row_id FROM change WHERE action_id = (SELECT max(id) FROM action))';
  const actions = db
    .prepare<[], number>(
      `SELECT DISTINCT action_id FROM change WHERE (tbl, row_id) IN ${touched} AND action_id < (SELECT max(id) FROM action)`,
    )
    .pluck()
    .all();
  db.prepare(
    `UPDATE action SET undone_at = ? WHERE undone_at IS NULL AND id < (SELECT max(id) FROM action)
     AND id IN (SELECT action_id FROM change WHERE (tbl, row_id) IN ${touched})`,
  ).run(now);
  db.prepare(
    `${REMEMBER} (tbl, row_id) IN ${touched} AND action_id < (SELECT max(id) FROM action) ON CONFLICT DO NOTHING`,
  ).run();
  db.prepare(`DELETE FROM change WHERE (tbl, row_id) IN ${touched}`).run();
  erasing(db).set('');
  return actions;
}

/**
 * After an erasure was committed: the file no longer holds what is gone, nor do backups, and what is on screen is asked for again.
 * Backups go first: that makes room.
 * @returns whether all that has come about (what has not is done when the vault is opened next), files of backups that are gone,
 *   and folders of backups that could not be reached: what is in them goes once they can be, or by hand
 */
export function afterErasing(
  session: Session,
  vault: Services['vault'],
): DestroyResult & { finished: boolean } {
  let destroyed: DestroyResult = { gone: [], unreached: [] };
  session.emit({ name: 'data.changed', payload: { nouns: [...EVERY_NOUN, 'backups'] } });
  session.emit({ name: 'data.erased', payload: {} });
  try {
    const own = vault.backups();
    destroyed = own.destroyEarlier();
    scrub(session.db);
    erasing(session.db).remove();
    if (destroyed.gone.length > 0) own.make('daily');
    return { finished: true, gone: destroyed.gone, unreached: [...destroyed.unreached, ...vault.copies()] };
  } catch (error) {
    if (diskTrouble(error) === null) throw error;
    return { finished: false, ...destroyed };
  }
}

/** Ends an erasure that was cut short after it was committed; null where there is none. */
export function finishErasing(session: Session, vault: Services['vault']) {
  return erasing(session.db).get() === null ? null : afterErasing(session, vault);
}

/** Rewrites the file without what was deleted from it. Outside of any transaction. */
function scrub(db: Db): void {
  for (const index of SEARCHED_TABLES.map(indexOf))
    db.prepare(`INSERT INTO ${index} (${index}) VALUES ('optimize')`).run();
  db.exec('VACUUM');
  unmarkOpen(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  markOpen(db);
}
