import type { Signer } from '../../contract/handover.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Db } from '../db/open.ts';
import { codeOfKey } from './signing.ts';

/** Keys of others, whose code somebody compared with them. */
export function peerStore(db: Db) {
  const byKey = db.prepare<[string], string>('SELECT name FROM handover_peer WHERE key = ?').pluck();
  const byName = db
    .prepare<[string, string], number>('SELECT 1 FROM handover_peer WHERE name = ? AND key <> ?')
    .pluck();
  const confirm = db.prepare(
    `INSERT INTO handover_peer (key, name, confirmed_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET name = excluded.name, confirmed_at = excluded.confirmed_at`,
  );
  return {
    /** What is known of who signed as somebody; null where it wasn't signed. */
    signer(key: string | null, name: string): Signer {
      if (key === null) return { code: null, state: 'unsigned', knownAs: null };
      const knownAs = byKey.get(key) ?? null;
      const state = knownAs !== null ? 'confirmed' : byName.get(name, key) === 1 ? 'other-key' : 'new';
      return { code: codeOfKey(key), state, knownAs };
    },
    confirm: (key: string, name: string, now: number): void => void confirm.run(key, name, now),
  };
}

type Claim = { key: string | null; name: string; confirmed: boolean };

/**
 * Whether to go on with what somebody signed. Somebody whose key is known to be another than this is refused until codes were
 * compared anew: they may have a new vault, or be somebody else.
 */
export function allowSigner(
  peers: ReturnType<typeof peerStore>,
  { key, name, confirmed }: Claim,
  now: number,
): Result<unknown> {
  const { state, code } = peers.signer(key, name);
  if (confirmed && key !== null) peers.confirm(key, name, now);
  else if (state === 'other-key')
    return refuse('conflict', 'handover:error.otherKey', { name, code: code ?? '' });
  return ok({});
}
