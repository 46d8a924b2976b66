import { isZone } from '../../domain/calendars/days.ts';
import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';

/**
 * The zone in which a vault counts its days, wherever the computer is: what was judged yesterday stays as it was when the
 * salesperson travels. A vault that has none yet takes `own`, the zone of the computer that made it or opens it first.
 */
export function vaultZone(db: Db, own: string) {
  const meta = metaOf(db, 'zone');
  const get = (): string => {
    const zone = meta.get();
    return zone !== null && isZone(zone) ? zone : own;
  };
  if (meta.get() === null && !db.readonly) meta.set(own);
  return { get, set: meta.set };
}
