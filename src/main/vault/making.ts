import { existsSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Refused, type Result, refuse } from '../../domain/result.ts';
import { createPrivateFolder, removeIfEmpty, syncFolder } from '../computer/files.ts';
import { isRunning, leftoversIn } from '../computer/processes.ts';
import { databaseFile, destroyVaultFiles, keyFiles, vaultExists } from './files.ts';
import { diskTrouble, reasonOf } from './trouble.ts';

/** What a vault's folder is called until all of it is there, and which process is at it. */
const UNFINISHED = /^\.new .+ (\d+)$/;
const unfinished = (name: string): string => `.new ${name} ${process.pid}`;

/**
 * Makes a vault under another name and gives it its own only when it is whole: what is cut short is never taken for one. What is refused
 * or thrown leaves nothing.
 * @param make fills the folder, and closes what it opened
 * @param name where the vault will be, told just before
 */
export function inTheMaking<T>(
  target: string,
  make: (folder: string) => Result<T>,
  name: () => void,
): Result<T> {
  // A folder that is there may be a disk of its own, which nothing can be moved into at once.
  const whole = resolve(target);
  const parent = existsSync(whole) ? whole : dirname(whole);
  const hadParent = existsSync(parent);
  const folder = join(parent, unfinished(basename(whole)));
  try {
    createPrivateFolder(parent);
    clearUnfinished(parent);
    mkdirSync(folder, { mode: 0o700 });
    const result = make(folder);
    if (result.ok) {
      name();
      finish(folder, whole);
    }
    return result;
  } catch (error) {
    return noVaultIn(whole, error);
  } finally {
    if (existsSync(folder)) destroyVaultFiles(folder);
    if (!hadParent) removeIfEmpty(parent);
  }
}

function finish(folder: string, target: string): void {
  syncFolder(folder);
  if (vaultExists(target)) throw new Error(`${target} holds a vault by now`);
  if (dirname(folder) === target) {
    for (const file of [...keyFiles(folder), databaseFile(folder)])
      renameSync(file, join(target, basename(file)));
    rmdirSync(folder);
  } else renameSync(folder, target);
  syncFolder(dirname(target));
}

/** Removes what processes that were ended have left of vaults in the making. */
export function clearUnfinished(parent: string): void {
  const isLeft = (pid: number) => pid === process.pid || !isRunning(pid);
  for (const name of leftoversIn(parent, (name) => UNFINISHED.exec(name)?.[1], isLeft)) {
    try {
      destroyVaultFiles(join(parent, name));
    } catch {
      // Not ours to remove, or no folder.
    }
  }
}

/** Why a new vault's files can't be made in a folder: something of the disk, or a name that can't be a folder's. */
export const noVaultIn = (folder: string, error: unknown): Refused =>
  diskTrouble(error, folder) ??
  refuse('invalid', 'vault:error.cannotWrite', { folder, reason: reasonOf(error) });
