import { createHash } from 'node:crypto';
import type { Db } from '../db/open.ts';
import { handoverStore } from './store.ts';

/** Stands for the cadence, the targets and the calendar in force on a day, to tell whether those of two vaults differ. */
export const rulesOf = (db: Db, day: string): string =>
  createHash('sha256').update(handoverStore(db).rulesOn(day)).digest('hex');
