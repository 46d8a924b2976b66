import { ok, type Refused, type Result, refuse } from '../../domain/result.ts';
import { vaultExists } from './files.ts';
import {
  type KeyFile,
  openKeyFile,
  triedAs,
  type WrapBy,
  withNewRecoveryCode,
  withPassphrase,
} from './key-file.ts';
import { readKeyFiles, writeKeyFile } from './key-files.ts';
import type { TryGuard } from './tries.ts';
import { barredFrom } from './trouble.ts';

/** What opens a vault: its passphrase or its recovery code. */
export type Secret = { by: WrapBy; secret: string };

/** Uses the data key of whoever knows the secret, and overwrites it whatever comes of that. */
export async function withKey<T>(
  folder: string,
  secret: Secret,
  guard: TryGuard,
  use: (keyFile: KeyFile, dataKey: Buffer) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const keys = await unwrap(folder, secret, guard);
  if (!keys.ok) return keys;
  try {
    for (const [n, { keyFile, dataKey }] of keys.value.entries()) {
      const result = await use(keyFile, dataKey);
      // One of the two copies may be another vault's, under the same passphrase.
      const isOthers = !result.ok && result.error.message.key === 'vault:error.otherKey';
      if (!isOthers || n === keys.value.length - 1) return result;
    }
    throw new Error('No key was unwrapped');
  } finally {
    for (const { dataKey } of keys.value) dataKey.fill(0);
  }
}

export const changePassphrase = (
  folder: string,
  current: string,
  next: string,
  guard: TryGuard,
): Promise<Result<Record<string, never>>> =>
  withKey(folder, { by: 'passphrase', secret: current }, guard, async (keyFile, dataKey) => {
    writeKeyFile(folder, await withPassphrase(keyFile, next, dataKey));
    return ok({});
  });

/** Whether this is the vault's passphrase. */
export const checkPassphrase = (
  folder: string,
  passphrase: string,
  guard: TryGuard,
): Promise<Result<Record<string, never>>> =>
  withKey(folder, { by: 'passphrase', secret: passphrase }, guard, () => ok({}));

export const renewRecoveryCode = (
  folder: string,
  passphrase: string,
  guard: TryGuard,
): Promise<Result<{ recoveryCode: string }>> =>
  withKey(folder, { by: 'passphrase', secret: passphrase }, guard, async (keyFile, dataKey) => {
    const renewed = await withNewRecoveryCode(keyFile, dataKey);
    writeKeyFile(folder, renewed.keyFile);
    return ok({ recoveryCode: renewed.recoveryCode });
  });

/** Sets a new passphrase by the recovery code, which is used up: both are replaced together. */
export const resetPassphrase = (
  folder: string,
  recoveryCode: string,
  next: string,
  guard: TryGuard,
): Promise<Result<{ recoveryCode: string }>> =>
  withKey(folder, { by: 'recovery', secret: recoveryCode }, guard, async (keyFile, dataKey) => {
    const renewed = await withNewRecoveryCode(await withPassphrase(keyFile, next, dataKey), dataKey);
    writeKeyFile(folder, renewed.keyFile);
    return ok({ recoveryCode: renewed.recoveryCode });
  });

async function unwrap(
  folder: string,
  { by, secret }: Secret,
  guard: TryGuard,
): Promise<Result<{ keyFile: KeyFile; dataKey: Buffer }[]>> {
  if (!vaultExists(folder))
    return barredFrom(folder) ?? refuse('not-found', 'vault:error.missing', { folder });
  const keyFiles = readKeyFiles(folder);
  if (!keyFiles.ok) return barredFrom(folder) ?? keyFiles;
  const matches: { keyFile: KeyFile; dataKey: Buffer }[] = [];
  let refusal: Refused | null = null;
  for (const keyFile of keyFiles.value) {
    const attempt = await guard.attempt(triedAs(keyFile), async () => {
      const dataKey = await openKeyFile(keyFile, by, secret);
      return dataKey === null ? WRONG[by] : ok({ keyFile, dataKey });
    });
    if (attempt.ok) matches.push(attempt.value);
    else refusal ??= attempt;
  }
  return matches.length > 0 || refusal === null ? ok(matches) : refusal;
}

const WRONG: Record<WrapBy, Refused> = {
  passphrase: refuse('locked', 'vault:error.wrongPassphrase'),
  recovery: refuse('locked', 'vault:error.wrongRecoveryCode'),
};

/** Wrong tries at a vault, wherever it was tried. */
export function triesAt(folder: string, guard: TryGuard): ReturnType<TryGuard['state']> {
  const keys = readKeyFiles(folder);
  return guard.state(keys.ok ? keys.value.map(triedAs) : []);
}
