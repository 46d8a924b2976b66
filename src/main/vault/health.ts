import type { Db } from '../db/open.ts';
import { reasonOf } from './trouble.ts';

export type Health = { sound: boolean; reason: string };

const INDEXES = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%'";

/** Reads every page of the database: one that was damaged is found before anybody needs what stands on it. */
export function health(db: Db): Health {
  try {
    const answer = db.transaction(() => {
      learnIndexes(db);
      return db.pragma('integrity_check(1)', { simple: true });
    })();
    return answer === 'ok' ? { sound: true, reason: '' } : { sound: false, reason: String(answer) };
  } catch (error) {
    return { sound: false, reason: reasonOf(error) };
  }
}

/**
 * A connection remembers what a full-text index is made of, and the check believes it: what another connection has merged
 * since then is reported as corruption. A query remembers anew.
 */
function learnIndexes(db: Db): void {
  const names = db.prepare<[], string>(INDEXES).pluck().all();
  for (const name of names) db.prepare(`SELECT rowid FROM "${name}" LIMIT 1`).get();
}
