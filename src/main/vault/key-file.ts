import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomUUID,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { codeOf, tidyCode } from '../../domain/code.ts';
import type { Cipher } from '../db/open.ts';

/** So many bytes in Base64. */
const bytes = (length: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === length);

/** What a try may cost at most: somebody else's key file mustn't take all of the memory, or an hour. */
const MOST_MEMORY = 256 * 1024 * 1024;
const MOST_PASSES = 4;

/** One way to unwrap the data key: AES-256-GCM under scrypt (RFC 7914) of a secret. */
const wrap = z
  .object({
    by: z.enum(['passphrase', 'recovery']),
    n: z
      .number()
      .int()
      .max(2 ** 20)
      .refine((n) => n > 1 && Number.isInteger(Math.log2(n))),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(MOST_PASSES),
    salt: bytes(16),
    iv: bytes(12),
    /** Ciphertext, then the 16-byte tag. */
    sealed: bytes(48),
  })
  .refine(({ n, r }) => 128 * n * r <= MOST_MEMORY);
type Wrap = z.infer<typeof wrap>;
export type WrapBy = Wrap['by'];

/** Version of the key file that we write; a higher one is of a newer app. */
export const KEY_FILE_FORMAT = 1;

export const keyFileSchema = z.object({
  format: z.literal(KEY_FILE_FORMAT),
  vaultId: z.string(),
  cipher: z.enum(['aegis', 'chacha20']),
  sample: z.boolean(),
  /** HMAC-SHA-256 of a fixed text under the data key: tells a right key without the database. */
  keyCheck: bytes(32),
  wraps: z.array(wrap).min(1).max(8),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** What a try at the passphrase costs (RFC 7914 §2). */
export type KeyCost = { n: number; r: number; p: number };

/** 128 MiB and about half a second a try: OWASP's first choice for scrypt. */
const COST: KeyCost = { n: 2 ** 17, r: 8, p: 1 };

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

const keyFrom = (secret: string, { n, r, p, salt }: Pick<Wrap, 'n' | 'r' | 'p' | 'salt'>): Promise<Buffer> =>
  derive(secret.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, {
    N: n,
    r,
    p,
    maxmem: 256 * r * (n + p),
  });

const keyCheck = (dataKey: Uint8Array): Buffer =>
  createHmac('sha256', dataKey).update('liaison key check 1').digest();

/** What a try at a secret is a try at: the data key, in whatever copy of the key file. Who writes another check into one finds nothing. */
export const triedAs = ({ keyCheck }: KeyFile): string =>
  createHash('sha256').update(Buffer.from(keyCheck, 'base64')).digest('hex');

async function wrapKey(by: WrapBy, secret: string, dataKey: Uint8Array, cost = COST): Promise<Wrap> {
  const scrypt = { ...cost, salt: randomBytes(16).toString('base64') };
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(secret, scrypt), iv);
  cipher.setAAD(Buffer.from(by));
  const ciphertext = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return { by, ...scrypt, iv: iv.toString('base64'), sealed: ciphertext.toString('base64') };
}

/** The data key, or null where the secret is not this wrap's. */
async function unwrapKey(one: Wrap, secret: string): Promise<Buffer | null> {
  const ciphertext = Buffer.from(one.sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await keyFrom(secret, one), Buffer.from(one.iv, 'base64'));
  decipher.setAAD(Buffer.from(one.by));
  decipher.setAuthTag(ciphertext.subarray(-16));
  try {
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -16)), decipher.final()]);
  } catch {
    return null;
  }
}

/** 120 random bits. */
const newRecoveryCode = (): string => codeOf(randomBytes(24));

export type NewKey = { keyFile: KeyFile; dataKey: Buffer; recoveryCode: string };

/** A new random data key, wrapped under the passphrase and under a new recovery code. */
export async function newKeyFile(
  passphrase: string,
  { cost, ...options }: { cipher: Cipher; sample: boolean; cost?: KeyCost | undefined },
): Promise<NewKey> {
  const dataKey = randomBytes(32);
  const recoveryCode = newRecoveryCode();
  const [byPassphrase, byRecovery] = await Promise.all([
    wrapKey('passphrase', passphrase, dataKey, cost),
    wrapKey('recovery', tidyCode(recoveryCode), dataKey, cost),
  ]);
  const keyFile: KeyFile = {
    format: KEY_FILE_FORMAT,
    vaultId: randomUUID(),
    ...options,
    keyCheck: keyCheck(dataKey).toString('base64'),
    wraps: [byPassphrase, byRecovery],
  };
  return { keyFile, dataKey, recoveryCode };
}

/** The data key, or null where the secret is wrong. */
export async function openKeyFile(keyFile: KeyFile, by: WrapBy, secret: string): Promise<Buffer | null> {
  const tidySecret = by === 'recovery' ? tidyCode(secret) : secret;
  for (const one of keyFile.wraps) {
    if (one.by !== by) continue;
    const dataKey = await unwrapKey(one, tidySecret);
    if (dataKey !== null && timingSafeEqual(keyCheck(dataKey), Buffer.from(keyFile.keyCheck, 'base64')))
      return dataKey;
  }
  return null;
}

/** The same key under another passphrase; other wraps stay. */
export async function withPassphrase(
  keyFile: KeyFile,
  passphrase: string,
  dataKey: Uint8Array,
): Promise<KeyFile> {
  const others = keyFile.wraps.filter((one) => one.by !== 'passphrase');
  return { ...keyFile, wraps: [await wrapKey('passphrase', passphrase, dataKey), ...others] };
}

/** The same key under a new recovery code; the old code no longer opens it. */
export async function withNewRecoveryCode(
  keyFile: KeyFile,
  dataKey: Uint8Array,
): Promise<{ keyFile: KeyFile; recoveryCode: string }> {
  const recoveryCode = newRecoveryCode();
  const others = keyFile.wraps.filter((one) => one.by !== 'recovery');
  const recoveryWrap = await wrapKey('recovery', tidyCode(recoveryCode), dataKey);
  return { keyFile: { ...keyFile, wraps: [...others, recoveryWrap] }, recoveryCode };
}
