import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Replaces a file as a whole or not at all: written beside it, synced, renamed. Readable by its owner alone. */
export const writeFileAtomically = (file: string, content: string | Uint8Array): void =>
  writeFilesAtomically([file], content);

/**
 * The same for several copies: what needs room on the disk is done for all of them before the first is replaced. Once that is, it is
 * done: what goes wrong with the others can't take it back, and they are made like it later (`mendKeyFiles`).
 */
export function writeFilesAtomically(files: string[], content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const [first, ...copies] = files;
  try {
    for (const file of files) writeBeside(file, bytes);
    if (first !== undefined) renameSync(beside(first), first);
  } catch (error) {
    for (const file of files) rmSync(beside(file), { force: true });
    throw error;
  }
  for (const file of copies) {
    try {
      renameSync(beside(file), file);
    } catch {
      rmSync(beside(file), { force: true });
    }
  }
  for (const folder of new Set(files.map(dirname))) syncFolder(folder);
}

export const beside = (file: string): string => `${file}.new`;

function writeBeside(file: string, bytes: Uint8Array): void {
  const handle = openSync(beside(file), 'w', 0o600);
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes writes survive a power cut. */
function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Of a file, its content. */
export const syncFile = (file: string): void => sync(file, 'r+');

/** Of a folder, its names: a rename. Windows has no such call and needs none. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== 'win32') sync(folder, 'r');
};

/**
 * Makes a folder with those above it, for the user alone. Level by level: Node's own recursion never ends where a file system
 * says that a folder can't exist (`/proc/x/y`).
 */
export function createPrivateFolder(folder: string): void {
  if (existsSync(folder)) return;
  createPrivateFolder(dirname(resolve(folder)));
  mkdirSync(folder, { mode: 0o700 });
}

/** A copy is its owner's alone, whatever the file was: on a stick everything is everybody's. */
export function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

/** A folder that is not there, no folder or not ours holds nothing. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** SHA-256 in hex; read piece by piece, since a database may be larger than memory. */
export function hashOf(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece))
      hash.update(piece.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** Puts random bytes in the place of what a file holds. */
export function overwrite(file: string, length: number): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, randomBytes(length), 0, length, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
