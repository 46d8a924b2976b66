import { ok, type Result, refuse } from '../domain/result.ts';
import { readPassphraseFile } from '../main/vault/passphrase-file.ts';
import type { CommonOptions } from './command.ts';

/** Folder and passphrase of the vault that the options name. */
export function readSecret({
  vault,
  passphraseFile,
}: Pick<CommonOptions, 'vault' | 'passphraseFile'>): Result<{ folder: string; passphrase: string }> {
  if (vault === undefined) return refuse('invalid', 'cli:error.noVault');
  if (passphraseFile === undefined) return refuse('invalid', 'cli:error.noPassphraseFile');
  let passphrase: string;
  try {
    passphrase = readPassphraseFile(passphraseFile);
  } catch {
    return refuse('invalid', 'cli:error.passphraseFileUnreadable', { file: passphraseFile });
  }
  return passphrase === ''
    ? refuse('invalid', 'cli:error.passphraseEmpty')
    : ok({ folder: vault, passphrase });
}
