import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { BackupReason } from '../../domain/backups.ts';
import { copyPrivately, namesIn, syncFile, syncFolder } from '../computer/files.ts';
import { hasDrafts, withoutDrafts } from '../drafts/store.ts';
import { type TrailHead, trailHead } from '../journal/verify.ts';
import { createDatabaseFile, databaseFile, keyFiles } from '../vault/files.ts';
import { readKeyFiles } from '../vault/key-files.ts';
import { hasHeader } from '../vault/trouble.ts';
import type { OpenVault } from '../vault/vault.ts';
import { isBackupName, NOTE, readNote, writeNote } from './note.ts';
import { lineOf } from './places.ts';

/**
 * A backup is a folder that is a vault of its own: a copy of the database, the key file of then, and a note of what it holds. Its
 * passphrase or recovery code of then opens it, on any computer.
 */
export type Backup = {
  name: string;
  at: number;
  reason: BackupReason;
  bytes: number;
  /** Null where its note is damaged. */
  rows: Record<string, number> | null;
  trail?: TrailHead | undefined;
  line: string | null;
};

/** Tables whose rows a user would count. */
const COUNTED = ['stakeholder', 'person', 'interaction', 'next_step', 'feedback', 'attachment'] as const;

export const backupDatabase = (folder: string, name: string): string => databaseFile(join(folder, name));

/** The real path, links resolved; of a path that doesn't exist yet, from its nearest existing folder on. */
const real = (path: string): string =>
  existsSync(path) ? realpathSync(path) : join(real(dirname(resolve(path))), basename(path));

/** Whether a folder is another or lies in it. */
export function isWithin(outer: string, folder: string): boolean {
  const way = relative(real(outer), real(folder));
  return !way.startsWith('..') && !isAbsolute(way);
}

/** Where backups of a vault go unless another folder is chosen: beside it. */
export const usualFolder = (vaultFolder: string): string => `${vaultFolder}-backups`;

/** Backups in a folder, of one vault or of any, latest first. One whose note is damaged is known by its name and keys. */
export function listBackups(folder: string, vaultId?: string): Backup[] {
  const readNamed = (name: string): Backup[] => {
    const note = readNote(join(folder, name));
    const database = statSync(backupDatabase(folder, name), { throwIfNoEntry: false });
    if (note === null || database === undefined) return [];
    if (vaultId !== undefined && note.vaultId !== vaultId) return [];
    const { at, reason, rows, trail, line } = note;
    return [{ name, at, reason, rows, trail, line, bytes: database.size }];
  };
  return namesIn(folder)
    .filter((name) => !name.startsWith('.new '))
    .flatMap(readNamed)
    .sort((a, b) => b.at - a.at);
}

/** What is backed up, and what opens the copy. */
export type Source = Pick<OpenVault, 'folder' | 'vaultId' | 'db' | 'openCopy'>;

const rowsOf = (db: OpenVault['db']): Record<string, number> =>
  Object.fromEntries(
    COUNTED.map((table) => [
      table,
      db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0,
    ]),
  );

/** The name of a backup until it is verified; it begins with the vault's id, so that other vaults' are left alone. */
const unproved = (vaultId: string, name = ''): string => `.new ${vaultId} ${name}`;
const AN_HOUR_MS = 3_600_000;

/** Unfinished backups of a vault: interrupted ones, and any that is being made right now. */
export const unprovedIn = (folder: string, vaultId: string): string[] =>
  namesIn(folder).filter((name) => name.startsWith(unproved(vaultId)));

/** What is in the folder of a backup whose keys are gone. */
const PARTS = /^(vault\.db(-wal|-shm|-journal)?|backup\.json)$/;

/**
 * Folders of a vault's backups, by their names and keys: also those whose note is damaged or gone. And what is left of one that was cut
 * short in being destroyed: its name, perhaps files, and no key. Never a vault that lies beside them.
 */
export function remainsIn(folder: string, vaultId: string): string[] {
  return namesIn(folder).filter((name) => {
    const keys = readKeyFiles(join(folder, name));
    const files = namesIn(join(folder, name));
    const isNamedSo = isBackupName(name);
    if (keys.ok)
      return (isNamedSo || files.includes(NOTE)) && keys.value.some((key) => key.vaultId === vaultId);
    if (!isNamedSo || !files.every((file) => PARTS.test(file))) return false;
    return (readNote(join(folder, name))?.vaultId ?? vaultId) === vaultId;
  });
}

/** `20261123T010000Z`: names sort by it. */
const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

/** A name by the second that no backup has yet. */
function freeName(folder: string, now: number, reason: BackupReason): { name: string; at: number } {
  for (let at = now; ; at += 1000) {
    const name = `${stamp(at)} ${reason}`;
    if (!existsSync(join(folder, name))) return { name, at };
  }
}

/**
 * Writes a backup and proves it: the copy is opened with the key, every page of it is read, its rows are counted. It gets its
 * name only then, so that nothing half-done is ever taken for a backup. Throws what the file system or the database says.
 */
export function writeBackup(vault: Source, folder: string, now: number, reason: BackupReason): Backup {
  const { name, at } = freeName(folder, now, reason);
  sweep(folder, vault.vaultId, now);
  const fresh = join(folder, unproved(vault.vaultId, name));
  rmSync(fresh, { recursive: true, force: true });
  // Only the usual folder is made where it is missing: a stick that is not there must not become a folder of this disk.
  if (folder === usualFolder(vault.folder) && !existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  mkdirSync(fresh, { mode: 0o700 });
  try {
    const file = databaseFile(fresh);
    // SQLite takes an empty file for a new one, and so its mode.
    createDatabaseFile(fresh);
    vault.db.prepare('VACUUM INTO ?').run(file);
    if (hasDrafts(vault.db)) withoutDrafts(vault.openCopy(file, false));
    const rows = rowsOf(vault.db);
    const trail = trailHead(vault.db);
    const line = lineOf(vault.db);
    prove(vault, file, rows);
    syncFile(file);
    for (const key of keyFiles(vault.folder)) copyPrivately(key, join(fresh, basename(key)));
    writeNote(fresh, { format: 1, vaultId: vault.vaultId, at, reason, rows, trail, line });
    renameSync(fresh, join(folder, name));
    syncFolder(folder);
    return { name, at, reason, rows, trail, line, bytes: statSync(backupDatabase(folder, name)).size };
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

/** Throws where a file doesn't begin as a database does: SQLite would say that it can't be written to. */
export function mustHaveHeader(file: string): void {
  if (!hasHeader(file)) throw new Error('header');
}

/** Throws where the copy can't be opened, a page of it is damaged, or rows are missing. */
export function prove(vault: Pick<Source, 'openCopy'>, file: string, rows: Backup['rows']): void {
  mustHaveHeader(file);
  const copy = vault.openCopy(file);
  try {
    const [check] = copy.pragma('integrity_check(1)', { simple: false }) as { integrity_check: string }[];
    if (check?.integrity_check !== 'ok') throw new Error(check?.integrity_check ?? 'integrity_check');
    const counts = rowsOf(copy);
    for (const [table, count] of Object.entries(rows ?? {}))
      if (counts[table] !== count) throw new Error(`${table}: ${counts[table]} ≠ ${count}`);
  } finally {
    copy.close();
  }
}

/** What can't be removed, and why. */
type Stuck = { name: string; error: unknown };

/** Runs `act` for each name. @returns those for which it failed */
const stuckIn = (names: readonly string[], act: (name: string) => void): Stuck[] =>
  names.flatMap((name) => {
    try {
      act(name);
      return [];
    } catch (error) {
      return [{ name, error }];
    }
  });

/** Removes leftovers of backups whose making or removal was interrupted. @returns what couldn't be removed */
export function sweep(folder: string, vaultId: string, now: number): Stuck[] {
  // Not those of the last hour: the command line may be making one beside the app.
  const recent = unproved(vaultId, stamp(now - AN_HOUR_MS));
  const leftovers = unprovedIn(folder, vaultId).filter((name) => name < recent);
  return stuckIn(leftovers, (name) => rmSync(join(folder, name), { recursive: true, force: true }));
}

/**
 * Removes old backups. Each is renamed first, so that it is either whole or a leftover that a later sweep removes.
 * @returns what couldn't be removed
 */
export function letGo(folder: string, vaultId: string, names: readonly string[], now: number): Stuck[] {
  const stuck = stuckIn(names, (name) =>
    renameSync(join(folder, name), join(folder, unproved(vaultId, `${stamp(0)} ${name}`))),
  );
  return [...stuck, ...sweep(folder, vaultId, now)];
}
