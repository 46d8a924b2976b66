import { dirname, isAbsolute, join } from 'node:path';
import type { VaultState, vault } from '../../contract/vault.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { vaultOfBackup } from '../backups/become.ts';
import { isWithin, usualFolder } from '../backups/files.ts';
import { isBackup } from '../backups/note.ts';
import { lastBackup, offeringBackup } from '../backups/offer.ts';
import type { Db } from '../db/open.ts';
import type { Handlers } from '../ipc/serve.ts';
import { destroyVaultFiles, vaultExists } from '../vault/files.ts';
import { health } from '../vault/health.ts';
import type { KeyCost } from '../vault/key-file.ts';
import { clearUnfinished } from '../vault/making.ts';
import {
  changePassphrase,
  checkPassphrase,
  renewRecoveryCode,
  resetPassphrase,
  type Secret,
  triesAt,
} from '../vault/secrets.ts';
import type { TryGuard } from '../vault/tries.ts';
import { diskTrouble, isDatabaseError, troubleOf } from '../vault/trouble.ts';
import {
  type BeforeMigration,
  createVault,
  type OpenVault,
  salvageVault,
  unlockVault,
} from '../vault/vault.ts';
import type { knownVaults } from './known-vaults.ts';

/** What the keeper of the open vault offers the handlers. */
export type VaultKeeper = {
  open(): OpenVault | null;
  /** Closes what is open and makes this the open vault. */
  /** @param backupsIn where there are backups of it, when it comes from one or was salvaged */
  admit(vault: OpenVault, backupsIn?: readonly string[]): void;
  /** Closes it, and sees to it that nothing of it stays in memory. */
  lock(): void;
  /** Fills a new vault with its initial rows. */
  seed(db: Db): void;
  /** Fills a new vault with the sample's data. */
  fillSample(): Result<unknown>;
  known: ReturnType<typeof knownVaults>;
  /** What a try at the passphrase of a new vault costs, if not the usual. */
  keyCost: KeyCost | undefined;
  guard: TryGuard;
  beforeMigration: BeforeMigration;
  /** Folder for new vaults on this computer. */
  vaultsFolder: string;
};

/** The sample holds nobody's secrets: its passphrase may be known. */
const SAMPLE_PASSPHRASE = 'sample';

/** Where the app stands: an open vault, one to unlock, or none yet. */
export function vaultState(keeper: Pick<VaultKeeper, 'open' | 'known'>): VaultState {
  const open = keeper.open();
  if (open !== null)
    return {
      state: 'open',
      folder: open.folder,
      sample: open.sample,
      vaultId: open.vaultId,
      openedBy: open.openedBy,
    };
  const last = keeper.known.all().find(({ folder }) => vaultExists(folder));
  return last === undefined
    ? { state: 'none' }
    : { state: 'locked', folder: last.folder, sample: last.sample };
}

export function vaultHandlers(keeper: VaultKeeper): Handlers<typeof vault> {
  const state = () => vaultState(keeper);

  /** A folder of that name that holds no vault yet. */
  const freeFolder = (name: string): string => {
    for (let n = 1; ; n++) {
      const folder = join(keeper.vaultsFolder, n === 1 ? name : `${name}-${n}`);
      if (!vaultExists(folder)) return folder;
    }
  };

  clearUnfinished(keeper.vaultsFolder);

  /** Recorded before the vault exists: after an interruption it is still known, and erasing finds it. */
  const noteNew =
    (folder: string, backups = usualFolder(folder)) =>
    (sample: boolean): void => {
      try {
        keeper.known.note({ folder, sample }, backups);
      } catch {
        // It is noted again once it is open.
      }
    };

  /** Opens a vault that was just made; where that can't be, nothing of it stays: nobody was told its recovery code. */
  const admitNew = (
    vault: OpenVault,
    { of = vault.folder, backupsIn }: { of?: string; backupsIn?: readonly string[] } = {},
  ): Result<unknown> => {
    try {
      keeper.admit(vault, backupsIn);
      return ok({});
    } catch (error) {
      const trouble =
        diskTrouble(error, vault.folder) ?? (isDatabaseError(error) ? troubleOf(of, error) : null);
      if (vault.db.open) vault.close();
      destroyVaultFiles(vault.folder);
      keeper.known.forget([vault.folder]);
      if (trouble === null) throw error;
      return trouble;
    }
  };

  const openBackup = async (backup: string, target: string, secret: Secret): Promise<Result<VaultState>> => {
    if (!isAbsolute(target)) return refuse('invalid', 'vault:error.folderNotWhole', { folder: target });
    if (vaultExists(target)) return refuse('conflict', 'vault:error.exists', { folder: target });
    if (isWithin(backup, target)) return refuse('invalid', 'cli:error.insideBackup', { folder: target });
    const place = dirname(backup);
    const vault = await vaultOfBackup(backup, target, secret, keeper.guard, noteNew(target, place));
    if (!vault.ok) return vault;
    const admitted = admitNew(vault.value, { of: backup, backupsIn: [place] });
    return admitted.ok ? ok(state()) : admitted;
  };

  const { backupsOf } = keeper.known;
  const lastBackupOf = (folder: string) => lastBackup(folder, backupsOf(folder));

  return {
    'vault.state': () => ok(state()),
    'vault.known': () => ok(keeper.known.all().map(({ folder, sample }) => ({ folder, sample }))),
    'vault.lastBackup': ({ folder }) => ok(lastBackupOf(folder)),

    async 'vault.create'({ passphrase, folder = freeFolder('vault') }) {
      const created = await createVault(folder, passphrase, {
        sample: false,
        seed: keeper.seed,
        keyCost: keeper.keyCost,
      });
      if (!created.ok) return created;
      const admitted = admitNew(created.value.vault);
      return admitted.ok ? ok({ folder, recoveryCode: created.value.recoveryCode }) : admitted;
    },

    async 'vault.createSample'({ passphrase = SAMPLE_PASSPHRASE, folder = freeFolder('sample') }) {
      const created = await createVault(folder, passphrase, {
        sample: true,
        seed: keeper.seed,
        keyCost: keeper.keyCost,
      });
      if (!created.ok) return created;
      const admitted = admitNew(created.value.vault);
      if (!admitted.ok) return admitted;
      const result = keeper.fillSample();
      return result.ok ? ok({ folder }) : result;
    },

    async 'vault.unlock'({ folder, passphrase, recoveryCode, into }) {
      const current = state();
      const target = folder ?? (current.state === 'none' ? undefined : current.folder);
      if (target === undefined) return refuse('not-found', 'vault:error.none');
      const secret = secretOf(passphrase, recoveryCode);
      if (secret === null) return refuse('invalid', 'vault:error.noSecret');
      // A backup stays what it is: a copy of it becomes the vault.
      if (isBackup(target)) return openBackup(target, into ?? freeFolder('vault'), secret);
      const unlocked = await unlockVault(target, secret, keeper.guard, keeper.beforeMigration);
      if (!unlocked.ok) return offeringBackup(unlocked, lastBackupOf(target));
      try {
        keeper.admit(unlocked.value);
      } catch (error) {
        if (!isDatabaseError(error)) throw error;
        return offeringBackup(troubleOf(target, error), lastBackupOf(target));
      }
      return ok(state());
    },

    async 'vault.salvage'({ folder, passphrase, recoveryCode }) {
      const secret = secretOf(passphrase, recoveryCode);
      if (secret === null) return refuse('invalid', 'vault:error.noSecret');
      const target = freeFolder('salvaged');
      const name = noteNew(target);
      const salvaged = await salvageVault(folder, target, secret, keeper.guard, keeper.seed, name);
      if (!salvaged.ok) return offeringBackup(salvaged, lastBackupOf(folder));
      const { vault, report } = salvaged.value;
      const admitted = admitNew(vault, { of: folder, backupsIn: backupsOf(folder) });
      return admitted.ok ? ok({ folder: target, ...report }) : admitted;
    },

    'vault.copies': () => {
      const open = keeper.open();
      return open === null ? refuse('locked', 'vault:error.locked') : ok(keeper.known.copiesOf(open));
    },

    'vault.health': () => {
      const open = keeper.open();
      return open === null ? refuse('locked', 'vault:error.locked') : ok(health(open.db));
    },

    'vault.lock'() {
      keeper.lock();
      return ok({});
    },

    'vault.checkPassphrase'({ passphrase }) {
      const open = keeper.open();
      return open === null
        ? refuse('locked', 'vault:error.locked')
        : checkPassphrase(open.folder, passphrase, keeper.guard);
    },

    'vault.changePassphrase'({ current, next }) {
      const open = keeper.open();
      return open === null
        ? refuse('locked', 'vault:error.locked')
        : changePassphrase(open.folder, current, next, keeper.guard);
    },

    'vault.newRecoveryCode'({ passphrase }) {
      const open = keeper.open();
      return open === null
        ? refuse('locked', 'vault:error.locked')
        : renewRecoveryCode(open.folder, passphrase, keeper.guard);
    },

    async 'vault.resetPassphrase'({ recoveryCode, next }) {
      const open = keeper.open();
      if (open === null) return refuse('locked', 'vault:error.locked');
      if (open.openedBy !== 'recovery') return refuse('conflict', 'vault:error.passphraseKnown');
      const reset = await resetPassphrase(open.folder, recoveryCode, next, keeper.guard);
      if (reset.ok) open.openedBy = 'passphrase';
      return reset;
    },

    'vault.tries': ({ folder }) => ok(triesAt(folder, keeper.guard)),
  };
}

function secretOf(passphrase: string | undefined, recoveryCode: string | undefined): Secret | null {
  if (passphrase !== undefined) return { by: 'passphrase', secret: passphrase };
  return recoveryCode === undefined ? null : { by: 'recovery', secret: recoveryCode };
}
