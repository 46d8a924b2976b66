import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { text } from '../../../src/i18n/index.ts';
import type { Db } from '../../../src/main/db/open.ts';
import { markStale } from '../../../src/main/db/stale.ts';
import { eraseStakeholders } from '../../../src/main/handover/erase.ts';
import { applyChanges } from '../../../src/main/journal/apply-changes.ts';
import { changesOf } from '../../../src/main/journal/changes.ts';
import { BELONGING } from '../../../src/main/records/belonging.ts';
import { toldFields } from '../../../src/main/records/telling.ts';
import { markOf } from '../../../src/main/search/index-tables.ts';
import { recordOf, SEARCHED_TABLES, SHARED_TABLES, TABLES, type Table } from '../../../src/records/index.ts';
import { handOver, NOW } from '../handover/leaver-fixture.ts';
import { type Desk, openDesk, PASSPHRASE } from '../vault-fixture.ts';
import { dbOf, type Planted, plant } from './plant.ts';

/**
 * What is true of every kind of row, whoever declares it: a row in each table, with every field filled, goes through all that can
 * happen to whom it hangs on.
 */

const MARK = '陈静怡 13912345678';
const OTHER = '李雷 13887654321';

let desk: Desk;
let db: Db;
let [mine, theirs] = ['', ''];
let planted: Planted;
let others: Planted;
let actionId = '';

const customer = async (name: string) =>
  (await desk.call('stakeholders.create', { name, kind: 'customer', activeFrom: '2026-11-01' })).id;

beforeEach(async () => {
  desk = await openDesk({ now: NOW });
  db = dbOf(desk);
  [mine, theirs] = [await customer('甬江贸易'), await customer('云栖服饰')];
  others = plant(desk, theirs, OTHER).planted;
});
const plantMine = () => {
  ({ planted, actionId } = plant(desk, mine, MARK));
};
afterEach(() => expect(db.open ? db.pragma('foreign_key_check') : []).toEqual([]));

const hanging = BELONGING.filter((table) => table !== 'stakeholder');
/** Rows that are there: none is deleted but by an erasure. */
const count = (of: Db, table: Table) =>
  of.prepare<[], number>(`SELECT count(*) FROM ${table} WHERE deleted_at IS NULL`).pluck().get() ?? 0;
const counts = (of: Db) => new Map(SHARED_TABLES.map((table) => [table, count(of, table)]));
const stillThere = (table: Table, rows: Planted) =>
  db
    .prepare<[string], number>(`SELECT count(*) FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`)
    .pluck()
    .get(JSON.stringify(rows.get(table) ?? []));
/** Every text that the file holds, by table and column. */
function* texts(): Generator<[where: string, text: string]> {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')",
    )
    .pluck()
    .all();
  for (const table of tables.filter((name) => !/_search|^sqlite_/.test(name)))
    for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all())
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string') yield [`${table}.${column}`, value];
}
const placesOf = (word: string) => [
  ...new Set([...texts()].flatMap(([where, value]) => (value.includes(word) ? [where] : []))),
];

test('every kind of row was planted', () => {
  plantMine();
  expect(hanging.filter((table) => !planted.has(table))).toEqual([]);
});

describe('a handover', () => {
  test('of a part takes all of that part, and nothing of others', async () => {
    plantMine();
    const successor = await openDesk({ now: NOW });
    const before = counts(dbOf(successor));
    const pack = await handOver(desk, successor, [mine]);
    await successor.call('handover.receive', { content: pack.content });
    const came = [...counts(dbOf(successor))].map(([table, after]) => [
      table,
      after - (before.get(table) ?? 0),
    ]);
    // What the stakeholder was when it was made, and what it is with its new owner.
    const gone = SHARED_TABLES.map((table) => [
      table,
      (planted.get(table)?.length ?? 0) + (table === 'stakeholder_period' ? 2 : 0),
    ]);
    expect(Object.fromEntries(came)).toEqual({ ...Object.fromEntries(gone), owner: expect.any(Number) });
    const there = dbOf(successor);
    for (const table of hanging)
      for (const column of Object.keys(recordOf(table).fields))
        expect(
          there.prepare(`SELECT 1 FROM ${table} WHERE ${column} LIKE ?`).get(`%${OTHER}%`),
          `${table}.${column}`,
        ).toBeUndefined();
  });

  test('is undone whole', async () => {
    plantMine();
    const successor = await openDesk({ now: NOW });
    const before = counts(dbOf(successor));
    const pack = await handOver(desk, successor);
    const { actionId: received } = await successor.call('handover.receive', { content: pack.content });
    await successor.call('actions.undo', { actionId: received ?? '' });
    expect(counts(dbOf(successor))).toEqual(before);
  });

  test('erases all that was handed over, and nothing of others', () => {
    plantMine();
    const before = counts(db);
    const row = planted.get('stakeholder')?.[0] ?? 0;
    desk.core
      .session()
      ?.write('handover.erase', () => ok(eraseStakeholders(db, [row], Date.parse(NOW), '—')));
    for (const table of hanging) {
      expect(stillThere(table, planted), table).toBe(0);
      expect(stillThere(table, others), table).toBe(others.get(table)?.length);
    }
    for (const table of ['stakeholder', 'person'] as const)
      expect(count(db, table)).toBe((before.get(table) ?? 0) - (planted.get(table)?.length ?? 0));
    expect(placesOf(MARK)).toEqual([]);
    expect(placesOf(OTHER)).not.toEqual([]);
  });
});

test('where two become one, all that hung on the second hangs on the first', async () => {
  plantMine();
  const { actionId: merged } = await desk.act('stakeholders.merge', { keepId: mine, otherId: theirs });
  const [keep, gone] = [planted.get('stakeholder')?.[0], others.get('stakeholder')?.[0]];
  for (const table of hanging.filter((name) => recordOf(name).unmerged === undefined)) {
    const references = db
      .prepare<[string], string>(
        `SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'stakeholder'`,
      )
      .pluck()
      .all(table);
    const live = 'deleted_at' in recordOf(table).fields ? ' AND deleted_at IS NULL' : '';
    for (const column of references) {
      const of = db
        .prepare<[unknown], number>(`SELECT count(*) FROM ${table} WHERE ${column} = ?${live}`)
        .pluck();
      expect(of.get(gone), `${table}.${column}`).toBe(0);
      expect(of.get(keep), `${table}.${column}`).toBeGreaterThan(0);
    }
  }
  await desk.call('actions.undo', { actionId: merged });
  for (const table of hanging) expect(stillThere(table, others), table).toBe(others.get(table)?.length);
});

test('who is erased leaves no word in any text, but where a person has to tell who is meant', async () => {
  plantMine();
  const person = planted.get('person')?.[0];
  const id = (await desk.call('stakeholders.get', { id: mine })).people[0]?.id ?? '';
  await desk.call('people.update', { id, name: '陈静怡', phones: [{ label: '', value: '13912345678' }] });
  const record = await desk.call('people.record', { id });
  const told = JSON.stringify(record);
  for (const table of hanging)
    for (const [column, field] of Object.entries(recordOf(table).fields))
      if ('erasure' in field && field.erasure === 'rewrite' && table !== 'person')
        expect(told, `${table}.${column}`).toContain(`${table}.${column}`);
  await desk.call('people.erase', { id, passphrase: PASSPHRASE });
  expect(db.prepare('SELECT 1 FROM person WHERE id = ?').get(person)).toBeUndefined();
  const listed = TABLES.flatMap((table) =>
    Object.entries(recordOf(table).fields).flatMap(([column, field]) =>
      'erasure' in field && field.erasure === 'list' ? [`${table}.${column}`] : [],
    ),
  );
  expect(placesOf('13912345678').filter((where) => !listed.includes(where))).toEqual([]);
});

describe('a search', () => {
  const found = async (query: string) =>
    (await desk.call('search.all', { query, limit: 50 })).map(({ type }) => type as string);

  test('finds it by each of its words, and those to which it belongs where it says so; not once it is removed', async () => {
    plantMine();
    for (const table of hanging)
      for (const [column, field] of Object.entries(recordOf(table).fields))
        if ('erasure' in field) {
          const own = field.searched === undefined ? [] : [table];
          expect((await found(`陈静怡 ${table}.${column}`)).toSorted(), `${table}.${column}`).toEqual(
            [...own, ...(field.searchedIn ?? [])].toSorted(),
          );
        }
    const indexed = await found('陈静怡');
    desk.core.session()?.write('stakeholders.update', () => {
      for (const table of SEARCHED_TABLES) markStale(db, markOf(table), 'all');
      return ok({});
    });
    expect(await found('陈静怡')).toEqual(indexed);
    desk.core.session()?.write('stakeholders.update', () => {
      for (const table of hanging.filter((one) => 'deleted_at' in recordOf(one).fields))
        db.exec(`UPDATE ${table} SET deleted_at = 1 WHERE id IN (${planted.get(table)?.join(', ')})`);
      return ok({});
    });
    const removed = await found('陈静怡');
    for (const table of SEARCHED_TABLES.filter((one) => one !== 'stakeholder'))
      expect(removed, table).not.toContain(table);
  });

  test('finds nothing of what was undone', async () => {
    plantMine();
    await desk.call('actions.undo', { actionId });
    expect(await found('陈静怡')).toEqual([]);
  });
});

test('the timeline of whom it belongs to shows it where it says so, not once it is removed', async () => {
  plantMine();
  const entries = async () => (await desk.call('stakeholders.timeline', { id: mine, limit: 200 })).rows;
  const on = hanging.filter((table) => recordOf(table).timeline !== undefined);
  const shown = await entries();
  expect(shown.length).toBe(on.reduce((sum, table) => sum + (planted.get(table)?.length ?? 0), 0));
  for (const table of on) {
    const { timeline } = recordOf(table);
    expect(shown.map(({ detail }) => detail)).toContain(`${MARK} ${table}.${timeline?.text}`);
  }
  desk.core.session()?.write('stakeholders.update', () => {
    for (const table of on)
      db.exec(`UPDATE ${table} SET deleted_at = 1 WHERE id IN (${planted.get(table)?.join(', ')})`);
    return ok({});
  });
  expect(await entries()).toEqual([]);
});

test('coming back to a backup tells first what it would lose', async () => {
  const { name } = await desk.call('backups.run', {});
  plantMine();
  const lost = new Map(
    (await desk.call('backups.preview', { name })).map(({ table, lost: { count } }) => [table, count]),
  );
  for (const table of hanging.filter((one) => recordOf(one).differencesIn !== undefined))
    expect(lost.get(table), table).toBe(planted.get(table)?.length);
});

test('the trail tells it field by field, undo takes it back by the name of whom it was with', async () => {
  const before = counts(db);
  plantMine();
  const entry = (await desk.call('trail.list', {})).rows[0];
  const told = (await desk.call('trail.changes', { id: entry?.id ?? 0 })).map(({ what }) => what);
  for (const table of hanging.filter((one) => toldFields(one).some(([, { kind }]) => kind !== 'reference')))
    expect(told).toContain(text('en', { key: `trail:table.${table}`, params: {} }));
  expect(JSON.stringify(entry)).toContain('甬江贸易');
  const [step] = (await desk.call('actions.steps', {})).undo;
  expect(step?.text).toContain('甬江贸易');
  await desk.call('actions.undo', { actionId });
  expect(counts(db)).toEqual(before);
});

test('it comes to another vault of the team whole', async () => {
  plantMine();
  const other = await openDesk({ now: NOW });
  other.core.session()?.write('changes.receive', () => ok(applyChanges(dbOf(other), changesOf(db), '00')));
  for (const table of hanging) {
    const columns = Object.entries(recordOf(table).fields).flatMap(([column, { kind, counted }]) =>
      kind === 'reference' || counted === true ? [] : [column],
    );
    const rows = (of: Db) =>
      of.prepare(`SELECT uuid, ${columns.join(', ')} FROM ${table} ORDER BY uuid`).all();
    expect(rows(dbOf(other)), table).toEqual(rows(db));
  }
});

test('pages that show it or follow from it ask again', () => {
  desk.events.length = 0;
  plantMine();
  const nouns = new Set(
    desk.events.flatMap((event) => (event.name === 'data.changed' ? event.payload.nouns : [])),
  );
  for (const table of hanging) expect(nouns, table).toContain(recordOf(table).noun);
  for (const noun of ['stakeholders', 'today', 'reminders', 'kpi', 'search', 'actions'])
    expect(nouns).toContain(noun);
});
