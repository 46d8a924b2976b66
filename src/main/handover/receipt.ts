import { createHmac } from 'node:crypto';
import { bytesOfLetters, codeOf, lettersOf, tidyCode } from '../../domain/code.ts';
import type { Pack } from './pack.ts';
import { sha256Of } from './seal.ts';
import { isSignedBy, SIGNATURE_BYTES, type SigningKey, signWith } from './signing.ts';

/**
 * What acknowledges a pack: a proof that only who opened it can know, the key of who did, and their signature over the proof and
 * over the very file. So a receipt is one of this pack and of no other, and tells who gave it. Packs of earlier versions are
 * acknowledged by the proof alone.
 */
const SIGNED = 'liaison-receipt/1';
const PROOF_BYTES = 15;
const KEY_BYTES = 32;
const LENGTH = PROOF_BYTES + KEY_BYTES + SIGNATURE_BYTES;

type Acknowledged = { pack: Pick<Pack, 'id' | 'receiptKey' | 'signer'>; sha256: Buffer };

const proofOf = ({ id, receiptKey }: Acknowledged['pack'], sha256: Buffer): Buffer =>
  createHmac('sha256', Buffer.from(receiptKey, 'hex'))
    .update(id)
    .update(sha256)
    .digest()
    .subarray(0, PROOF_BYTES);

/** What the leaver keeps of it: only who knows the proof can tell what it is the hash of. */
export const expectedOf = (pack: Acknowledged['pack'], sha256: Buffer): string =>
  sha256Of(proofOf(pack, sha256)).toString('hex');

export function receiptOf({ pack, sha256 }: Acknowledged, key: SigningKey): string {
  if (pack.signer === null) return unsignedReceipt(pack);
  const proof = proofOf(pack, sha256);
  const signature = signWith(key, SIGNED, Buffer.concat([proof, sha256]));
  return lettersOf(Buffer.concat([proof, Buffer.from(key.key, 'hex'), signature]));
}

const unsignedReceipt = ({ id, receiptKey }: Acknowledged['pack']): string =>
  codeOf(createHmac('sha256', Buffer.from(receiptKey, 'hex')).update(id).digest().subarray(0, 24));

/** A pack that was given, as this vault knows it. */
type Given = { format: number; sha256: Buffer; expected: string };

/** Whether a receipt is one of a pack, and whose: null where it needn't be signed, undefined where it isn't one. */
export function signerOfReceipt(
  typed: string,
  { format, sha256, expected }: Given,
): string | null | undefined {
  if (format === 2)
    return sha256Of(Buffer.from(tidyCode(typed))).toString('hex') === expected ? null : undefined;
  const bytes = bytesOfLetters(typed, LENGTH);
  if (bytes === null) return undefined;
  const proof = bytes.subarray(0, PROOF_BYTES);
  const key = Buffer.from(bytes.subarray(PROOF_BYTES, PROOF_BYTES + KEY_BYTES)).toString('hex');
  const signature = bytes.subarray(PROOF_BYTES + KEY_BYTES);
  const holds =
    sha256Of(proof).toString('hex') === expected &&
    isSignedBy(key, SIGNED, Buffer.concat([proof, sha256]), signature);
  return holds ? key : undefined;
}
