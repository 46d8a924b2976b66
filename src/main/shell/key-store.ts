import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import { z } from 'zod';
import type { ShellContract } from '../../contract/shell.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';

const remembered = z.object({ folder: z.string(), passphrase: z.string() });
type Remembered = z.output<typeof remembered>;

type State = z.output<ShellContract['shell.keyStore']['output']>;
type Backend = Extract<State, { state: 'available' }>['backend'];

export type KeyStore = {
  state(): Promise<State>;
  remember(secret: Remembered): Promise<Result<Record<string, never>>>;
  /** What was remembered; nothing when it can't be read any more. */
  recall(): Promise<Remembered | undefined>;
  forget(): Promise<void>;
};

/** The store that is in use. Electron's `basic_text`, which anybody with the file can read, is none. */
async function backend(): Promise<Result<Backend>> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return refuse('conflict', 'shell:error.noKeyStore');
  if (process.platform === 'darwin') return ok('keychain');
  if (process.platform === 'win32') return ok('dpapi');
  const selected = safeStorage.getSelectedStorageBackend();
  switch (selected) {
    case 'basic_text':
      return refuse('conflict', 'shell:error.weakKeyStore');
    case 'unknown':
      return refuse('conflict', 'shell:error.noKeyStore');
    default:
      return ok(selected);
  }
}

/** Keeps a vault's passphrase in the system's key store (Keychain, DPAPI, libsecret, KWallet). */
export function createKeyStore(language: () => Language): KeyStore {
  const file = join(app.getPath('userData'), 'remembered.bin');

  async function recall(): Promise<Remembered | undefined> {
    try {
      if (!(await backend()).ok) return undefined;
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
      const keyring = await backend();
      return keyring.ok
        ? { state: 'available', remembered: (await recall()) !== undefined, backend: keyring.value }
        : { state: 'unavailable', reason: text(language(), keyring.error.message) };
    },
    async remember(secret) {
      const keyring = await backend();
      if (!keyring.ok) return keyring;
      await writeFile(file, await safeStorage.encryptStringAsync(JSON.stringify(secret)), { mode: 0o600 });
      return ok({});
    },
  };
}
