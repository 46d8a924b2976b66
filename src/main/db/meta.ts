import type { Db } from './open.ts';

/** Something that a vault knows of itself. No setting, and not journaled: nothing undoes it. */
export function metaOf(db: Db, key: string) {
  const get = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const set = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM meta WHERE key = ?');
  return {
    get: (): string | null => get.get(key) ?? null,
    set: (value: string): void => void set.run(key, value),
    remove: (): void => void remove.run(key),
  };
}
