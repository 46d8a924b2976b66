import { ok, type Result, refuse } from '../../domain/result.ts';
import { callName, enteredFields } from '../../records/entered.ts';
import { isTable, recordOf, type Table } from '../../records/index.ts';
import type { Field } from '../../records/record.ts';
import type { Db } from '../db/open.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';
import { hasColumn, isThere, referencesOf } from './belonging.ts';

/** Values by the names that calls give them; a reference by the UUID of its row. */
export type Values = Record<string, unknown>;
type Stored = Record<string, string | number | Buffer | null>;
type Asked = Values & { cursor?: string | undefined; offset: number; limit: number };

/** All SQL of a record whose rows are what its fields say. */
export function recordRows(db: Db, table: Table) {
  if (!isTable(table)) throw new Error(`${table} is no record (src/records/index.ts)`);
  const record = recordOf(table);
  const entered = enteredFields(record);
  const columns = entered.map(([column]) => column);
  const references = referencesOf(table).filter(({ column }) => columns.includes(column));
  const kept = (column: string) => hasColumn(table, column);
  const absent = refuse('not-found', `${record.noun}:error.notFound`);

  const now = ['created_at', 'updated_at'].filter(kept);
  const insert = db.prepare(
    `INSERT INTO ${table} (uuid, ${[...columns, ...now].join(', ')})
     VALUES (@uuid, ${[...columns.map((column) => `@${column}`), ...now.map(() => '@now')].join(', ')})`,
  );
  const touched = kept('updated_at') ? ', updated_at = @now' : '';
  const update = db.prepare(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')}${touched} WHERE uuid = @uuid`,
  );
  const remove = db.prepare(
    `UPDATE ${table} SET deleted_at = @now${touched} WHERE uuid = @uuid AND deleted_at IS NULL`,
  );
  const uuids = references.map(
    ({ column, to }) => `, (SELECT uuid FROM ${to} WHERE id = ${column}) AS uuid_of_${column}`,
  );
  const select = `SELECT uuid, ${columns.join(', ')}${uuids.join('')} FROM ${table}`;
  const one = db.prepare<[Buffer], Stored>(`${select} WHERE uuid = ? AND deleted_at IS NULL`);
  const filters = references
    .filter(({ belongs }) => belongs)
    .map(({ column }) => ` AND (@${column} IS NULL OR ${column} = @${column})`)
    .join('');
  const which = `FROM ${table} WHERE deleted_at IS NULL${filters}`;
  const order = [record.timeline && `${record.timeline.at} DESC`, record.calledBy, 'uuid'].filter(Boolean);
  const page = db.prepare<object, Stored>(
    `${select} WHERE deleted_at IS NULL${filters} ORDER BY ${order.join(', ')} LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<object, number>(`SELECT count(*) ${which}`).pluck();
  const rowsOf = new Map(
    references.map(({ column, to }) => [
      column,
      db.prepare<[Buffer], number>(`SELECT id FROM ${to} WHERE uuid = ?${isThere(to)}`).pluck(),
    ]),
  );

  /** The row that a reference means, null for none; undefined where there is none of that name. */
  function rowOf(column: string, id: unknown): number | null | undefined {
    return typeof id === 'string' ? rowsOf.get(column)?.get(toUuid(id)) : null;
  }

  /** What is given, as it is stored. */
  function stored(values: Values): Result<Stored> {
    const all: Stored = {};
    for (const [column, field] of entered) {
      const value = values[callName(column)];
      if (value === undefined) continue;
      const row = field.kind === 'reference' ? rowOf(column, value) : storedValue(field, value);
      if (row === undefined && field.kind === 'reference')
        return refuse('not-found', `${recordOf(field.to as Table).noun}:error.notFound`);
      all[column] = row ?? null;
    }
    return ok(all);
  }

  const told = (row: Stored): Values & { id: string } => ({
    id: fromUuid(row.uuid as Buffer),
    ...Object.fromEntries(
      entered.map(([column, field]) => [
        callName(column),
        toldValue(field, row[field.kind === 'reference' ? `uuid_of_${column}` : column] ?? null),
      ]),
    ),
  });

  return {
    add(values: Values, at: number): Result<{ id: string }> {
      const given = stored(values);
      if (!given.ok) return given;
      const uuid = newUuid(at);
      const empty = Object.fromEntries(columns.map((column) => [column, null]));
      insert.run({ ...empty, ...given.value, uuid, ...(now.length > 0 && { now: at }) });
      return ok({ id: fromUuid(uuid) });
    },
    update({ id, ...values }: Values & { id: string }, at: number): Result<Record<string, never>> {
      const before = one.get(toUuid(id));
      if (before === undefined) return absent;
      const given = stored(values);
      if (!given.ok) return given;
      const present = Object.fromEntries(columns.map((column) => [column, before[column] ?? null]));
      update.run({ ...present, ...given.value, uuid: toUuid(id), ...(touched !== '' && { now: at }) });
      return ok({});
    },
    remove: ({ id }: { id: string }, at: number): Result<Record<string, never>> =>
      remove.run({ uuid: toUuid(id), now: at }).changes > 0 ? ok({}) : absent,
    get({ id }: { id: string }): Result<Values & { id: string }> {
      const row = one.get(toUuid(id));
      return row === undefined ? absent : ok(told(row));
    },
    list({ cursor, offset: position, limit, ...asked }: Asked) {
      const offset = offsetOf({ cursor, offset: position });
      if (!offset.ok) return offset;
      const owners: Record<string, number | null> = {};
      for (const { column, to, belongs } of references) {
        if (!belongs) continue;
        const row = rowOf(column, asked[callName(column)]);
        if (row === undefined) return refuse('not-found', `${recordOf(to).noun}:error.notFound`);
        owners[column] = row;
      }
      const rows = page.all({ ...owners, limit, offset: offset.value }).map(told);
      return ok(pageOf({ rows, total: count.get(owners) ?? 0 }, offset.value));
    },
  };
}

function storedValue({ kind }: Field, value: unknown): string | number | null {
  if (value === null) return null;
  if (kind === 'json') return JSON.stringify(value);
  return kind === 'flag' ? Number(value) : (value as string | number);
}

function toldValue({ kind }: Field, value: string | number | Buffer | null): unknown {
  if (value === null) return null;
  if (kind === 'reference') return fromUuid(value as Buffer);
  if (kind === 'json') return JSON.parse(String(value));
  return kind === 'flag' ? value === 1 : value;
}
