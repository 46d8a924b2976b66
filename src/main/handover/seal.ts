import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { Unreadable } from './bytes.ts';

/**
 * Sealing to a public key: age (age-encryption.org/v1), X25519. A recipient begins with `age1`. Before what is sealed stand a
 * mark and its SHA-256: age can't tell a file that came to harm on its way from one that is sealed to somebody else. What is
 * sealed goes from and to files, a piece at a time; nothing but what is sealed ever lies in one.
 */
const MARK = (format: Format) => Buffer.from(`liaison-pack/${format}\n`);
const HASH_BYTES = 32;
const START = MARK(3).length + HASH_BYTES;
const PIECE_BYTES = 256 * 1024;

/** Of earlier versions (2), or signed (3). */
type Format = 2 | 3;

export const sha256Of = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();

export type KeyPair = { identity: string; recipient: string };

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export const isRecipient = (recipient: string): boolean => {
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
};

/** How long what is so long will be once it is sealed to one recipient: 16 bytes more for each 64 KiB, and what stands before. */
export const sealedBytes = (bytes: number): number =>
  START + AGE_HEADER_BYTES + bytes + 16 * Math.max(1, Math.ceil(bytes / (64 * 1024)));
const AGE_HEADER_BYTES = 200 + 16;

/**
 * Writes a sealed file.
 * @returns its SHA-256
 */
export async function seal(
  file: string,
  content: AsyncIterable<Uint8Array>,
  recipient: string,
): Promise<Buffer> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(ReadableStream.from(content) as globalThis.ReadableStream);
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.write(Buffer.concat([MARK(3), Buffer.alloc(HASH_BYTES)]));
    const hash = createHash('sha256');
    for await (const piece of sealed) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.write(hash.digest(), 0, HASH_BYTES, MARK(3).length);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const whole = createHash('sha256');
  await hashFile(file, whole);
  return whole.digest();
}

async function hashFile(file: string, ...hashes: [whole: Hash, sealed?: Hash]): Promise<void> {
  const [whole, sealed] = hashes;
  let at = 0;
  for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
    whole.update(piece);
    sealed?.update(piece.subarray(Math.max(0, START - at)));
    at += piece.length;
  }
}

export type Unsealed = {
  format: Format;
  /** SHA-256 of the file. */
  sha256: Buffer;
  content: AsyncIterable<Uint8Array>;
  /** Whether it was read to its end or not. */
  close(): void;
};

/** What was sealed to this key pair and to no other. Whoever reads it on gets `Unreadable` where it doesn't hold. */
export async function unseal(file: string, { identity }: KeyPair): Promise<Result<Unsealed>> {
  const head = Buffer.alloc(START);
  const handle = await open(file);
  await handle.read(head).finally(() => handle.close());
  const format = ([2, 3] as const).find((one) => MARK(one).equals(head.subarray(0, MARK(one).length)));
  if (format === undefined) return refuse('invalid', 'handover:error.noPack');
  const [whole, sealed] = [createHash('sha256'), createHash('sha256')];
  await hashFile(file, whole, sealed);
  if (!sealed.digest().equals(head.subarray(MARK(format).length)))
    return refuse('invalid', 'handover:error.damaged');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const source = createReadStream(file, { start: START, highWaterMark: PIECE_BYTES });
  try {
    const content = await decrypter.decrypt(ReadableStream.from(source) as globalThis.ReadableStream);
    return ok({ format, sha256: whole.digest(), content: readable(content), close: () => source.destroy() });
  } catch {
    source.destroy();
    return refuse('invalid', 'handover:error.notForUs');
  }
}

async function* readable(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    throw new Unreadable('It was sealed otherwise', { cause: error });
  }
}
