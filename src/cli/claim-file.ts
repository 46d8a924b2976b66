import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { leftoversIn } from '../main/computer/processes.ts';

/** A place for a file, checked to be writable before the work begins whose result goes there. */
export type ClaimedFile = {
  /** Puts the file there, whole or not at all; false where the disk refuses. A file that stands there is replaced. */
  put(content: Uint8Array): boolean;
  /** The same, of what comes piece by piece. */
  putPieces(pieces: AsyncIterable<Uint8Array>): Promise<boolean>;
  /** Gives the place up; nothing is left behind. */
  release(): void;
};

/** Claims the place for a file, readable by its owner alone; null where it can't be written. */
export function claimFile(file: string): ClaimedFile | null {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) return null;
  clearParts(file);
  const beside = `${file}.${process.pid}.part`;
  let handle: number;
  try {
    handle = openSync(beside, 'w', 0o600);
  } catch {
    return null;
  }
  const release = () => {
    closeSync(handle);
    rmSync(beside, { force: true });
  };
  const end = () => {
    fsyncSync(handle);
    renameSync(beside, file);
    closeSync(handle);
    return true;
  };
  return {
    put(content) {
      try {
        writeFileSync(handle, content);
        return end();
      } catch {
        release();
        return false;
      }
    },
    async putPieces(pieces) {
      try {
        for await (const piece of pieces) writeFileSync(handle, piece);
        return end();
      } catch {
        release();
        return false;
      }
    },
    release,
  };
}

/** Removes what killed runs have left beside a file. */
function clearParts(file: string): void {
  const start = `${basename(file)}.`;
  try {
    const pidOf = (name: string) =>
      name.startsWith(start) ? /^(\d+)\.part$/.exec(name.slice(start.length))?.[1] : undefined;
    for (const name of leftoversIn(dirname(file), pidOf)) rmSync(join(dirname(file), name), { force: true });
  } catch {
    // The next step finds out whether the file can be written.
  }
}
