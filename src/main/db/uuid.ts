import { createHash, randomFillSync } from 'node:crypto';

/** Random bytes are drawn for many at once: each draw is a system call. */
const pool = Buffer.alloc(16 * 256);
let used = pool.length;

function randomSixteen(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return Buffer.from(pool.subarray(used - 16, used));
}

/** Of those of one process each comes after the ones before it, also within a millisecond (RFC 9562 §6.2, method 1). */
let counter = 0;

/** A new UUIDv7 (RFC 9562 §5.7): sorts by the instant it was made at, in epoch milliseconds, and then in the order of making. */
export function newUuid(now: number): Buffer {
  counter = (counter + 1) % 2 ** 32;
  const uuid = randomSixteen();
  uuid.writeUIntBE(now, 0, 6);
  uuid.writeUInt16BE(0x7000 | (counter >>> 20), 6);
  uuid.writeUInt16BE(0x8000 | ((counter >>> 6) & 0x3fff), 8);
  uuid.writeUInt8(((counter & 0x3f) << 2) | (uuid.readUInt8(10) & 0x03), 10);
  return uuid;
}

/** The instant that a UUIDv7 was made at. */
export const instantOf = (uuid: Uint8Array): number => Buffer.from(uuid).readUIntBE(0, 6);

/** The UUID of what is known by its key wherever it is made: a link, a tag (RFC 9562 §5.8, of SHA-256). */
export function keyUuid(table: string, key: readonly unknown[]): Buffer {
  const hash = createHash('sha256').update(table);
  for (const part of key)
    hash.update('\0').update(Buffer.isBuffer(part) ? part.toString('hex') : String(part));
  const uuid = hash.digest().subarray(0, 16);
  uuid.writeUInt8((uuid.readUInt8(6) & 0x0f) | 0x80, 6);
  uuid.writeUInt8((uuid.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuid;
}

export const toUuid = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

export function fromUuid(uuid: Uint8Array): string {
  const hex = Buffer.from(uuid).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
