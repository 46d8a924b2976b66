import { existsSync, rmSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { createPrivateFolder } from '../computer/files.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from '../db/migrate.ts';
import { type Cipher, closeUnchanged, type Db, type OpenOptions, openDatabase } from '../db/open.ts';
import { createJournalTriggers } from '../journal/triggers.ts';
import {
  createDatabaseFile,
  databaseFile,
  destroyVaultFiles,
  makePrivate,
  removeLeftovers,
  vaultExists,
} from './files.ts';
import { type KeyCost, type KeyFile, newKeyFile, type WrapBy } from './key-file.ts';
import { mendKeyFiles, writeKeyFile } from './key-files.ts';
import { isWithoutLog, logTrouble } from './log.ts';
import { inTheMaking, noVaultIn } from './making.ts';
import { isAlone, isMarkedOpen, markOpen, unmarkOpen } from './open-marks.ts';
import { type SalvageReport, salvage } from './salvage.ts';
import { type Secret, withKey } from './secrets.ts';
import type { TryGuard } from './tries.ts';
import { diskTrouble, troubleOf, troubleWith } from './trouble.ts';

/** An opened vault folder. */
export type OpenVault = {
  folder: string;
  vaultId: string;
  sample: boolean;
  /** What opened it: whoever came in by the recovery code may set a new passphrase without the old one. */
  openedBy: WrapBy;
  db: Db;
  /** Marks the database as open, once it has proved sound: from then on a missing log is noticed. */
  markOpen(): void;
  /** Opens a copy of the database, read-only unless it is to be changed. */
  openCopy(file: string, readonly?: boolean): Db;
  /** What opens the database on a connection of its own; whoever gets it overwrites the key. */
  access(): Access;
  /** Whether no other connection has the database open: not another program's, nor another of ours. */
  isAlone(): boolean;
  /** What opens the database again once it was closed and its file replaced; to be used once. */
  reopener(): () => Result<OpenVault>;
  close(): void;
  /** Closes a database that turns out to be damaged, and leaves it as it is. */
  closeUnchanged(): void;
};

/** What opens a database. */
export type Access = Pick<OpenOptions, 'file' | 'cipher' | 'key'>;

/** Backs up what is about to be migrated; where that is refused, so is the opening. */
export type BeforeMigration = (
  vault: Pick<OpenVault, 'folder' | 'vaultId' | 'db' | 'openCopy'>,
) => Result<unknown>;

const CIPHER: Cipher = 'aegis';

/** Creates a vault in a folder that holds none, and opens it. */
export async function createVault(
  folder: string,
  passphrase: string,
  { sample, seed, keyCost }: { sample: boolean; seed(db: Db): void; keyCost?: KeyCost | undefined },
): Promise<Result<{ vault: OpenVault; recoveryCode: string }>> {
  if (!isAbsolute(folder)) return refuse('invalid', 'vault:error.folderNotWhole', { folder });
  const { keyFile, dataKey, recoveryCode } = await newKeyFile(passphrase, {
    cipher: CIPHER,
    sample,
    cost: keyCost,
  });
  // Looked at only now: making the key takes a while, in which another may have made a vault there.
  if (vaultExists(folder)) return refuse('conflict', 'vault:error.exists', { folder });
  let db: Db | undefined;
  try {
    createPrivateFolder(folder);
    makePrivate(folder);
    // The key first: a key without a database is told apart from a database without a key.
    writeKeyFile(folder, keyFile);
    createDatabaseFile(folder);
    db = openDatabase({ file: databaseFile(folder), cipher: CIPHER, key: dataKey });
    fill(db, seed);
    return ok({ vault: openVaultOf(folder, keyFile, 'passphrase', db, dataKey), recoveryCode });
  } catch (error) {
    // Told before its files go, and with them what fills the disk.
    const refusal = noVaultIn(folder, error);
    db?.close();
    if (existsSync(folder)) destroyVaultFiles(folder);
    return refusal;
  } finally {
    dataKey.fill(0);
  }
}

/** At once: a vault without what it starts with must never open. */
const fill = (db: Db, seed: (db: Db) => void): void =>
  db
    .transaction(() => {
      migrate(db);
      seed(db);
    })
    .immediate();

/** Opens a vault. Nothing on disk is changed by a wrong secret, and a database that can't be opened stays as it is. */
export const unlockVault = (
  folder: string,
  secret: Secret,
  guard: TryGuard,
  beforeMigration: BeforeMigration = () => ok({}),
): Promise<Result<OpenVault>> =>
  withKey(folder, secret, guard, (keyFile, dataKey) => {
    try {
      return (
        troubleWith(folder, keyFile.cipher) ?? openedAt(folder, keyFile, secret.by, dataKey, beforeMigration)
      );
    } catch (error) {
      return troubleOf(folder, error);
    }
  });

/**
 * Reads what can be read of a damaged vault into a new folder, and opens that. The damaged one is left as it is.
 * @param name told what the vault will be, just before it is there
 */
export const salvageVault = (
  damaged: string,
  folder: string,
  secret: Secret,
  guard: TryGuard,
  seed: (db: Db) => void,
  name: (sample: boolean) => void,
): Promise<Result<{ vault: OpenVault; report: SalvageReport }>> =>
  withKey(damaged, secret, guard, (keyFile, dataKey) => {
    const trouble = troubleWith(damaged, keyFile.cipher);
    if (trouble !== null) return trouble;
    const access = { file: databaseFile(damaged), cipher: keyFile.cipher, key: dataKey };
    const copy = inTheMaking<SalvageReport>(
      folder,
      (fresh) => {
        writeKeyFile(fresh, keyFile);
        try {
          const { db, report } = salvage(access, fresh, seed);
          db.close();
          return ok(report);
        } catch (error) {
          return (
            diskTrouble(error, fresh) ??
            refuse('unexpected', 'vault:error.nothingToSalvage', { folder: damaged })
          );
        }
      },
      () => name(keyFile.sample),
    );
    if (!copy.ok) return copy;
    const vault = openedAt(folder, keyFile, secret.by, dataKey, () => ok({}));
    return vault.ok ? ok({ vault: vault.value, report: copy.value }) : vault;
  });

/** Throws where the pages of a database don't belong together. */
function mustBeSound(db: Db): void {
  const answer = db.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw new Error(String(answer));
}

/** Opens the database with its key. A database that turns out to be damaged stays as it is. */
export function openedAt(
  folder: string,
  keyFile: KeyFile,
  by: WrapBy,
  dataKey: Buffer,
  beforeMigration: BeforeMigration,
): Result<OpenVault> {
  const options = { file: databaseFile(folder), cipher: keyFile.cipher, key: dataKey };
  makePrivate(folder);
  const trouble = logTrouble(options.file);
  if (trouble !== null) return refuse('unexpected', `vault:error.log.${trouble}`, { folder });
  const log = statSync(`${options.file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const withoutLog = isWithoutLog(options.file);
  return leavingNoIndex(options.file, () => {
    const db = openDatabase(options);
    try {
      // A log may be another database's: SQLite can't tell, and closing would bring it into this one.
      if (log > 0) mustBeSound(db);
      // Looked at again: another program may have opened it since, and has its log by now.
      if (withoutLog && isMarkedOpen(db) && isWithoutLog(options.file)) {
        db.close();
        return refuse('unexpected', 'vault:error.log.missing', { folder });
      }
      const ready = broughtUp(folder, keyFile, db, dataKey, beforeMigration);
      if (ready.ok) return ok(openVaultOf(folder, keyFile, by, db, dataKey));
      db.close();
      return ready;
    } catch (error) {
      closeUnchanged(db, options);
      throw error;
    }
  });
}

/** The index that a failed opening makes would have a stranger's log look like the vault's own. */
function leavingNoIndex<T>(database: string, open: () => T): T {
  const index = `${database}-shm`;
  const had = existsSync(index);
  try {
    return open();
  } catch (error) {
    if (!had) rmSync(index, { force: true });
    throw error;
  }
}

/** Brings a database to this version's schema. One of a newer version, or that nothing was ever put in, is refused. */
function broughtUp(
  folder: string,
  keyFile: KeyFile,
  db: Db,
  dataKey: Buffer,
  beforeMigration: BeforeMigration,
): Result<unknown> {
  const { vaultId, cipher } = keyFile;
  const version = schemaVersion(db);
  if (version === 0) return refuse('unexpected', 'vault:error.databaseEmpty', { folder });
  if (version > SCHEMA_VERSION)
    return refuse('conflict', 'vault:error.newer', { version, known: SCHEMA_VERSION });
  if (version < SCHEMA_VERSION) {
    const openCopy = (file: string, readonly = true) =>
      openDatabase({ file, cipher, key: dataKey, readonly });
    const backedUp = beforeMigration({ folder, vaultId, db, openCopy });
    if (!backedUp.ok) return backedUp;
  }
  migrate(db);
  removeLeftovers(folder);
  mendKeyFiles(folder, keyFile);
  return ok({});
}

/** @param dataKey copied: the caller overwrites its own */
function openVaultOf(folder: string, keyFile: KeyFile, openedBy: WrapBy, db: Db, dataKey: Buffer): OpenVault {
  createJournalTriggers(db);
  const { vaultId, sample, cipher } = keyFile;
  const key = Buffer.from(dataKey);
  return {
    folder,
    vaultId,
    sample,
    openedBy,
    db,
    markOpen: () => markOpen(db),
    openCopy: (file, readonly = true) => openDatabase({ file, cipher, key, readonly }),
    access: () => ({ file: databaseFile(folder), cipher, key: Buffer.from(key) }),
    isAlone: () => isAlone(db),
    reopener() {
      const again = Buffer.from(key);
      return () => {
        try {
          return openedAt(folder, keyFile, openedBy, again, () => ok({}));
        } catch (error) {
          return troubleOf(folder, error);
        } finally {
          again.fill(0);
        }
      };
    },
    close() {
      try {
        unmarkOpen(db);
        db.close();
      } catch {
        // A mark that stays needs its log beside it.
        closeUnchanged(db, { file: databaseFile(folder), cipher, key });
      } finally {
        key.fill(0);
      }
    },
    closeUnchanged() {
      closeUnchanged(db, { file: databaseFile(folder), cipher, key });
      key.fill(0);
    },
  };
}
