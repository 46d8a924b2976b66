import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DestroyResult, destroyVaultFiles } from '../vault/files.ts';
import { diskTrouble } from '../vault/trouble.ts';
import { listBackups, remainsIn, unprovedIn } from './files.ts';

/** A folder, and the names of the backups that should be in it; null where nobody knows. */
export type Place = { folder: string; expected: readonly string[] | null };

/**
 * Destroys every backup of a vault in some folders. Returns the removed files, and the folders out of reach: missing, not readable
 * or writable, or without the backups that were put there (the mount point of an unplugged stick).
 */
export function destroyBackups(places: readonly Place[], vaultId: string): DestroyResult {
  const result: DestroyResult = { gone: [], unreached: [] };
  for (const { folder, expected } of places) {
    const names = isReadable(folder) ? allIn(folder, vaultId) : null;
    const isAway = names === null ? expected?.length !== 0 : expected?.some((name) => !names.includes(name));
    if (isAway) result.unreached.push(folder);
    try {
      result.gone.push(...destroyed(folder, names ?? []));
    } catch (error) {
      if (diskTrouble(error) === null) throw error;
      if (!isAway) result.unreached.push(folder);
    }
  }
  return result;
}

function isReadable(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

const allIn = (folder: string, vaultId: string): string[] => [
  ...listBackups(folder, vaultId).map(({ name }) => name),
  ...unprovedIn(folder, vaultId),
  ...remainsIn(folder, vaultId),
];

/**
 * Destroys the backups from before the trail had so many entries: an erasure at that point could not reach the folder, and now it is
 * back. Backups with a damaged note are destroyed, too; one that is being made right now stays.
 * @returns the names of the destroyed backups
 */
export function destroyBackupsBefore(entries: number, folder: string, vaultId: string): string[] {
  const since = listBackups(folder, vaultId).filter(({ trail }) => (trail?.entries ?? 0) >= entries);
  const namesToKeep = new Set([...since.map(({ name }) => name), ...unprovedIn(folder, vaultId)]);
  const names = remainsIn(folder, vaultId).filter((name) => !namesToKeep.has(name));
  try {
    destroyed(folder, names);
    return names;
  } catch (error) {
    // A stick that can only be read is tried again.
    if (diskTrouble(error) === null) throw error;
    return [];
  }
}

const destroyed = (folder: string, names: readonly string[]): DestroyResult['gone'] =>
  [...new Set(names)].flatMap((name) =>
    destroyVaultFiles(join(folder, name)).map((file) => ({ ...file, name: `${name}/${file.name}` })),
  );
