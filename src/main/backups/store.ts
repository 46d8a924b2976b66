import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';

/** Where backups go (null: beside the vault), and where they once went. */
type BackupSettings = { folder: string | null; earlier?: string[] };

export function backupStore(db: Db) {
  const get = db.prepare<[], string>("SELECT value FROM vault_setting WHERE key = 'backups'").pluck();
  const set = db.prepare(
    "INSERT INTO vault_setting (key, value) VALUES ('backups', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const settings = (): BackupSettings => JSON.parse(get.get() ?? '{"folder":null}');
  const erased = metaOf(db, 'erased_before');
  return {
    folder: (): string | null => settings().folder,
    /** Every backup folder ever chosen, without the usual one. */
    chosen(): string[] {
      const { folder, earlier = [] } = settings();
      return folder === null ? earlier : [folder, ...earlier];
    },
    setFolder(folder: string | null): void {
      const earlier = this.chosen().filter((other) => other !== folder);
      const next: BackupSettings = { folder, earlier };
      set.run(JSON.stringify(next));
    },
    /** The last erasure, as a number of trail entries rather than a time: clocks may be wrong. */
    erasedBefore: (): number => Number(erased.get() ?? 0),
    setErasedBefore: (entries: number): void => erased.set(String(entries)),
  };
}
