import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';

/** Folders, and the names of the backups that should be in them. */
type Places = Record<string, readonly string[]>;

/**
 * Every folder that backups of a vault were made in: also the one beside it before it was moved. Coming back to a backup forgets
 * none (`return.ts`).
 */
export function backupPlaces(db: Db) {
  const places = metaOf(db, 'backup_places');
  const all = (): Places => JSON.parse(places.get() ?? '{}');
  return {
    all,
    note: (some: Places): void => places.set(JSON.stringify({ ...all(), ...some })),
  };
}

/**
 * Which of the copies of a vault this is, where there are several: one that was opened from a backup goes its own way, and its
 * backups are none of the other's. Null for the first.
 */
export const lineOf = (db: Db): string | null => metaOf(db, 'line').get();

export function setLine(db: Db, line: string | null): void {
  const meta = metaOf(db, 'line');
  if (line === null) meta.remove();
  else meta.set(line);
}
