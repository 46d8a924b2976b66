import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Destroyed, destroyVaultFiles } from '../vault/files.ts';
import { listBackups, remainsIn, unprovedIn } from './files.ts';

/** Removes every backup of a vault in some folders, for good; tells what the files were, and which folders weren't there. */
export function destroyBackups(folders: readonly string[], vaultId: string): Destroyed {
  const all = (folder: string) => [
    ...listBackups(folder, vaultId).map(({ name }) => name),
    ...unprovedIn(folder, vaultId),
    ...remainsIn(folder, vaultId),
  ];
  return {
    gone: folders.flatMap((folder) => destroyed(folder, all(folder))),
    unreached: folders.filter((folder) => !existsSync(folder)),
  };
}

/**
 * The same for backups of before the trail had so many entries: something was erased then, and a folder that was out of reach, or
 * looked like it, is back. Those without a note that says when they were made go, too; what is being made right now stays.
 */
export function destroyBackupsBefore(entries: number, folders: readonly string[], vaultId: string): void {
  for (const folder of folders) {
    const since = listBackups(folder, vaultId).filter(({ trail }) => (trail?.entries ?? 0) >= entries);
    const kept = new Set([...since.map(({ name }) => name), ...unprovedIn(folder, vaultId)]);
    destroyed(
      folder,
      remainsIn(folder, vaultId).filter((name) => !kept.has(name)),
    );
  }
}

const destroyed = (folder: string, names: readonly string[]): Destroyed['gone'] =>
  [...new Set(names)].flatMap((name) =>
    destroyVaultFiles(join(folder, name)).map((file) => ({ ...file, name: `${name}/${file.name}` })),
  );
