import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkFolder } from '../computer/work-folder.ts';

/**
 * Packs on their way in or out: encrypted files of this process, which cross the bridge piece by piece. They are removed by `letGo`,
 * and when the process ends.
 */
export type HeldPacks = {
  /** A place for a new one. */
  place(): { held: string; file: string };
  /** The file of one that is here. */
  fileOf(packId: string): string | undefined;
  /** How long it is; 0 where it isn't here. */
  lengthOf(packId: string): number;
  /** Adds a piece to one; false where it isn't here. */
  append(packId: string, piece: Uint8Array): boolean;
  read(packId: string, from: number, length: number): Uint8Array<ArrayBuffer> | undefined;
  letGo(packId: string): void;
};

export function heldPacks(work: WorkFolder): HeldPacks {
  const files = new Map<string, string>();
  const lengthOf = (packId: string) =>
    statSync(files.get(packId) ?? '', { throwIfNoEntry: false })?.size ?? 0;
  return {
    place() {
      const packId = randomUUID();
      const file = join(work.path(), `${packId}.liaison-pack`);
      files.set(packId, file);
      return { held: packId, file };
    },
    fileOf: (packId) => files.get(packId),
    lengthOf,
    append(packId, piece) {
      const file = files.get(packId);
      if (file !== undefined) appendFileSync(file, piece, { mode: 0o600 });
      return file !== undefined;
    },
    read(packId, from, length) {
      const file = files.get(packId);
      if (file === undefined) return undefined;
      const piece = new Uint8Array(Math.max(0, Math.min(length, lengthOf(packId) - from)));
      const handle = openSync(file, 'r');
      try {
        return piece.subarray(0, readSync(handle, piece, { position: from }));
      } finally {
        closeSync(handle);
      }
    },
    letGo(packId) {
      const file = files.get(packId);
      files.delete(packId);
      if (file !== undefined) rmSync(file, { force: true });
    },
  };
}
