import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { beside, writeFilesAtomically } from '../computer/files.ts';
import { keyFiles } from './files.ts';
import { KEY_FILE_FORMAT, type KeyFile, keyFileSchema } from './key-file.ts';

/**
 * The key file is kept twice, each with a sum over its content: a flipped bit in one of its wraps would otherwise be found
 * only when that wrap is needed, and a wrong passphrase be told where the file is damaged. The first vaults had none.
 */
const storedKeyFile = keyFileSchema.extend({ sum: z.string().optional() }).strict();

const sumOf = (keyFile: KeyFile): string =>
  createHash('sha256')
    .update(JSON.stringify(keyFileSchema.parse(keyFile)))
    .digest('hex');

const contentOf = (keyFile: KeyFile): string =>
  `${JSON.stringify({ ...keyFileSchema.parse(keyFile), sum: sumOf(keyFile) }, null, 2)}\n`;

export const writeKeyFile = (folder: string, keyFile: KeyFile): void =>
  writeFilesAtomically(keyFiles(folder), contentOf(keyFile));

/** What a file holds, if that is a whole key file. */
function wholeKeyFile(file: string): KeyFile | null {
  const parsed = storedKeyFile.safeParse(jsonIn(file));
  if (!parsed.success) return null;
  const { sum, ...keyFile } = parsed.data;
  return sum === undefined || sum === sumOf(keyFile) ? keyFile : null;
}

/**
 * Overwrites both copies with the one that has opened the vault: one may be damaged, of another vault, or still have the old
 * passphrase because the process ended between the two writes. Where nothing can be written they stay as they are.
 */
export function mendKeyFiles(folder: string, right: KeyFile): void {
  try {
    const files = keyFiles(folder);
    for (const file of files) rmSync(beside(file), { force: true });
    const content = contentOf(right);
    const present = files.map((file) => (isKeyFile(file) ? readFileSync(file, 'utf8') : ''));
    // Without sums nobody knows which of two that differ is the damaged one.
    const isAmbiguous =
      present.every((text) => text !== '' && !text.includes('"sum"')) && present[0] !== present[1];
    if (!isAmbiguous && !present.every((text) => text === content)) writeKeyFile(folder, right);
  } catch {
    // The vault opens all the same.
  }
}

/**
 * Those of the two copies that are whole, the first one first. Of one vault the first alone: where they differ, the process was
 * ended between the two, and what the second still says no longer holds.
 */
export function readKeyFiles(folder: string): Result<KeyFile[]> {
  const present = keyFiles(folder).filter((file) => existsSync(file));
  const whole = present.map(wholeKeyFile).filter((keyFile) => keyFile !== null);
  const first = whole.filter(({ vaultId }, n) => whole.findIndex((other) => other.vaultId === vaultId) === n);
  if (first.length > 0) return ok(first);
  if (present.some((file) => isNewer(jsonIn(file))))
    return refuse('conflict', 'vault:error.keyFileNewer', { folder });
  return present.length === 0
    ? refuse('not-found', 'vault:error.keyFileMissing', { folder })
    : refuse('unexpected', 'vault:error.keyFileDamaged', { folder });
}

/** Far more than the wraps of a key take. */
const MOST_BYTES = 64 * 1024;

/** What a file says, if it is one at all (a pipe would be waited for without end) and JSON. */
function jsonIn(file: string): unknown {
  try {
    return isKeyFile(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}

const isKeyFile = (file: string): boolean => {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size <= MOST_BYTES;
};

const isNewer = (content: unknown): boolean =>
  typeof content === 'object' &&
  content !== null &&
  'format' in content &&
  typeof content.format === 'number' &&
  content.format > KEY_FILE_FORMAT;
