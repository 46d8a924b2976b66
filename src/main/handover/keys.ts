import { ok } from '../../domain/result.ts';
import type { Db } from '../db/open.ts';
import type { Session } from '../session/session.ts';
import { type KeyPair, newKeyPair } from './seal.ts';
import { newSigningKey, type SigningKey, signingKey } from './signing.ts';

/**
 * The keys of this vault, made when they are first needed: packs are sealed to one, and it signs with the other. They belong to
 * whoever the vault belongs to, so its backups and copies have the same.
 */
export type VaultKeys = { pair: KeyPair; signing: SigningKey };

export async function vaultKeys(session: Session): Promise<VaultKeys> {
  const { db, now } = session;
  const store = keyStore(db);
  const known = store.get();
  if (known?.signing != null) return { pair: known, signing: signingKey(known.signing) };
  const made = { ...(known ?? (await newKeyPair())), signing: newSigningKey().secret };
  const written = session.write('handover.key', () => ok(store.keep(made, now())));
  const kept = store.get() ?? made;
  if (!written.ok || kept.signing === null) throw new Error('The keys could not be kept');
  return { pair: kept, signing: signingKey(kept.signing) };
}

function keyStore(db: Db) {
  const get = db.prepare<[], KeyPair & { signing: Buffer | null }>(
    'SELECT identity, recipient, signing FROM handover_identity',
  );
  const keep = db.prepare(
    `INSERT INTO handover_identity (id, identity, recipient, signing, created_at)
     VALUES (1, @identity, @recipient, @signing, @now)
     ON CONFLICT (id) DO UPDATE SET signing = coalesce(signing, excluded.signing)`,
  );
  return {
    get: () => get.get(),
    keep: (keys: KeyPair & { signing: Buffer }, now: number): void => void keep.run({ ...keys, now }),
  };
}
