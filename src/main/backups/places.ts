import type { Db } from '../db/open.ts';

/** Folders, and the names of the backups that should be in them. */
type Places = Record<string, readonly string[]>;

/**
 * Every folder that backups of a vault were made in: also the one beside it before it was moved. No setting, and not journaled:
 * neither undoing nor coming back to a backup may forget one.
 */
export function backupPlaces(db: Db) {
  const get = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'backup_places'").pluck();
  const set = db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('backup_places', ?)");
  const all = (): Places => JSON.parse(get.get() ?? '{}');
  return {
    all,
    note: (places: Places): void => void set.run(JSON.stringify({ ...all(), ...places })),
  };
}

/**
 * Which of the copies of a vault this is, where there are several: one that was opened from a backup goes its own way, and its
 * backups are none of the other's. Null for the first.
 */
export function lineOf(db: Db): string | null {
  return db.prepare<[], string>("SELECT value FROM meta WHERE key = 'line'").pluck().get() ?? null;
}

export function setLine(db: Db, line: string | null): void {
  if (line === null) db.prepare("DELETE FROM meta WHERE key = 'line'").run();
  else db.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('line', ?)").run(line);
}
