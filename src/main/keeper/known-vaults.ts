import { usualFolder } from '../backups/files.ts';
import type { SettingsFile } from '../settings/app-settings.ts';
import { readKeyFiles } from '../vault/key-files.ts';
import type { OpenVault } from '../vault/vault.ts';

type VaultEntry = ReturnType<SettingsFile['get']>['vaults'][number];

/** Vaults that were opened on this computer, latest first. */
export function knownVaults(settings: SettingsFile) {
  /** What couldn't be written down holds for this run. */
  let unwritten: VaultEntry[] | null = null;
  const all = () => unwritten ?? settings.get().vaults;
  const set = (vaults: VaultEntry[]) => {
    unwritten = vaults;
    settings.set({ vaults });
    unwritten = null;
  };
  const without = (folders: readonly string[]) => all().filter(({ folder }) => !folders.includes(folder));
  return {
    all,
    /** `backups`: where its backups go. */
    note: ({ folder, sample }: Pick<OpenVault, 'folder' | 'sample'>, backups: string): void =>
      set([{ folder, sample, backups }, ...without([folder])]),
    forget: (folders: readonly string[]): void => set(without(folders)),
    /** Where backups of a closed vault may be: beside it, and where they went when it was last open. */
    backupsOf(folder: string): string[] {
      const backupsFolder = all().find((vault) => vault.folder === folder)?.backups;
      return [...new Set([usualFolder(folder), backupsFolder ?? usualFolder(folder)])];
    },
    /** Folders of the same vault: one that was opened from a backup, or salvaged, and the one that it came from. */
    copiesOf: ({ folder, vaultId }: OpenVault): string[] =>
      without([folder])
        .map((vault) => vault.folder)
        .filter((other) => {
          const keys = readKeyFiles(other);
          return keys.ok && keys.value.some((key) => key.vaultId === vaultId);
        }),
  };
}
