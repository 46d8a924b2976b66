import { BESIDE } from '../../records/beside.ts';
import { TABLES, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { paramsIn } from '../db/params.ts';
import { belongsTo, type Rows, referencesOf } from './belonging.ts';

/** Rows of a table that go with others: those that belong to them, and those that can't be without them; null where none can. */
function goes(table: Table, rows: Rows): string | null {
  if (rows[table] !== undefined) return belongsTo(table, rows);
  const all = referencesOf(table)
    .filter(({ belongs, optional }) => belongs || !optional)
    .flatMap(({ column, to }) => among(column, to, rows));
  return all.length === 0 ? null : all.join(' OR ');
}

function among(column: string, to: Table, rows: Rows): string[] {
  const set = rows[to];
  if (set !== undefined) return [`${column} IN ${set}`];
  const which = goes(to, rows);
  return which === null ? [] : [`${column} IN (SELECT id FROM ${to} WHERE ${which})`];
}

/**
 * Deletes rows for good, with all that hangs on them, what hangs on others first; whoever only mentions one of them mentions
 * nobody any more.
 * @param rows sets, as SQL with `params`
 */
export function eraseRows(db: Db, rows: Rows, params: Record<string, unknown>): void {
  const run = (sql: string) => db.prepare(sql).run(paramsIn(sql, params));
  for (const [table, { references = {} }] of Object.entries(BESIDE))
    for (const [column, to] of Object.entries(references))
      for (const which of among(column, to, rows)) run(`DELETE FROM ${table} WHERE ${which}`);
  for (const table of TABLES.toReversed()) {
    for (const { column, to, belongs, optional } of referencesOf(table))
      if (optional && !belongs)
        for (const which of among(column, to, rows))
          run(`UPDATE ${table} SET ${column} = NULL WHERE ${which}`);
    const which = goes(table, rows);
    if (which !== null) run(`DELETE FROM ${table} WHERE ${which}`);
  }
}
