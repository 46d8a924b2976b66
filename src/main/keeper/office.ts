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

/** What modules can have done to the open vault as a whole. */
export function vaultOffice(
  host: Pick<Host, 'emit' | 'retire'>,
  life: VaultLife,
  { known, guard, readerOf }: Around,
): Services['vault'] {
  /** The open vault, which nobody reads beside the core any more. */
  const unread = async () => {
    await life.opened()?.reader?.stop();
    return life.opened();
  };
  return {
    id: () => life.opened()?.vault.vaultId ?? null,
    async check(passphrase) {
      const opened = life.opened();
      return opened === null
        ? refuse('locked', 'vault:error.locked')
        : checkPassphrase(opened.vault.folder, passphrase, guard);
    },
    async destroy() {
      const opened = await unread();
      if (opened === null) return { gone: [], unreached: [] };
      const { folder } = opened.vault;
      const copies = known.copiesOf(opened.vault);
      const { gone: backedUp, unreached } = opened.backups.destroy(copies.flatMap(known.backupsOf));
      host.emit({ name: 'data.erased', payload: {} });
      life.close();
      const gone = [folder, ...copies].flatMap(destroyVaultFiles);
      for (const copy of copies) removeIfEmpty(usualFolder(copy));
      known.forget([folder, ...copies]);
      host.retire?.({ folder, plan: [] });
      life.tellState();
      return { gone: [...gone, ...backedUp], unreached };
    },
    copies() {
      const opened = life.opened();
      return opened === null ? [] : known.copiesOf(opened.vault);
    },
    async isAlone() {
      const opened = await unread();
      if (opened === null) return false;
      const alone = opened.vault.isAlone();
      opened.reader = readerOf(opened.vault);
      return alone;
    },
    backups() {
      const opened = life.opened();
      if (opened === null) throw new Error('No vault is open');
      return opened.backups;
    },
    async replaceDatabase() {
      const opened = await unread();
      if (opened === null) return refuse('locked', 'vault:error.locked');
      const reopen = opened.vault.reopener();
      const { folder, db } = opened.vault;
      const left = life.close();
      try {
        // A connection that is left would, when it goes, take the new database's log with it.
        if (db.open) throw new Error('The database could not be closed');
        const reopened = exchangeDatabase(folder, reopen);
        if (reopened.ok) life.admit(reopened.value);
        else life.leave(left);
        return reopened;
      } catch (error) {
        life.leave(left);
        return (
          diskTrouble(error) ??
          refuse('unexpected', 'vault:error.cannotWrite', { folder, reason: reasonOf(error) })
        );
      }
    },
  };
}
