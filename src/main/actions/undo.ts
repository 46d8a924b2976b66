import { ok, type Result, refuse } from '../../domain/result.ts';
import { TABLES, type Table } from '../../records/index.ts';
import { withPresentKey } from '../db/contact-points.ts';
import type { Db } from '../db/open.ts';
import { newUuid } from '../db/uuid.ts';
import { type Column, columnsOf } from '../journal/triggers.ts';
import { hasColumn, referencesOf } from '../records/belonging.ts';
import { isFinal } from './final.ts';

type Change = { tbl: Table; row_id: number; row_uuid: Buffer | null; before: string | null };

/**
 * Takes an action back by restoring what its rows were before, latest change first. Refused where a later action, itself
 * not taken back, touched one of the rows; one to which something was added since becomes inactive. Runs inside a writing transaction, so that undoing is journaled like any act
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
    .prepare<[number], Change>(
      'SELECT tbl, row_id, row_uuid, before FROM change WHERE action_id = ? ORDER BY id DESC',
    )
    .all(actionId);
  const restore = restorer(db);
  for (const change of changes) restore(change);
  const keep = keeper(db, now);
  for (const { tbl, row_id, before } of changes) if (before === null) keep(tbl, row_id);

  db.prepare('UPDATE action SET undone_at = ? WHERE id = ?').run(now, actionId);
  if (action.undoes !== null)
    db.prepare('UPDATE action SET undone_at = NULL WHERE id = ?').run(action.undoes);
  db.prepare('UPDATE action SET undoes = ? WHERE id = (SELECT max(id) FROM action)').run(actionId);
  return ok({});
}

function restorer(db: Db): (change: Change) => void {
  const tables = new Map<Table, ReturnType<typeof statements>>();
  return ({ tbl, row_id, row_uuid, before }) => {
    const table = tables.get(tbl) ?? statements(db, tbl);
    tables.set(tbl, table);
    if (before === null) table.remove.run(row_id);
    else {
      const image = JSON.parse(before);
      table.put(row_id, row_uuid, tbl === 'contact_point' ? withPresentKey(image) : image);
    }
  };
}

/** A row whose making was taken back, and on which something hangs by now, is inactive rather than as if it had never been. */
function keeper(db: Db, now: number): (table: Table, row: number) => void {
  const pointers = Map.groupBy(
    TABLES.flatMap((child) =>
      referencesOf(child).map(({ column, to }) => ({
        to,
        at: db.prepare<[number], number>(
          `SELECT 1 FROM ${child} WHERE ${column} = ?${hasColumn(child, 'deleted_at') ? ' AND deleted_at IS NULL' : ''} LIMIT 1`,
        ),
      })),
    ),
    ({ to }) => to,
  );
  return (table, row) => {
    if ((pointers.get(table) ?? []).some(({ at }) => at.get(row) !== undefined))
      db.prepare(`UPDATE ${table} SET deleted_at = ? WHERE id = ? AND deleted_at = 0`).run(now, row);
  };
}

function statements(db: Db, table: Table) {
  const columns = columnsOf(db, table);
  const names = columns.map((column) => column.name);
  const others = names.filter((name) => name !== 'id');
  const hasUuid = names.includes('uuid');
  const remove = db.prepare(
    names.includes('deleted_at')
      ? `UPDATE ${table} SET deleted_at = 0 WHERE id = ? AND deleted_at IS NULL`
      : `DELETE FROM ${table} WHERE id = ?`,
  );
  const put = db.prepare(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const uuidOf = hasUuid
    ? db.prepare<[number], Buffer>(`SELECT uuid FROM ${table} WHERE id = ?`).pluck()
    : null;
  return {
    remove,
    /** Images of earlier versions don't tell all columns. */
    put(row: number, uuid: Buffer | null, image: Record<string, unknown>): void {
      const values = Object.fromEntries(columns.map((c) => [c.name, value(c, image[c.name])]));
      const known = uuidOf && { uuid: uuid ?? values.uuid ?? uuidOf.get(row) ?? newUuid(0) };
      put.run({ ...values, ...known });
    },
  };
}

const value = (column: Column, json: unknown): unknown =>
  column.blob && typeof json === 'string' ? Buffer.from(json, 'hex') : (json ?? null);
