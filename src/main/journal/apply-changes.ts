import { recordOf, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { referencesOf } from '../records/belonging.ts';
import { type RowChange, sharedColumns, versionsIn } from './changes.ts';
import { columnsOf, imageOf } from './triggers.ts';

/**
 * Takes changes of other vaults over, in any order and any number of times: a row becomes what the latest action made of it, and what
 * it refers to is waited for. They are journaled as what they were there. Runs inside a writing transaction.
 * @param from the device that they come from
 */
export function applyChanges(db: Db, changes: Iterable<RowChange>, from: string): void {
  const tables = new Map<Table, ReturnType<typeof writer>>();
  const into = (table: Table) => {
    const known = tables.get(table) ?? writer(db, table, journal);
    tables.set(table, known);
    return known;
  };
  const waiting = waitingChanges(db);
  const own = db.prepare<[], number>('SELECT id FROM open_action').pluck().get() ?? 0;
  const journal = foreignActions(db, from);
  for (const change of changes) {
    const { isKnown, put } = into(change.table);
    if (isKnown(change)) continue;
    if (!put(change)) waiting.add(change);
  }
  for (let came = true; came; ) {
    came = false;
    for (const { id, change } of waiting.all())
      if (into(change.table).isKnown(change) || into(change.table).put(change)) {
        waiting.remove(id);
        came = true;
      }
  }
  // Rules may come after the cases that were judged by them.
  if (tables.has('policy') || tables.has('calendar'))
    db.exec(
      "INSERT INTO stale (noun, row_id) SELECT 'feedback', id FROM feedback WHERE true ON CONFLICT DO NOTHING",
    );
  db.prepare('UPDATE open_action SET id = ?').run(own);
}

/** Opens the action of another vault for what is written next. */
function foreignActions(db: Db, from: string): (change: RowChange) => number {
  const add = db.prepare(
    'INSERT INTO action (uuid, at, call, origin) VALUES (unhex(?), ?, ?, unhex(?)) ON CONFLICT (uuid) DO NOTHING',
  );
  const find = db.prepare<[string], number>('SELECT id FROM action WHERE uuid = unhex(?)').pluck();
  const open = db.prepare('UPDATE open_action SET id = ?');
  return ({ action, at, call }) => {
    add.run(action, at, call, from.replaceAll('-', ''));
    const id = find.get(action) ?? 0;
    open.run(id);
    return id;
  };
}

function writer(db: Db, table: Table, journal: (change: RowChange) => number) {
  const versionOf = versionsIn(db, table);
  const columns = sharedColumns(table);
  const blobs = new Set(columnsOf(db, table).flatMap(({ name, blob }) => (blob ? [name] : [])));
  const references = referencesOf(table).map(({ column, to }) => ({
    column,
    row: db.prepare<[unknown], number>(`SELECT id FROM ${to} WHERE uuid = unhex(?)`).pluck(),
  }));
  const counted = Object.keys(recordOf(table).fields).filter(
    (column) => recordOf(table).fields[column]?.counted,
  );
  const insert = db
    .prepare<object, number>(
      `INSERT INTO ${table} (uuid, ${[...columns, ...counted].join(', ')})
       VALUES (unhex(@uuid), ${[
         ...columns.map((column) => (blobs.has(column) ? `unhex(@${column})` : `@${column}`)),
         ...counted.map((column) => `(SELECT coalesce(max(${column}), 0) + 1 FROM ${table})`),
       ].join(', ')})
       ON CONFLICT (uuid) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')} RETURNING id`,
    )
    .pluck();
  // What leaves a row as it is has been seen all the same.
  const note = db.prepare(
    `INSERT INTO change (action_id, tbl, row_id, row_uuid, kind, before)
     SELECT @action, '${table}', @row, unhex(@uuid), 'update', ${imageOf(columnsOf(db, table))}
     FROM ${table} WHERE id = @row
       AND NOT EXISTS (SELECT 1 FROM change WHERE action_id = @action AND tbl = '${table}' AND row_id = @row)`,
  );
  const fill = db.prepare(
    'INSERT INTO attachment_content (attachment_id, content) VALUES (?, unhex(?)) ON CONFLICT DO NOTHING',
  );
  return {
    /** Whether what is here comes of that action, or of a later one. */
    isKnown({ row, action }: RowChange): boolean {
      const version = versionOf(row);
      return version !== undefined && version >= action;
    },
    /** Whether all that it refers to was there. */
    put(change: RowChange): boolean {
      const image = { ...change.image };
      for (const { column, row } of references) {
        if (image[column] == null) continue;
        const id = row.get(image[column]);
        if (id === undefined) return false;
        image[column] = id;
      }
      const action = journal(change);
      const row = insert.get({ ...image, uuid: change.row });
      note.run({ action, row, uuid: change.row });
      if (change.content !== undefined) fill.run(row, change.content);
      return true;
    },
  };
}

function waitingChanges(db: Db) {
  const add = db.prepare(
    `INSERT INTO change_waiting (tbl, row_uuid, action_uuid, change) VALUES (@table, unhex(@row), unhex(@action), @change)
     ON CONFLICT (tbl, row_uuid) DO UPDATE SET action_uuid = excluded.action_uuid, change = excluded.change
     WHERE action_uuid < excluded.action_uuid`,
  );
  const all = db.prepare<[], { id: number; change: string }>('SELECT id, change FROM change_waiting');
  const remove = db.prepare('DELETE FROM change_waiting WHERE id = ?');
  return {
    add: (change: RowChange): void =>
      void add.run({
        table: change.table,
        row: change.row,
        action: change.action,
        change: JSON.stringify(change),
      }),
    all: () => all.all().map(({ id, change }) => ({ id, change: JSON.parse(change) as RowChange })),
    remove: (id: number): void => void remove.run(id),
  };
}
