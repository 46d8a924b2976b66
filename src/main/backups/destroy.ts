import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Destroyed, destroyVaultFiles } from '../vault/files.ts';
import { diskTrouble } from '../vault/trouble.ts';
import { listBackups, remainsIn, unprovedIn } from './files.ts';

/** A folder, and how many backups of the vault there should be in it; null where nobody knows. */
export type Place = { folder: string; expected: number | null };

/**
 * Removes every backup of a vault in some folders, for good; tells what the files were, and which folders were not within reach: not
 * there, not readable or writable, or empty where they shouldn't be, as the place is where a stick is usually mounted.
 */
export function destroyBackups(places: readonly Place[], vaultId: string): Destroyed {
  const done: Destroyed = { gone: [], unreached: [] };
  for (const { folder, expected } of places) {
    const names = isReadable(folder) ? allIn(folder, vaultId) : null;
    if (names?.length === 0 ? expected !== null && expected > 0 : names === null && expected !== 0)
      done.unreached.push(folder);
    try {
      done.gone.push(...destroyed(folder, names ?? []));
    } catch (error) {
      if (diskTrouble(error) === null) throw error;
      done.unreached.push(folder);
    }
  }
  return done;
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
 * The same for backups of before the trail had so many entries: something was erased then, and a folder that was out of reach
 * is back. Those without a note that says when they were made go, too; what is being made right now stays.
 */
export function destroyBackupsBefore(entries: number, folders: readonly string[], vaultId: string): void {
  for (const folder of folders) {
    const since = listBackups(folder, vaultId).filter(({ trail }) => (trail?.entries ?? 0) >= entries);
    const kept = new Set([...since.map(({ name }) => name), ...unprovedIn(folder, vaultId)]);
    try {
      destroyed(
        folder,
        remainsIn(folder, vaultId).filter((name) => !kept.has(name)),
      );
    } catch (error) {
      // A stick that can only be read is tried again.
      if (diskTrouble(error) === null) throw error;
    }
  }
}

const destroyed = (folder: string, names: readonly string[]): Destroyed['gone'] =>
  [...new Set(names)].flatMap((name) =>
    destroyVaultFiles(join(folder, name)).map((file) => ({ ...file, name: `${name}/${file.name}` })),
  );
