import { expect, test } from 'vitest';
import type { Db } from '../../../src/main/db/open.ts';
import { exportStore } from '../../../src/main/exports/store.ts';
import { openDesk } from '../vault-fixture.ts';

async function openDb(): Promise<Db> {
  const db = (await openDesk()).core.session()?.db;
  if (db === undefined) throw new Error('The vault is not open.');
  return db;
}

type Reference = { child: string; column: string; parent: string };

function references(db: Db): Reference[] {
  return db
    .prepare<[], Reference>(
      `SELECT t.name AS child, f."from" AS "column", f."table" AS parent
       FROM pragma_table_list AS t JOIN pragma_foreign_key_list(t.name) AS f
       WHERE t.schema = 'main' AND t.type = 'table' ORDER BY child, "column"`,
    )
    .all();
}

const firstColumns = (db: Db, table: string): string[] =>
  db
    .prepare<[string, string], string>(
      `SELECT i.name FROM pragma_index_list(?) AS l JOIN pragma_index_info(l.name) AS i ON i.seqno = 0
       UNION SELECT name FROM pragma_table_info(?) WHERE pk = 1`,
    )
    .pluck()
    .all(table, table);

test('whatever is referred to is found from its own side, by an index', async () => {
  const db = await openDb();
  const missing = references(db).filter(
    ({ child, column, parent }) =>
      // There are few owners and none is ever removed; an action that undoes another is found by that other.
      !['owner', 'action'].includes(parent) && !firstColumns(db, child).includes(column),
  );
  expect(missing).toEqual([]);
});

type Step = { id: number; parent: number; detail: string };

const namedIn = (sql: string) =>
  Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => [name, null]));

/** The tables that a query reads from end to end for each of its rows. */
function readThrough(db: Db, sql: string): string[] {
  const steps = db
    .prepare<unknown[], Step>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array(sql.split('?').length - 1).fill(null), namedIn(sql));
  const above = (step: Step): Step[] =>
    steps.filter(({ id }) => id === step.parent).flatMap((parent) => [parent, ...above(parent)]);
  // A list that is the same for every row is read once.
  const isOnce = (step: Step) =>
    above(step).some(({ detail }) => / SUBQUERY/.test(detail) && !detail.startsWith('CORRELATED'));
  return steps
    .filter((step) => /^SCAN (?!json_each|CONSTANT)/.test(step.detail) && !isOnce(step))
    .map(({ detail }) => detail);
}

test('an export asks each row for what belongs to it, and reads no table through for that', async () => {
  const db = await openDb();
  const asked: string[] = [];
  const listening = new Proxy(db, {
    get: (target, name) =>
      name === 'prepare'
        ? (sql: string) => {
            asked.push(sql);
            return target.prepare(sql);
          }
        : Reflect.get(target, name),
  });
  exportStore(listening);
  const ofRows = asked.filter((sql) => sql.includes('json_each') || sql.includes('WHERE s.id = ?'));
  expect(ofRows.length).toBeGreaterThan(4);
  expect(ofRows.flatMap((sql) => readThrough(db, sql))).toEqual([]);
});
