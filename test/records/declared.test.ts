import { expect, test } from 'vitest';
import { BESIDE } from '../../src/records/beside.ts';
import { RECORDS } from '../../src/records/index.ts';
import type { Field, RecordDefinition } from '../../src/records/record.ts';
import { openDesk } from '../main/vault-fixture.ts';
import { complaints, type StoredTable } from './complaints.ts';

type Records = Record<string, RecordDefinition>;

async function stored(): Promise<StoredTable[]> {
  const db = (await openDesk()).core.session()?.db;
  if (db === undefined) throw new Error('The vault is not open.');
  const names = db
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_'));
  const columns = db.prepare<[string], { name: string; type: string; notnull: number; pk: number }>(
    'SELECT name, type, "notnull", pk FROM pragma_table_info(?)',
  );
  const references = db.prepare<[string], { column: string; to: string }>(
    'SELECT "from" AS "column", "table" AS "to" FROM pragma_foreign_key_list(?)',
  );
  return names.map((name) => ({
    name,
    columns: columns.all(name).map((column) => ({
      name: column.name,
      type: column.type,
      optional: column.notnull === 0 && column.pk === 0,
    })),
    references: references.all(name),
  }));
}

test('what a row is said to be is what the database has', async () => {
  expect(complaints(RECORDS, BESIDE, await stored())).toEqual([]);
});

/** Every way in which one thing that is declared can be wrong or missing. */
function* mutations(): Generator<[what: string, records: Records, beside: typeof BESIDE]> {
  const without = <T extends object>(of: T, name: string) =>
    Object.fromEntries(Object.entries(of).filter(([key]) => key !== name)) as T;
  for (const name of Object.keys(BESIDE)) yield [`without ${name}`, RECORDS, without(BESIDE, name)];
  for (const [name, record] of Object.entries(RECORDS as Records)) {
    yield [`without ${name}`, without(RECORDS as Records, name), BESIDE];
    const changed = (change: Partial<RecordDefinition>): Records => ({
      ...RECORDS,
      [name]: { ...record, ...change },
    });
    const withField = (column: string, field: object) =>
      changed({ fields: { ...record.fields, [column]: field as Field } });
    if (record.detail) yield [`${name} with no detail`, changed({ detail: 'nothing' }), BESIDE];
    if (record.timeline)
      for (const wrong of [{ at: 'deleted' }, { text: 'nothing' }])
        yield [
          `${name} elsewhere on the timeline`,
          changed({ timeline: { ...record.timeline, ...wrong } }),
          BESIDE,
        ];
    if (record.page && !Object.values(record.fields).some((field) => 'belongs' in field && field.belongs))
      yield [`${name} without a page`, changed({ page: undefined as never }), BESIDE];
    if (record.uuid) yield [`${name} without a UUID`, changed({ uuid: undefined as never }), BESIDE];
    for (const [column, field] of Object.entries(record.fields)) {
      const where = `${name}.${column}`;
      yield [`without ${where}`, changed({ fields: without(record.fields, column) }), BESIDE];
      yield [
        `${where} optional or not`,
        withField(column, { ...field, optional: !field.optional || undefined }),
        BESIDE,
      ];
      yield [
        `${where} of another kind`,
        withField(column, { kind: field.kind === 'bytes' ? 'flag' : 'bytes' }),
        BESIDE,
      ];
      if (field.kind === 'reference') {
        const to = field.to === 'owner' ? 'tag' : 'owner';
        yield [`${where} to another`, withField(column, { ...field, to }), BESIDE];
        if (field.belongs)
          yield [`${where} not belonging`, withField(column, { ...field, belongs: undefined }), BESIDE];
      }
      if ('searchedIn' in field)
        yield [`${where} found elsewhere`, withField(column, { ...field, searchedIn: ['owner'] }), BESIDE];
      if (field.kind === 'prose')
        yield [`${where} passed by`, withField(column, { ...field, erasure: { none: 'so' } }), BESIDE];
    }
    if (record.scope === 'shared' && record.fields.stakeholder_id)
      yield [`${name} of this vault`, changed({ scope: 'vault' }), BESIDE];
  }
}

test('each thing that could be declared wrongly is noticed', async () => {
  const tables = await stored();
  const all = [...mutations()];
  expect(all.length).toBeGreaterThan(400);
  const survived = all.filter(([, records, beside]) => complaints(records, beside, tables).length === 0);
  expect(survived.map(([what]) => what)).toEqual([]);
});
