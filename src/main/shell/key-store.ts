import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';

const remembered = z.object({ folder: z.string(), passphrase: z.string() });
type Remembered = z.output<typeof remembered>;

export type KeyStore = {
  state(): Promise<{ state: 'available'; remembered: boolean } | { state: 'unavailable'; reason: string }>;
  remember(secret: Remembered): Promise<Result<Record<string, never>>>;
  /** What was remembered; nothing when it can't be read any more. */
  recall(): Promise<Remembered | undefined>;
  forget(): Promise<void>;
};

/**
 * Keeps a vault's passphrase in the system's key store (Keychain, DPAPI, libsecret, KWallet). Electron's `basic_text`,
 * which is readable by anybody with the file, is refused.
 */
export function createKeyStore(language: () => Language): KeyStore {
  const file = join(app.getPath('userData'), 'remembered.bin');

  const isSafe = async (): Promise<boolean> =>
    (await safeStorage.isAsyncEncryptionAvailable()) &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

  async function recall(): Promise<Remembered | undefined> {
    try {
      if (!(await isSafe())) return undefined;
      const { result } = await safeStorage.decryptStringAsync(await readFile(file));
      return remembered.parse(JSON.parse(result));
    } catch {
      return undefined;
    }
  }

  return {
    recall,
    forget: () => rm(file, { force: true }),
    async state() {
      if (!(await isSafe())) {
        return { state: 'unavailable', reason: text(language(), { key: 'shell:error.noKeyStore' }) };
      }
      return { state: 'available', remembered: (await recall()) !== undefined };
    },
    async remember(secret) {
      if (!(await isSafe())) return refuse('conflict', 'shell:error.noKeyStore');
      await writeFile(file, await safeStorage.encryptStringAsync(JSON.stringify(secret)), { mode: 0o600 });
      return ok({});
    },
  };
}
