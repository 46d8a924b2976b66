import { createHash } from 'node:crypto';
import { ok } from '../../../src/domain/result.ts';
import { newUuid, toUuid } from '../../../src/main/db/uuid.ts';
import { referencesOf } from '../../../src/main/records/belonging.ts';
import { recordOf, TABLES, type Table } from '../../../src/records/index.ts';
import type { Field } from '../../../src/records/record.ts';
import type { Desk } from '../vault-fixture.ts';

/** Rows that were planted, by table. */
export type Planted = Map<Table, number[]>;

/** Texts that a rule reads. */
const READ_BY_A_RULE: Readonly<Record<string, string>> = {
  'cadence_exception.every': '1 month',
  'feedback_event.event': 'assign',
};
/** A rule is of one stakeholder or of those with a tag. */
const LEFT_OUT = ['cadence_exception.tag_id'];
const CONTENT = Buffer.from('what is in a file');

let number = 1_000;

function sampleOf(table: Table, column: string, field: Field, mark: string): unknown {
  switch (field.kind) {
    case 'line':
    case 'prose':
      return typeof field.erasure === 'string'
        ? `${mark} ${table}.${column}`
        : (READ_BY_A_RULE[`${table}.${column}`] ?? `${column} ${number++}`);
    case 'json':
      return '{}';
    case 'word':
      return field.of[0];
    case 'day':
      return '2026-11-02';
    case 'instant':
      return Date.UTC(2026, 10, 2);
    case 'flag':
      return 0;
    case 'number':
      return field.max ?? number++;
    case 'money':
      return number++;
    case 'bytes':
      return createHash('sha256').update(CONTENT).digest();
    case 'reference':
      return null;
  }
}

export const dbOf = (desk: Desk) => {
  const db = desk.core.session()?.db;
  if (db === undefined) throw new Error('The vault is not open.');
  return db;
};

/**
 * A row in every table for every way in which one can hang on a stakeholder, every field of it filled, in one action.
 * @param mark stands in every text that may speak of somebody
 */
export function plant(
  desk: Desk,
  stakeholderId: string,
  mark: string,
): { planted: Planted; actionId: string } {
  const db = dbOf(desk);
  const planted: Planted = new Map();
  const one = (table: Table): number => {
    const [first] = planted.get(table) ?? put(table, null);
    if (first === undefined) throw new Error(`Nothing was planted in ${table}`);
    return first;
  };
  /** @param owner of those to which a row may belong, the one to which it does */
  const put = (table: Table, owner: string | null): number[] => {
    const { fields, uuid } = recordOf(table);
    const values: Record<string, unknown> =
      uuid !== undefined ? { uuid: newUuid(Date.UTC(2026, 10, 2)) } : {};
    for (const [column, field] of Object.entries(fields)) {
      if (column === 'deleted_at' || LEFT_OUT.includes(`${table}.${column}`)) continue;
      values[column] = sampleOf(table, column, field, mark);
      const passedOver = field.kind !== 'reference' || (field.optional === true && field.belongs === true);
      if (field.kind === 'reference' && field.to !== table && (!passedOver || column === owner))
        values[column] = one(field.to as Table);
    }
    if (table === 'stakeholder_period') values.from_on = '2026-01-01';
    if (table === 'attachment') values.size = CONTENT.length;
    const columns = Object.keys(values);
    const { lastInsertRowid } = db
      .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(values));
    const row = Number(lastInsertRowid);
    if (table === 'attachment')
      db.prepare('INSERT INTO attachment_content (attachment_id, content) VALUES (?, ?)').run(row, CONTENT);
    planted.set(table, [...(planted.get(table) ?? []), row]);
    return [row];
  };
  const written = desk.core.session()?.write('stakeholders.update', () => {
    const root = db.prepare<[Buffer], number>('SELECT id FROM stakeholder WHERE uuid = ?').pluck();
    planted.set('stakeholder', [root.get(toUuid(stakeholderId)) ?? 0]);
    for (const table of TABLES) {
      if (table === 'stakeholder' || recordOf(table).scope !== 'shared') continue;
      const owners = referencesOf(table).filter(({ belongs, optional }) => belongs && optional);
      for (const { column } of owners.length === 0 ? [{ column: null }] : owners)
        if (column !== null || !planted.has(table)) put(table, column);
    }
    return ok({});
  });
  if (written?.actionId == null) throw new Error('Nothing was planted');
  return { planted, actionId: String(written.actionId) };
}
