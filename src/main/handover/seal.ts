import { createHash } from 'node:crypto';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { ok, type Result, refuse } from '../../domain/result.ts';

/**
 * Sealing to a public key: age (age-encryption.org/v1), X25519. A recipient begins with `age1`. Before what is sealed stand a
 * mark and its SHA-256: age can't tell a file that came to harm on its way from one that is sealed to somebody else.
 */
const MARK = Buffer.from('liaison-pack/2\n');
const HASH_BYTES = 32;

export const sha256Of = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();

export type KeyPair = { identity: string; recipient: string };

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export async function seal(
  content: Uint8Array<ArrayBuffer>,
  recipient: string,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
  } catch {
    return refuse('invalid', 'handover:error.recipient');
  }
  const sealed = await encrypter.encrypt(content);
  return ok(new Uint8Array(Buffer.concat([MARK, sha256Of(sealed), sealed])));
}

/** What was sealed to this key pair and to no other. */
export async function unseal(
  file: Uint8Array<ArrayBuffer>,
  { identity }: KeyPair,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const start = MARK.length + HASH_BYTES;
  const sealed = file.subarray(start);
  if (!MARK.equals(file.subarray(0, MARK.length))) return refuse('invalid', 'handover:error.noPack');
  if (!sha256Of(sealed).equals(file.subarray(MARK.length, start)))
    return refuse('invalid', 'handover:error.damaged');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return ok(new Uint8Array(await decrypter.decrypt(sealed)));
  } catch {
    return refuse('invalid', 'handover:error.notForUs');
  }
}
