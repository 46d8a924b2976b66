import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Sealing to a public key: age (age-encryption.org/v1), X25519. A recipient begins with `age1`. */

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
  return ok(new Uint8Array(await encrypter.encrypt(content)));
}

/** What was sealed to this key pair and to no other. */
export async function unseal(
  sealed: Uint8Array<ArrayBuffer>,
  { identity }: KeyPair,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return ok(new Uint8Array(await decrypter.decrypt(sealed)));
  } catch {
    return refuse('invalid', 'handover:error.notForUs');
  }
}
