import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, SCHEMA_VERSION } from '../../../src/main/db/migrate.ts';
import { type Db, openDatabase } from '../../../src/main/db/open.ts';
import { fromUuid, keyUuid, newUuid } from '../../../src/main/db/uuid.ts';
import { createJournalTriggers } from '../../../src/main/journal/triggers.ts';
import { createDatabaseFile, databaseFile } from '../../../src/main/vault/files.ts';
import { salvage } from '../../../src/main/vault/salvage.ts';
import { recordOf, TABLES } from '../../../src/records/index.ts';
import { tempFolder } from '../vault-fixture.ts';

/** The version before rows were made inactive rather than deleted. */
const BEFORE = 13;
const MIGRATIONS = join(import.meta.dirname, '../../../src/main/db/migrations');
const AT = Date.UTC(2026, 10, 2);

type Stored = Record<string, unknown>;
const all = (db: Db, table: string): Stored[] =>
  db.prepare<[], Stored>(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
const tablesOf = (db: Db): string[] =>
  db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_search%' ESCAPE '\\'`,
    )
    .pluck()
    .all();

/** A database of that version with two rows in every table. */
function vaultOfBefore(folder = tempFolder()): Db {
  createDatabaseFile(folder);
  const db = openDatabase({ file: databaseFile(folder), cipher: 'aegis', key: Buffer.alloc(32, 7) });
  for (const file of readdirSync(MIGRATIONS).sort().slice(0, BEFORE))
    db.exec(readFileSync(join(MIGRATIONS, file), 'utf8'));
  db.pragma(`user_version = ${BEFORE}`);
  db.pragma('foreign_keys = OFF');
  for (const table of tablesOf(db).filter(
    (name) => !['stale', 'meta', 'change', 'trail', 'handover_identity'].includes(name),
  ))
    for (const row of [1, 2]) put(db, table, row);
  db.prepare('UPDATE owner SET me = (id = 2)').run();
  db.pragma('foreign_keys = ON');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  return db;
}

function put(db: Db, table: string, row: number): void {
  const columns = db
    .prepare<[string], { name: string; type: string; pk: number }>(
      'SELECT name, type, pk FROM pragma_table_info(?)',
    )
    .all(table);
  const references = db
    .prepare<[string], { column: string }>('SELECT "from" AS "column" FROM pragma_foreign_key_list(?)')
    .all(table)
    .map(({ column }) => column);
  // Of a number it is either the stakeholder's or a person's; of a rule a stakeholder's or a tag's.
  const either = {
    contact_point: ['stakeholder_id', 'person_id'],
    cadence_exception: ['stakeholder_id', 'tag_id'],
  }[table];
  const value = ({ name, type }: { name: string; type: string }) => {
    if (either?.includes(name) === true) return either[row - 1] === name ? row : null;
    if (name === 'merged_into' || name === 'undoes' || name === 'corrected_at' || name === 'undone_at')
      return null;
    if (name === 'id' || references.includes(name) || name.endsWith('_id')) return row;
    if (type === 'BLOB') return newUuid(AT);
    if (name === 'deleted_at') return row === 1 ? null : AT;
    return type === 'INTEGER' ? row : `${name} ${row}`;
  };
  const values = Object.fromEntries(columns.map((column) => [column.name, value(column)]));
  db.prepare(
    `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${columns.map(({ name }) => `@${name}`).join(', ')})`,
  ).run(values);
}

/** What stands elsewhere by now, or follows from the key. */
const MOVED: Readonly<Record<string, readonly string[]>> = {
  owner: ['me'],
  report: ['uuid'],
  saved_view: ['uuid'],
};

test('nothing is lost of a vault of the version before, row by row', () => {
  const db = vaultOfBefore();
  const before = new Map(tablesOf(db).map((table) => [table, all(db, table)]));
  migrate(db);
  expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  for (const [table, rows] of before) {
    const now = all(db, table);
    const expected = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => MOVED[table]?.includes(column) !== true)),
    );
    if (table === 'vault_setting') now.pop();
    if (table !== 'stale') expect(now, table).toEqual(expected.map((row) => expect.objectContaining(row)));
  }
  for (const table of TABLES) {
    const columns = db.pragma(`table_info(${table})`) as { name: string }[];
    if (columns.some(({ name }) => name === 'uuid'))
      for (const { uuid } of all(db, table)) expect(uuid, table).toHaveLength(16);
  }
  const [, me] = all(db, 'owner');
  expect(all(db, 'vault_setting').pop()).toMatchObject({
    key: 'me',
    value: JSON.stringify(
      Buffer.from(me?.uuid as Buffer)
        .toString('hex')
        .toUpperCase(),
    ),
  });
  const [tag] = all(db, 'tag');
  const [of] = all(db, 'stakeholder');
  expect(all(db, 'stakeholder_tag')[0]?.uuid).toEqual(keyUuid('stakeholder_tag', [of?.uuid, tag?.uuid]));
  expect(tag?.uuid).toEqual(keyUuid('tag', ['name 1']));
});

test('nothing is lost either where one of that version is damaged, and read into a new one', () => {
  const [damaged, folder] = [tempFolder(), tempFolder()];
  const before = vaultOfBefore(damaged);
  const rows = new Map(tablesOf(before).map((table) => [table, all(before, table).length]));
  before.close();
  const access = { file: databaseFile(damaged), cipher: 'aegis', key: Buffer.alloc(32, 7) } as const;
  const { db, report } = salvage(access, folder, () => {});
  expect(report.dropped).toBe(0);
  for (const { table, rows: read } of report.tables) expect(read, table).toBe(rows.get(table));
  for (const table of TABLES.filter((name) => recordOf(name).scope !== 'vault'))
    expect(all(db, table), table).toHaveLength(2);
  db.close();
});

test('what was changed before is told apart, and named as far as it is known', () => {
  const db = vaultOfBefore();
  const [, person] = all(db, 'person');
  const image = (row: Stored | undefined) =>
    JSON.stringify(row, (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex').toUpperCase() : value,
    );
  const change = db.prepare('INSERT INTO change (action_id, tbl, row_id, before) VALUES (1, ?, ?, ?)');
  change.run('person', 2, null);
  change.run('person', 2, image(person));
  // Another row that had the same number before, and is gone.
  const gone = newUuid(AT);
  change.run('interaction', 9, null);
  change.run('interaction', 9, image({ id: 9, uuid: gone, summary: 'gone' }));
  change.run('contact_point', 1, null);
  change.run('contact_point', 1, image({ id: 1, kind: 'phone', value: '1' }));
  change.run('contact_point', 1, null);
  change.run('reminder_snooze', 1, null);
  migrate(db);
  const [point] = all(db, 'contact_point');
  const told = all(db, 'change').map(({ tbl, kind, row_uuid: uuid }) => [
    tbl,
    kind,
    uuid && fromUuid(uuid as Buffer),
  ]);
  const name = (uuid: unknown) => fromUuid(uuid as Buffer);
  expect(told).toEqual([
    ['person', 'insert', name(person?.uuid)],
    ['person', 'update', name(person?.uuid)],
    ['interaction', 'insert', name(gone)],
    ['interaction', 'delete', name(gone)],
    ['contact_point', 'insert', null],
    ['contact_point', 'delete', null],
    ['contact_point', 'insert', name(point?.uuid)],
    ['reminder_snooze', 'insert', null],
  ]);
  const actions = all(db, 'action').map(({ uuid }) => name(uuid));
  expect(actions).toEqual([...actions].sort());
  // What is written from now on is told the same way.
  createJournalTriggers(db);
  db.prepare('INSERT INTO open_action (id) VALUES (1)').run();
  db.prepare("UPDATE tag SET name = 'other' WHERE id = 1").run();
  expect(all(db, 'change').pop()).toMatchObject({
    tbl: 'tag',
    kind: 'update',
    row_uuid: all(db, 'tag')[0]?.uuid,
  });
});
