import { statSync } from 'node:fs';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from '../db/migrate.ts';
import { type Cipher, type Db, openDatabase } from '../db/open.ts';
import { createJournalTriggers } from '../journal/triggers.ts';
import {
  createDatabaseFile,
  createVaultFolder,
  databaseFile,
  readKeyFile,
  vaultExists,
  writeKeyFile,
} from './files.ts';
import {
  type KeyCost,
  type KeyFile,
  newKeyFile,
  openKeyFile,
  type WrapBy,
  withNewRecoveryCode,
  withPassphrase,
} from './key-file.ts';

/** An opened vault folder. */
export type OpenVault = { folder: string; vaultId: string; sample: boolean; db: Db; close(): void };

/** What opens a vault: its passphrase or its recovery code. */
export type Secret = { by: WrapBy; secret: string };

const CIPHER: Cipher = 'aegis';

/** Creates a vault in a folder that holds none, and opens it. */
export async function createVault(
  folder: string,
  passphrase: string,
  { sample, seed, keyCost }: { sample: boolean; seed(db: Db): void; keyCost?: KeyCost | undefined },
): Promise<Result<{ vault: OpenVault; recoveryCode: string }>> {
  if (vaultExists(folder)) return refuse('conflict', 'vault:error.exists', { folder });
  const { keyFile, dataKey, recoveryCode } = await newKeyFile(passphrase, {
    cipher: CIPHER,
    sample,
    cost: keyCost,
  });
  try {
    createVaultFolder(folder);
    // The key first: a key without a database is told apart from a database without a key.
    writeKeyFile(folder, keyFile);
    createDatabaseFile(folder);
    const db = openDatabase({ file: databaseFile(folder), cipher: CIPHER, key: dataKey });
    migrate(db);
    seed(db);
    return ok({ vault: opened(folder, keyFile, db), recoveryCode });
  } catch (error) {
    return refuse('unexpected', 'vault:error.cannotWrite', { folder, reason: reasonOf(error) });
  } finally {
    dataKey.fill(0);
  }
}

/** Opens a vault. Nothing on disk is changed by a wrong secret. */
export async function unlockVault(folder: string, { by, secret }: Secret): Promise<Result<OpenVault>> {
  const key = await unwrap(folder, { by, secret });
  if (!key.ok) return key;
  const { keyFile, dataKey } = key.value;
  try {
    if (statSync(databaseFile(folder), { throwIfNoEntry: false }) === undefined)
      return refuse('not-found', 'vault:error.databaseMissing', { folder });
    const db = openDatabase({ file: databaseFile(folder), cipher: keyFile.cipher, key: dataKey });
    const version = schemaVersion(db);
    if (version > SCHEMA_VERSION) {
      db.close();
      return refuse('conflict', 'vault:error.newer', { version, known: SCHEMA_VERSION });
    }
    migrate(db);
    return ok(opened(folder, keyFile, db));
  } catch (error) {
    return refuse('unexpected', 'vault:error.damaged', { folder, reason: reasonOf(error) });
  } finally {
    dataKey.fill(0);
  }
}

export async function changePassphrase(
  folder: string,
  current: string,
  next: string,
): Promise<Result<Record<string, never>>> {
  const key = await unwrap(folder, { by: 'passphrase', secret: current });
  if (!key.ok) return key;
  writeKeyFile(folder, await withPassphrase(key.value.keyFile, next, key.value.dataKey));
  key.value.dataKey.fill(0);
  return ok({});
}

/** Whether this is the vault's passphrase. */
export async function checkPassphrase(
  folder: string,
  passphrase: string,
): Promise<Result<Record<string, never>>> {
  const key = await unwrap(folder, { by: 'passphrase', secret: passphrase });
  if (!key.ok) return key;
  key.value.dataKey.fill(0);
  return ok({});
}

export async function renewRecoveryCode(
  folder: string,
  passphrase: string,
): Promise<Result<{ recoveryCode: string }>> {
  const key = await unwrap(folder, { by: 'passphrase', secret: passphrase });
  if (!key.ok) return key;
  const { keyFile, recoveryCode } = await withNewRecoveryCode(key.value.keyFile, key.value.dataKey);
  key.value.dataKey.fill(0);
  writeKeyFile(folder, keyFile);
  return ok({ recoveryCode });
}

async function unwrap(
  folder: string,
  { by, secret }: Secret,
): Promise<Result<{ keyFile: KeyFile; dataKey: Buffer }>> {
  if (!vaultExists(folder)) return refuse('not-found', 'vault:error.missing', { folder });
  const keyFile = readKeyFile(folder);
  if (keyFile === null) return refuse('not-found', 'vault:error.keyFileMissing', { folder });
  const dataKey = await openKeyFile(keyFile, by, secret);
  if (dataKey === null)
    return refuse(
      'locked',
      by === 'passphrase' ? 'vault:error.wrongPassphrase' : 'vault:error.wrongRecoveryCode',
    );
  return ok({ keyFile, dataKey });
}

function opened(folder: string, { vaultId, sample }: KeyFile, db: Db): OpenVault {
  createJournalTriggers(db);
  return { folder, vaultId, sample, db, close: () => db.close() };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
