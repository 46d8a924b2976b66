import type { Db } from '../db/open.ts';

/**
 * Where backups go (null: beside the vault), and where they once went; `erasedBefore`: when something was erased last, in entries
 * of the trail, as clocks may be wrong.
 */
type BackupSettings = { folder: string | null; earlier?: string[]; erasedBefore?: number };

export function backupStore(db: Db) {
  const get = db.prepare<[], string>("SELECT value FROM vault_setting WHERE key = 'backups'").pluck();
  const set = db.prepare(
    "INSERT INTO vault_setting (key, value) VALUES ('backups', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const stored = (): BackupSettings => JSON.parse(get.get() ?? '{"folder":null}');
  const keep = (settings: BackupSettings) => void set.run(JSON.stringify(settings));
  return {
    folder: (): string | null => stored().folder,
    /** Every folder but the usual one that backups were ever to go to. */
    chosen(): string[] {
      const { folder, earlier = [] } = stored();
      return folder === null ? earlier : [folder, ...earlier];
    },
    setFolder(folder: string | null): void {
      const earlier = this.chosen().filter((other) => other !== folder);
      keep({ ...stored(), folder, earlier });
    },
    erasedBefore: (): number | null => stored().erasedBefore ?? null,
    setErasedBefore: (entries: number): void => keep({ ...stored(), erasedBefore: entries }),
  };
}
