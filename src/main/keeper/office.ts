import { refuse } from '../../domain/result.ts';
import { usualFolder } from '../backups/files.ts';
import { removeIfEmpty } from '../computer/files.ts';
import type { Reader } from '../reader/link.ts';
import type { Services } from '../services/services.ts';
import { destroyVaultFiles, exchangeDatabase } from '../vault/files.ts';
import { checkPassphrase } from '../vault/secrets.ts';
import type { TryGuard } from '../vault/tries.ts';
import { diskTrouble, reasonOf } from '../vault/trouble.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { Host } from './host.ts';
import type { knownVaults } from './known-vaults.ts';
import type { VaultLife } from './life.ts';

type Around = {
  known: ReturnType<typeof knownVaults>;
  guard: TryGuard;
  readerOf(vault: OpenVault): Reader | null;
};

/** What modules may ask for about the open vault as a whole. */
export function vaultOffice(
  host: Pick<Host, 'emit' | 'retire'>,
  life: VaultLife,
  { known, guard, readerOf }: Around,
): Services['vault'] {
  /** The open vault, after its reader thread has stopped. */
  const unread = async () => {
    await life.opened()?.reader?.stop();
    return life.opened();
  };
  return {
    id: () => life.opened()?.vault.vaultId ?? null,
    async check(passphrase) {
      const current = life.opened();
      return current === null
        ? refuse('locked', 'vault:error.locked')
        : checkPassphrase(current.vault.folder, passphrase, guard);
    },
    async destroy() {
      const current = await unread();
      if (current === null) return { gone: [], unreached: [] };
      const { folder } = current.vault;
      const copies = known.copiesOf(current.vault);
      const { gone: backedUp, unreached } = current.backups.destroy(copies.flatMap(known.backupsOf));
      host.emit({ name: 'data.erased', payload: {} });
      life.close();
      const destroyedFiles = [folder, ...copies].flatMap(destroyVaultFiles);
      for (const copy of copies) removeIfEmpty(usualFolder(copy));
      known.forget([folder, ...copies]);
      host.retire?.({ folder, plan: [] });
      life.tellState();
      return { gone: [...destroyedFiles, ...backedUp], unreached };
    },
    copies() {
      const current = life.opened();
      return current === null ? [] : known.copiesOf(current.vault);
    },
    async isAlone() {
      const current = await unread();
      if (current === null) return false;
      const alone = current.vault.isAlone();
      current.reader = readerOf(current.vault);
      return alone;
    },
    backups() {
      const current = life.opened();
      if (current === null) throw new Error('No vault is open');
      return current.backups;
    },
    async replaceDatabase() {
      const current = await unread();
      if (current === null) return refuse('locked', 'vault:error.locked');
      const reopen = current.vault.reopener();
      const { folder, db } = current.vault;
      const locked = life.close();
      try {
        // A connection that is left would, when it goes, take the new database's log with it.
        if (db.open) throw new Error('The database could not be closed');
        const reopened = exchangeDatabase(folder, reopen);
        if (reopened.ok) life.admit(reopened.value);
        else life.leave(locked);
        return reopened;
      } catch (error) {
        life.leave(locked);
        return (
          diskTrouble(error) ??
          refuse('unexpected', 'vault:error.cannotWrite', { folder, reason: reasonOf(error) })
        );
      }
    },
  };
}
