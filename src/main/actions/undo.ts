import { ok, type Result, refuse } from '../../domain/result.ts';
import { TABLES } from '../../records/index.ts';
import { withPresentKey } from '../db/contact-points.ts';
import type { Db } from '../db/open.ts';
import { type Column, columnsOf } from '../journal/triggers.ts';
import { isFinal } from './final.ts';

type Change = { tbl: string; row_id: number; before: string | null };

/**
 * Takes an action back by restoring what its rows were before, latest change first. Refused where a later action, itself
 * not taken back, touched one of the rows, or added something to one that would go. Runs inside a writing transaction, so that undoing is journaled like any act
 * and can be undone in turn.
 * @param nameOf a later action in words, for the refusal
 */
export function undoAction(
  db: Db,
  actionId: number,
  now: number,
  nameOf: (action: { actionId: number; call: string }) => string,
): Result<Record<string, never>> {
  const action = db
    .prepare<[number], { call: string; undone_at: number | null; undoes: number | null }>(
      'SELECT call, undone_at, undoes FROM action WHERE id = ?',
    )
    .get(actionId);
  if (action === undefined) return refuse('not-found', 'actions:error.notFound');
  if (isFinal(action.call)) return refuse('conflict', 'actions:error.final');
  if (action.undone_at !== null) return refuse('conflict', 'actions:error.alreadyUndone');
  const later = db
    .prepare<[number], { actionId: number; call: string }>(
      `SELECT action.id AS actionId, action.call FROM change AS mine
       JOIN change AS other ON other.tbl = mine.tbl AND other.row_id = mine.row_id AND other.action_id > mine.action_id
       JOIN action ON action.id = other.action_id
       WHERE mine.action_id = ? AND action.undone_at IS NULL AND action.undoes IS NULL ORDER BY action.id DESC LIMIT 1`,
    )
    .get(actionId);
  if (later !== undefined) return refuse('conflict', 'actions:error.changedSince', { later: nameOf(later) });

  db.pragma('defer_foreign_keys = ON');
  const changes = db
    .prepare<[number], Change>('SELECT tbl, row_id, before FROM change WHERE action_id = ? ORDER BY id DESC')
    .all(actionId);
  const restore = restorer(db);
  for (const change of changes) restore(change);
  const isUsed = users(db);
  if (changes.some(({ tbl, row_id, before }) => before === null && isUsed(tbl, row_id)))
    return refuse('conflict', 'actions:error.usedSince');

  db.prepare('UPDATE action SET undone_at = ? WHERE id = ?').run(now, actionId);
  if (action.undoes !== null)
    db.prepare('UPDATE action SET undone_at = NULL WHERE id = ?').run(action.undoes);
  db.prepare('UPDATE action SET undoes = ? WHERE id = (SELECT max(id) FROM action)').run(actionId);
  return ok({});
}

function restorer(db: Db): (change: Change) => void {
  const tables = new Map<string, ReturnType<typeof statements>>();
  return ({ tbl, row_id, before }) => {
    let table = tables.get(tbl);
    if (table === undefined) {
      table = statements(db, tbl);
      tables.set(tbl, table);
    }
    if (before === null) table.remove.run(row_id);
    else {
      const image = JSON.parse(before);
      table.put.run(table.values(tbl === 'contact_point' ? withPresentKey(image) : image));
    }
  };
}

/** Whether something points at a row; what is computed is computed again and does not count. */
function users(db: Db): (table: string, row: number) => boolean {
  const pointers = [...TABLES, 'action'].flatMap((child) =>
    (db.pragma(`foreign_key_list(${child})`) as { table: string; from: string }[]).map(({ table, from }) => ({
      table,
      at: db.prepare<[number], number>(`SELECT 1 FROM ${child} WHERE ${from} = ? LIMIT 1`).pluck(),
    })),
  );
  const to = Map.groupBy(pointers, ({ table }) => table);
  return (table, row) => (to.get(table) ?? []).some(({ at }) => at.get(row) !== undefined);
}

function statements(db: Db, table: string) {
  const columns = columnsOf(db, table);
  const names = columns.map((column) => column.name);
  const others = names.filter((name) => name !== 'id');
  return {
    remove: db.prepare(`DELETE FROM ${table} WHERE id = ?`),
    put: db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    ),
    values: (image: Record<string, unknown>) =>
      Object.fromEntries(columns.map((c) => [c.name, value(c, image[c.name])])),
  };
}

const value = (column: Column, json: unknown): unknown =>
  column.blob && typeof json === 'string' ? Buffer.from(json, 'hex') : (json ?? null);
