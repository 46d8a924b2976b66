import { ok, type Result, refuse } from '../domain/result.ts';
import { readSecretFile } from '../main/vault/secret-file.ts';
import type { CommonOptions } from './command.ts';

type SecretOptions = Pick<CommonOptions, 'vault' | 'passphraseFile' | 'recoveryCodeFile'>;

/** Folder and passphrase of the vault that the options name. */
export function readSecret({
  vault,
  passphraseFile,
}: SecretOptions): Result<{ folder: string; passphrase: string }> {
  if (vault === undefined) return refuse('invalid', 'cli:error.noVault');
  if (passphraseFile === undefined) return refuse('invalid', 'cli:error.noPassphraseFile');
  const passphrase = contentOf(passphraseFile);
  return passphrase.ok ? ok({ folder: vault, passphrase: passphrase.value }) : passphrase;
}

/** What opens the vault that the options name: its recovery code if one is given, else its passphrase. */
export function readOpening(
  options: SecretOptions,
): Result<{ folder: string; passphrase: string } | { folder: string; recoveryCode: string }> {
  const { vault, recoveryCodeFile } = options;
  if (vault === undefined || recoveryCodeFile === undefined) return readSecret(options);
  const code = contentOf(recoveryCodeFile);
  return code.ok ? ok({ folder: vault, recoveryCode: code.value }) : code;
}

function contentOf(file: string): Result<string> {
  try {
    const secret = readSecretFile(file);
    return secret === '' ? refuse('invalid', 'cli:error.passphraseEmpty', { file }) : ok(secret);
  } catch {
    return refuse('invalid', 'cli:error.passphraseFileUnreadable', { file });
  }
}
