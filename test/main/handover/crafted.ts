import { createHash } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { strToU8, zipSync } from 'fflate';
import type { Desk } from '../vault-fixture.ts';

/** Packs that no app makes: opened, changed, and sealed again. */

const MARK_BYTES = 'liaison-pack/3\n'.length;

export async function sealedTo(recipient: string, content: Uint8Array, format: 2 | 3 = 3): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(new Uint8Array(content));
  const sum = createHash('sha256').update(sealed).digest();
  return Buffer.concat([Buffer.from(`liaison-pack/${format}\n`), sum, sealed]).toString('base64');
}

const rowOf = (desk: Desk, sql: string): Record<string, unknown> =>
  desk.core.session()?.db.prepare<[], Record<string, unknown>>(sql).get() ?? {};

/** What is sealed in a pack for a vault. */
export async function unsealed(desk: Desk, pack: string): Promise<Buffer> {
  const { identity } = rowOf(desk, 'SELECT identity FROM handover_identity');
  const decrypter = new Decrypter();
  decrypter.addIdentity(String(identity));
  return Buffer.from(await decrypter.decrypt(Buffer.from(pack, 'base64').subarray(MARK_BYTES + 32)));
}

/** The rows of a pack, and what comes after them. */
export const partsOf = (content: Buffer) => {
  const length = content.readUInt32BE();
  return { lines: content.subarray(4, 4 + length), rest: content.subarray(4 + length) };
};

export function joined(lines: Buffer, rest: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(lines.length);
  return Buffer.concat([length, lines, rest]);
}

/** A pack as earlier versions made it. */
export const unsignedPack = (
  recipient: string,
  index: object,
  files: Record<string, Uint8Array>,
): Promise<string> =>
  sealedTo(
    recipient,
    zipSync({
      'pack.json': strToU8(JSON.stringify(index)),
      ...Object.fromEntries(Object.entries(files).map(([id, content]) => [`attachments/${id}`, content])),
    }),
    2,
  );
