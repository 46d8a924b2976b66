import type { Finder } from '../../domain/erasure/finder.ts';
import type { Db } from '../db/open.ts';
import { MADE } from '../journal/taken-back.ts';
import { BELONGING } from '../records/belonging.ts';
import { eraseRows } from '../records/erase-rows.ts';
import { PLACES } from './traces.ts';

/** Erases rows that speak of whoever is erased and whose making was taken back, as by undoing an import. */
export function eraseUnmade(db: Db, finder: Finder): void {
  db.function('names', { deterministic: true, varargs: true }, (...texts: unknown[]) =>
    texts.some((text) => typeof text === 'string' && NAMING.some((kind) => finder.kindsIn(text).has(kind)))
      ? 1
      : 0,
  );
  for (const { table, texts, listed } of PLACES.filter(({ table }) => BELONGING.includes(table))) {
    const which = `SELECT id FROM ${table} WHERE NOT (${MADE}) AND names(${[...texts, ...listed].join(', ')})`;
    const rows = db.prepare<[], number>(which).pluck().all();
    const set = { [table]: '(SELECT value FROM json_each(@rows))' };
    if (rows.length > 0) eraseRows(db, set, { rows: JSON.stringify(rows) });
  }
}

const NAMING = ['name', 'contact'] as const;
