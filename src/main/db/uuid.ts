import { randomFillSync } from 'node:crypto';

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

/** A new UUIDv7 (RFC 9562 §5.7): sorts by the instant it was made at, in epoch milliseconds. */
export function newUuid(now: number): Buffer {
  const uuid = randomSixteen();
  uuid.writeUIntBE(now, 0, 6);
  uuid.writeUInt8((uuid.readUInt8(6) & 0x0f) | 0x70, 6);
  uuid.writeUInt8((uuid.readUInt8(8) & 0x3f) | 0x80, 8);
  return uuid;
}

export const toUuid = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

export function fromUuid(uuid: Uint8Array): string {
  const hex = Buffer.from(uuid).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
