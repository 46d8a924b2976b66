import { closeSync, constants, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 256 * 1024;
/** A pipe that stays silent for so long, in milliseconds, has nothing to say. */
const LONGEST_SILENCE = 30_000;
const PAUSE = 20;

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);

const isNotReady = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EAGAIN';

/** Bytes read, 0 at the end; a pipe without anybody at its other end is at its end. */
function readChunk(descriptor: number, chunk: Buffer): number {
  for (let silence = 0; ; silence += PAUSE) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      if (!isNotReady(error) || silence >= LONGEST_SILENCE) throw error;
      pause();
    }
  }
}

/**
 * The bytes of a file; null where it holds more than `limit`. Pipes and devices tell no size, so it is found by reading;
 * they may stay silent, which is not waited for without end.
 * @throws what the system says of a file that cannot be read
 */
export function readUpTo(file: string, limit: number): Buffer | null {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const chunks: Buffer[] = [];
    for (let length = 0; length <= limit; ) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const bytesRead = readChunk(descriptor, chunk);
      if (bytesRead === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, bytesRead));
      length += bytesRead;
    }
    return null;
  } finally {
    closeSync(descriptor);
  }
}
