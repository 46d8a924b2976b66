import type { Db } from '../db/open.ts';
import { reasonOf } from './trouble.ts';

export type Health = { sound: boolean; reason: string };

/** Reads every page of the database: one that was damaged is found before anybody needs what stands on it. */
export function health(db: Db): Health {
  try {
    const said = db.pragma('integrity_check(1)', { simple: true });
    return said === 'ok' ? { sound: true, reason: '' } : { sound: false, reason: String(said) };
  } catch (error) {
    return { sound: false, reason: reasonOf(error) };
  }
}
