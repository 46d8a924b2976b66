import { closeSync, openSync, readdirSync, readFileSync, readSync, statfsSync, statSync } from 'node:fs';
import { type Refused, refuse } from '../../domain/result.ts';
import type { Cipher } from '../db/open.ts';
import { databaseFile, keyFiles } from './files.ts';

/** Where an encrypted page 1 stays readable: page size, versions for writing and reading, bytes kept for the cipher (SQLite file format §1.3). */
const HEADER = { pageSize: 16, versions: 18, reserved: 20, end: 24 };
/** How many bytes of each page SQLite3 Multiple Ciphers keeps for itself. */
const RESERVED: Record<Cipher, number> = { aegis: 64, chacha20: 32 };
const PLAIN = 'SQLite format 3\0';

/** Why a right key doesn't open the database, as far as its first bytes tell; null where it should have. */
export function troubleWith(folder: string, cipher: Cipher): Refused | null {
  const file = databaseFile(folder);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return refuse('not-found', 'vault:error.databaseMissing', { folder });
  if (!stat.isFile()) return refuse('unexpected', 'vault:error.noDatabase', { folder });
  if (stat.size === 0) return refuse('unexpected', 'vault:error.databaseEmpty', { folder });
  const header = firstBytes(file);
  if (header.subarray(0, PLAIN.length).toString('latin1') === PLAIN)
    return refuse('unexpected', 'vault:error.notEncrypted', { folder });
  if (!isHeader(header)) return refuse('unexpected', 'vault:error.noDatabase', { folder });
  return header[HEADER.reserved] === RESERVED[cipher]
    ? null
    : refuse('unexpected', 'vault:error.otherCipher', { folder });
}

const isHeader = (header: Buffer): boolean =>
  isPageSize(header) &&
  areVersions(header) &&
  Object.values(RESERVED).some((bytes) => bytes === header[HEADER.reserved]);

/** Whether a file begins as an encrypted database does. SQLite takes some that don't for files that may only be read. */
export const hasHeader = (file: string): boolean => isHeader(firstBytes(file));

/** What SQLite found wrong once the key was taken: no way to the file, or the key is another vault's, or pages are damaged. */
export const troubleOf = (folder: string, error: unknown): Refused =>
  diskTrouble(error, folder) ??
  (codeOf(error) === 'SQLITE_NOTADB'
    ? refuse('unexpected', 'vault:error.otherKey', { folder })
    : refuse('unexpected', 'vault:error.damaged', { folder, reason: reasonOf(error) }));

/** What isn't the data's fault: it is told apart, since no backup would help. */
const DISK: [RegExp, string][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/, 'vault:error.full'],
  [/^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS|EBUSY)/, 'vault:error.noAccess'],
  [/^SQLITE_(BUSY|LOCKED)/, 'vault:error.inUse'],
  [/^(SQLITE_IOERR|EIO)/, 'vault:error.disk'],
];

/** With less than this, SQLite's own files (the log's index: 32 KB) can't grow, which it tells as a disk that fails. */
const NO_ROOM_BYTES = 256 * 1024;

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < NO_ROOM_BYTES;
  } catch {
    return false;
  }
}

/**
 * What the disk doesn't let be done; null where an error is about something else.
 * @param folder where it was to be done, if that is known
 */
export function diskTrouble(error: unknown, folder?: string): Refused | null {
  const code = codeOf(error) ?? '';
  if (code.startsWith('SQLITE_IOERR') && folder !== undefined && isFull(folder))
    return refuse('conflict', 'vault:error.full', { reason: reasonOf(error) });
  const key = DISK.find(([codes]) => codes.test(code))?.[1];
  return key === undefined ? null : refuse('conflict', key, { reason: reasonOf(error) });
}

/** What a part of an open vault that turns out to be damaged is told as; null where an error is about something else. */
export const damage = (error: unknown): Refused | null =>
  /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error) ?? '')
    ? refuse('unexpected', 'vault:error.damagedPart', { reason: reasonOf(error) })
    : null;

/** Whether a vault seems to be missing, or its key damaged, only because they can't be read; null where they can. */
export function barredFrom(folder: string): Refused | null {
  try {
    readdirSync(folder);
    for (const file of keyFiles(folder))
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) readFileSync(file);
    return null;
  } catch (error) {
    return diskTrouble(error);
  }
}

/** Whether an error is SQLite's own: about the file, not about our code. */
export const isDatabaseError = (error: unknown): boolean => codeOf(error)?.startsWith('SQLITE_') === true;

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** Of a rollback journal (1) or a log (2). SQLite takes another for a database that may only be read. */
const areVersions = (header: Buffer): boolean =>
  header.subarray(HEADER.versions, HEADER.reserved).every((version) => version === 1 || version === 2);

/** A power of two of at least 512, big-endian; 1 stands for 65536. */
function isPageSize(header: Buffer): boolean {
  if (header.length < HEADER.end) return false;
  const size = header.readUInt16BE(HEADER.pageSize);
  return size === 1 || (size >= 512 && (size & (size - 1)) === 0);
}

function firstBytes(file: string): Buffer {
  const bytes = Buffer.alloc(HEADER.end);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}
