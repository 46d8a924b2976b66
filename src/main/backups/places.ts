import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';

/** Folders, and the names of the backups that should be in them. */
type Places = Record<string, readonly string[]>;

/**
 * Every folder that backups of a vault were made in, also the one beside it before it was moved. A restore keeps the list
 * (`return.ts`).
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
 * The line of this copy of a vault: a vault opened from a backup starts a line of its own, and its backups don't count as
 * the original's. Null for the original.
 */
export const lineOf = (db: Db): string | null => metaOf(db, 'line').get();

export function setLine(db: Db, line: string | null): void {
  const meta = metaOf(db, 'line');
  if (line === null) meta.remove();
  else meta.set(line);
}
