import { readFileSync } from 'node:fs';
import { strict } from '../not-implemented.ts';

const SIZE_AT = 16;

/** A picture that is already PNG. Its size stands in the header (PNG 3rd edition, §11.2.1). */
export const createImage = (png: Buffer) =>
  strict('nativeImage', {
    toPNG: () => png,
    isEmpty: () => png.length === 0,
    getSize: () => ({ width: png.readUInt32BE(SIZE_AT), height: png.readUInt32BE(SIZE_AT + 4) }),
  });

export const nativeImage = strict('nativeImage', {
  /** Empty when there is no such file, as in Electron. */
  createFromPath(path: string) {
    try {
      return createImage(readFileSync(path));
    } catch {
      return createImage(Buffer.alloc(0));
    }
  },
});
