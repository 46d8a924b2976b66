import { isRunning } from '../computer/processes.ts';
import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';
import { codeOf, diskTrouble } from './trouble.ts';

/**
 * Each program that has a vault open keeps a mark in its database, and takes it away before it closes; SQLite deletes the
 * write-ahead log only after that, when the last one closes. So a marked database without a log has lost it.
 */
const PREFIX = 'open.';
const OURS = PREFIX + process.pid;
const MARKS = `key GLOB '${PREFIX}*'`;

/** Marks the database file itself: the log then holds a frame at least. Where the disk refuses, it stays without. */
export function markOpen(db: Db): void {
  try {
    metaOf(db, OURS).set('');
    db.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    if (diskTrouble(error) === null) throw error;
  }
}

/**
 * Removes our mark, and those of programs that no longer run; the last program removes all. Two programs may close at the same
 * moment, so that neither is the last. Throws the error of the disk.
 */
export function unmarkOpen(db: Db): void {
  for (const mark of marksIn(db))
    if (mark === OURS || !isRunning(Number(mark.slice(PREFIX.length)))) metaOf(db, mark).remove();
  if (isMarkedOpen(db) && isAlone(db)) removeMarks(db);
}

const marksIn = (db: Db): string[] =>
  db.prepare<[], string>(`SELECT key FROM meta WHERE ${MARKS}`).pluck().all();

export const isMarkedOpen = (db: Db): boolean => marksIn(db).length > 0;

/** In a copy the marks are about nothing. */
export function removeMarks(db: Db): void {
  db.prepare(`DELETE FROM meta WHERE ${MARKS}`).run();
}

/** Whether no other connection has the database open. Only who is alone can take all of it for itself. */
export function isAlone(db: Db): boolean {
  db.pragma('busy_timeout = 0');
  db.pragma('locking_mode = EXCLUSIVE');
  try {
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return true;
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(codeOf(error) ?? '')) return false;
    throw error;
  } finally {
    db.pragma('locking_mode = NORMAL');
    // Only reading gives back what was taken.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    db.pragma('busy_timeout = 5000');
  }
}
