import { createHash } from 'node:crypto';

/** What is read is no pack: it ends too early, goes on too long, or says something else than a pack does. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

export type ByteReader = {
  /** Fills a buffer. */
  fill(into: Uint8Array): Promise<void>;
  /** The next bytes, in the pieces in which they come. */
  take(length: number): AsyncGenerator<Uint8Array>;
  isAtEnd(): Promise<boolean>;
  /** SHA-256 of all that was read. */
  digest(): Buffer;
};

/** Reads a stream by lengths. */
export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  let rest: Uint8Array = new Uint8Array();

  async function refill(): Promise<boolean> {
    while (rest.length === 0) {
      const next = await pieces.next();
      if (next.done === true) return false;
      rest = next.value;
    }
    return true;
  }

  async function* take(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      if (!(await refill())) throw new Unreadable('It ends too early');
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      hash.update(piece);
      yield piece;
    }
  }

  return {
    take,
    async fill(into) {
      let at = 0;
      for await (const piece of take(into.length)) {
        into.set(piece, at);
        at += piece.length;
      }
    },
    isAtEnd: async () => !(await refill()),
    digest: () => hash.copy().digest(),
  };
}
