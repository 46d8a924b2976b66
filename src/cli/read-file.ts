import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 256 * 1024;

/**
 * The bytes of a file; null where it holds more than `limit`. Pipes and devices tell no size, so it is found by reading.
 * @throws what the system says of a file that cannot be read
 */
export function readUpTo(file: string, limit: number): Buffer | null {
  const descriptor = openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let length = 0; length <= limit; ) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const read = readSync(descriptor, chunk);
      if (read === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, read));
      length += read;
    }
    return null;
  } finally {
    closeSync(descriptor);
  }
}
