import { closeSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Tries } from '../../domain/vault/tries.ts';
import { createPrivateFolder } from '../computer/files.ts';
import { codeOf } from './trouble.ts';

const NONE: Tries = { wrong: 0, lastAt: 0 };

/** Counts of wrong tries, by what was tried. Held by one program at a time, so that no other tries meanwhile. */
export type TryCounts = {
  get(key: string): Tries;
  set(key: string, tries: Tries): void;
  forget(key: string): void;
  release(): void;
};

/** How long others may hold the counts, a try of half a second each, until it is given up. */
const PATIENCE = 1200;
const PAUSE_MS = 30;

/**
 * Takes hold of the counts in a file; null where another program doesn't let go of them. The hold is SQLite's own lock: it ends
 * with the process, whatever ends that.
 * @param unwritten takes what no file can be written of
 */
export async function holdCounts(file: string, unwritten: Map<string, Tries>): Promise<TryCounts | null> {
  for (let waitMs = 0; waitMs < PATIENCE; waitMs++) {
    try {
      return countsIn(lockedDatabase(file), unwritten);
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) rmSync(file, { force: true });
      else if (!code.startsWith('SQLITE_BUSY')) return countsIn(null, unwritten);
    }
    // Never in step with others that wait.
    await setTimeout(PAUSE_MS * (0.5 + Math.random()));
  }
  return null;
}

/** The counts, to look at without holding them; a try of another program that is under way is waited for. */
export function peekCounts(file: string, unwritten: Map<string, Tries>): TryCounts {
  try {
    return countsIn(new Database(file, { fileMustExist: true, timeout: 2_000 }), unwritten);
  } catch {
    return countsIn(null, unwritten);
  }
}

function lockedDatabase(file: string): Database.Database {
  createPrivateFolder(dirname(file));
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: 0 });
  try {
    // What was locked once stays so until it is closed.
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec(
      'BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS tries (key TEXT PRIMARY KEY, wrong INTEGER, lastAt REAL); COMMIT',
    );
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function countsIn(db: Database.Database | null, unwritten: Map<string, Tries>): TryCounts {
  /** A full disk, say, or a file that is damaged: what is remembered as long as this program runs counts then. */
  const trying = <T>(work: (db: Database.Database) => T): T | undefined => {
    try {
      return db === null ? undefined : work(db);
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) =>
      unwritten.get(key) ??
      trying((db) => db.prepare<[string], Tries>('SELECT wrong, lastAt FROM tries WHERE key = ?').get(key)) ??
      NONE,
    set(key, { wrong, lastAt }) {
      const result = trying((db) =>
        db.prepare('INSERT OR REPLACE INTO tries VALUES (?, ?, ?)').run(key, wrong, lastAt),
      );
      if (result === undefined) unwritten.set(key, { wrong, lastAt });
      else unwritten.delete(key);
    },
    forget(key) {
      unwritten.delete(key);
      trying((db) => db.prepare('DELETE FROM tries WHERE key = ?').run(key));
    },
    release: () => void db?.close(),
  };
}
