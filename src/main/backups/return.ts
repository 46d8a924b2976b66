import { syncFile } from '../computer/files.ts';
import { migrate } from '../db/migrate.ts';
import { type Db, openDatabase } from '../db/open.ts';
import { carryDrafts } from '../drafts/store.ts';
import { trailWriter } from '../journal/chain.ts';
import { type BackedUpHead, isInTrail } from '../journal/verify.ts';
import { forgetDevice } from '../vault/device.ts';
import { incomingDatabase } from '../vault/files.ts';
import { removeMarks } from '../vault/open-marks.ts';
import type { OpenVault } from '../vault/vault.ts';
import { backupPlaces, lineOf, setLine } from './places.ts';
import { backupStore } from './store.ts';

/** Settings of this computer, which a restore keeps. */
function keepPlaces(present: Db, db: Db): void {
  backupPlaces(db).note(backupPlaces(present).all());
  setLine(db, lineOf(present));
  const [then, now] = [backupStore(db), backupStore(present)];
  for (const folder of now.chosen()) then.setFolder(folder);
  then.setFolder(now.folder());
  carryDrafts(present, db);
}

type Return = {
  /** Names of the backup, and of the one that takes the return back. */
  backup: string;
  undo: string;
  /** Of the trail, as all backups have kept them. */
  heads: readonly BackedUpHead[];
  at: number;
};

/**
 * Appends the restore to the trail of the staged database, with the heads known from backups that this trail lacks:
 * the restore cuts these off. Throws the error of the disk or the database.
 */
export function tellReturn(vault: OpenVault, { backup, undo, heads, at }: Return): void {
  const file = incomingDatabase(vault.folder);
  const access = vault.access();
  const db = openDatabase({ ...access, file });
  access.key.fill(0);
  try {
    migrate(db);
    removeMarks(db);
    forgetDevice(db);
    keepPlaces(vault.db, db);
    const cutOff = heads.filter((head) => !isInTrail(db, head)).map(({ hash }) => hash);
    db.transaction(() =>
      trailWriter(db)({ event: 'restored', call: 'backups.restore', detail: { backup, undo, cutOff } }, at),
    ).immediate();
  } finally {
    db.close();
  }
  syncFile(file);
}
