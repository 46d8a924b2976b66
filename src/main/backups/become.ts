import { ok, type Refused, type Result, refuse } from '../../domain/result.ts';
import { copyPrivately, syncFile } from '../computer/files.ts';
import { openDatabase } from '../db/open.ts';
import { databaseFile } from '../vault/files.ts';
import { writeKeyFile } from '../vault/key-files.ts';
import { inTheMaking } from '../vault/making.ts';
import { type Secret, withKey } from '../vault/secrets.ts';
import type { TryGuard } from '../vault/tries.ts';
import { troubleOf, troubleWith } from '../vault/trouble.ts';
import { type OpenVault, openedAt } from '../vault/vault.ts';
import { prove } from './files.ts';
import { readNote } from './note.ts';

/**
 * Makes a vault from a backup, which stays unchanged: the copy gets its name once it has been verified and opened.
 * @param name called just before the vault exists
 */
export const vaultOfBackup = (
  backup: string,
  target: string,
  secret: Secret,
  guard: TryGuard,
  name: (sample: boolean) => void,
): Promise<Result<OpenVault>> =>
  withKey(backup, secret, guard, (keyFile, key) => {
    const { cipher, sample } = keyFile;
    const trouble = troubleWith(backup, cipher);
    if (trouble !== null) return refusalFor(backup, trouble);
    // The backup itself is the one of before a migration.
    const open = (folder: string) => openedAt(folder, keyFile, secret.by, key, () => ok({}));
    const result = inTheMaking<unknown>(
      target,
      (folder) => {
        const database = databaseFile(folder);
        writeKeyFile(folder, keyFile);
        copyPrivately(databaseFile(backup), database);
        syncFile(database);
        const openCopy = (file: string) => openDatabase({ file, cipher, key, readonly: true });
        try {
          prove({ openCopy }, database, readNote(backup)?.rows ?? {});
          const vault = open(folder);
          if (!vault.ok) return refusalFor(backup, vault);
          vault.value.close();
          return ok({});
        } catch (error) {
          return refusalFor(backup, troubleOf(backup, error));
        }
      },
      () => name(sample),
    );
    return result.ok ? open(target) : result;
  });

/** Errors that mean that the files of a vault are damaged. */
const DAMAGE = ['damaged', 'noDatabase', 'databaseEmpty', 'otherCipher'].map((key) => `vault:error.${key}`);

/** A refusal names the backup's folder, not one that nobody has seen; a damaged backup is told with what to do. */
function refusalFor(backup: string, { error }: Refused): Refused {
  const { key, params } = error.message;
  return DAMAGE.includes(key)
    ? refuse('unexpected', 'backups:error.damagedBackup', {
        folder: backup,
        reason: params?.reason ?? 'vault.db',
      })
    : refuse(error.code, key, { ...params, folder: backup });
}
