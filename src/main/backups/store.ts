import type { Db } from '../db/open.ts';

/** Where backups go, and how the last attempt went wrong. Kept in the vault: another computer may have other folders. */
type BackupSettings = { folder: string | null };

export function backupStore(db: Db) {
  const get = db.prepare<[], string>("SELECT value FROM vault_setting WHERE key = 'backups'").pluck();
  const set = db.prepare(
    "INSERT INTO vault_setting (key, value) VALUES ('backups', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  return {
    folder(): string | null {
      const stored = get.get();
      return stored === undefined ? null : (JSON.parse(stored) as BackupSettings).folder;
    },
    setFolder: (folder: string | null): void => void set.run(JSON.stringify({ folder })),
  };
}
