import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../domain/result.ts';
import { hashOf, overwrite, removeIfEmpty, syncFile, syncFolder } from '../computer/files.ts';

/** A vault is a folder: the database, and the key file kept twice. */
export const databaseFile = (folder: string): string => join(folder, 'vault.db');
export const keyFiles = (folder: string): string[] => [
  join(folder, 'vault.key'),
  join(folder, 'vault.key.copy'),
];

export const vaultExists = (folder: string): boolean =>
  existsSync(databaseFile(folder)) || keyFiles(folder).some((file) => existsSync(file));

/** An empty file is a new database to SQLite; its journals take over the file's mode. */
export function createDatabaseFile(folder: string): void {
  closeSync(openSync(databaseFile(folder), 'wx', 0o600));
}

/**
 * Takes a vault's folder and files from everybody but its owner. A folder that several use by its nature (`/tmp`), and a disk that
 * knows no owners, stay as they are.
 */
export function makePrivate(folder: string): void {
  if (process.platform === 'win32') return;
  for (const path of [folder, ...VAULT_FILES.map((name) => join(folder, name))]) {
    try {
      const stat = statSync(path);
      const isShared = (stat.mode & STICKY) !== 0 || stat.uid !== process.getuid?.();
      // What its owner may not write stays so.
      const own = stat.mode & (stat.isDirectory() ? 0o700 : 0o600);
      if ((stat.mode & OTHERS) !== 0 && !isShared) chmodSync(path, own);
    } catch {
      // It isn't there, or the disk doesn't let us: the vault opens all the same.
    }
  }
}
const VAULT_FILES = ['vault.db', 'vault.db-wal', 'vault.db-shm', 'vault.key', 'vault.key.copy'];
const STICKY = 0o1000;
const OTHERS = 0o077;

/** A file that is no more; its hash in hexadecimal. */
export type DestroyedFile = { name: string; bytes: number; sha256: string };
/** What was destroyed, and the folders, known to hold more, that are not there: a stick that isn't plugged in. */
export type DestroyResult = { gone: DestroyedFile[]; unreached: string[] };

/**
 * Removes every file of a closed vault, and its folder if nothing else is in it. The keys are overwritten first: without
 * them what a disk may still hold of the database can't be read.
 * @returns what the files were
 */
export function destroyVaultFiles(folder: string): DestroyedFile[] {
  const isFile = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile();
  const ours = readdirSync(folder).filter((name) => OURS.test(name) && isFile(name));
  const destroyedFiles = ours
    .toSorted((a, b) => order(a) - order(b) || a.localeCompare(b))
    .map((name) => {
      const file = join(folder, name);
      const bytes = statSync(file).size;
      const sha256 = hashOf(file);
      if (name.startsWith('vault.key')) overwrite(file, bytes);
      rmSync(file);
      return { name, bytes, sha256 };
    });
  syncFolder(folder);
  removeIfEmpty(folder);
  return destroyedFiles;
}

/** Files that we make, with what is beside them for a moment. Whatever else lies there, `vault.key.bak` say, is the user's. */
const OURS =
  /^(vault\.db(\.incoming|\.before)?(-wal|-shm|-journal)?|vault\.key(\.copy)?(\.new)?|(reminders|backup)\.json(\.new)?)$/;

/** Keys go first: whatever cuts this short, nothing can be read then. What tells of a backup goes last: it is found again. */
const order = (name: string): number => (name.startsWith('vault.key') ? 0 : name === 'backup.json' ? 2 : 1);

/** Where a database waits that is to take the place of the vault's own. */
export const incomingDatabase = (folder: string): string => `${databaseFile(folder)}.incoming`;

/**
 * Puts the incoming database in the place of a closed vault's own and opens it. Where that fails the old one comes back, and
 * is opened in turn by the next try of the user. There is a whole database in its place at every moment: the old one is
 * copied aside, not moved.
 */
export function exchangeDatabase<T>(folder: string, open: () => Result<T>): Result<T> {
  const database = databaseFile(folder);
  const before = `${database}.before`;
  copyFileSync(database, before);
  syncFile(before);
  // Closing has written them into the database; what might be left of them is not the new one's.
  for (const log of ['-wal', '-shm', '-journal']) rmSync(`${database}${log}`, { force: true });
  renameSync(incomingDatabase(folder), database);
  syncFolder(folder);
  const result = open();
  if (!result.ok) renameSync(before, database);
  removeLeftovers(folder);
  syncFolder(folder);
  return result;
}

/** Removes what an exchange that was cut short has left beside a database that can be opened. */
export function removeLeftovers(folder: string): void {
  const database = databaseFile(folder);
  const incoming = incomingDatabase(folder);
  // Journals are of the moment in which a database takes up its write-ahead log.
  const parts = [
    incoming,
    `${incoming}-wal`,
    `${incoming}-shm`,
    `${incoming}-journal`,
    `${database}-journal`,
  ];
  for (const file of [`${database}.before`, ...parts]) rmSync(file, { force: true });
}
