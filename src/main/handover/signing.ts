import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { codeOf } from '../../domain/code.ts';

/**
 * Who made a pack, or a receipt: Ed25519 (RFC 8032). A public key stands as its 32 bytes in hex. Names prove nothing; that a key is
 * somebody's two people find out by comparing its code.
 */
export type SigningKey = {
  /** PKCS #8. */
  secret: Buffer;
  key: string;
};

/** What stands before the 32 bytes of a public key in SubjectPublicKeyInfo (RFC 8410 §4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
export const SIGNATURE_BYTES = 64;
/** 80 bits: nobody makes keys until one has a given code. */
const CODE_BYTES = 16;

const keyOf = (secret: Buffer): string =>
  createPublicKey(createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' }))
    .export({ format: 'der', type: 'spki' })
    .subarray(SPKI.length)
    .toString('hex');

export const signingKey = (secret: Buffer): SigningKey => ({ secret, key: keyOf(secret) });

export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signingKey(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

/** @param what tells one kind of signed thing from another, so that none passes for another */
const signed = (what: string, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${what}\n`), content]);

export const signWith = ({ secret }: SigningKey, what: string, content: Uint8Array): Buffer =>
  sign(null, signed(what, content), createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' }));

export function isSignedBy(key: string, what: string, content: Uint8Array, signature: Uint8Array): boolean {
  try {
    const der = Buffer.concat([SPKI, Buffer.from(key, 'hex')]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return verify(null, signed(what, content), publicKey, signature);
  } catch {
    return false;
  }
}

/** What two people compare, once: `6ASR-A8A6-H8XY-BPCR`. */
export const codeOfKey = (key: string): string =>
  codeOf(
    createHash('sha256')
      .update(signed('liaison-signer/1', Buffer.from(key, 'hex')))
      .digest()
      .subarray(0, CODE_BYTES),
  );
