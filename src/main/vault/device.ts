import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid } from '../db/uuid.ts';

const stored = (db: Db) => metaOf(db, 'device');

/** Who a vault is among those of a team: made anew where it lies in another folder than before, as a copy does. */
export function deviceOf(db: Db, folder: string, now: number): string {
  const [known, ...place] = stored(db).get()?.split(' ') ?? [];
  if (known !== undefined && place.join(' ') === folder) return known;
  const device = fromUuid(newUuid(now));
  if (!db.readonly) stored(db).set(`${device} ${folder}`);
  return device;
}

/** A vault that was come back to is another: what it did since the backup, it did as somebody else. */
export const forgetDevice = (db: Db): void => stored(db).remove();
