import { GONE } from '../../domain/handover.ts';
import type { SharedTable } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { referencesOf } from '../records/belonging.ts';
import { KEPT_STAKEHOLDER } from '../records/merged.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import type { PackedRows } from './pack.ts';
import type { Comparison } from './past.ts';
import type { TakenOver } from './take-over.ts';
import { COMPARED, type Compared, isLink, keyColumns, type Row, versionOf } from './versions.ts';

/** What has no UUID that two vaults share: it is known by what it links. */

type Present = Row & { id: number };

/** Finds the row here that a row of a pack, or what was removed there, would be. */
function finder(db: Db, table: Compared) {
  const by = keyColumns(table);
  const find = db.prepare<unknown[], Present>(
    `SELECT * FROM ${table} WHERE ${by.map((column) => `${column} IS ?`).join(' AND ')} AND deleted_at IS NULL`,
  );
  const uuid = (of: string) =>
    db.prepare<[string], number>(`SELECT id FROM ${of} WHERE uuid = unhex(?)`).pluck();
  const kept = db.prepare<[Buffer], number>(KEPT_STAKEHOLDER).pluck();
  const ids: Record<string, { get(value: string): number | undefined }> = {
    person_id: uuid('person'),
    interaction_id: uuid('interaction'),
    tag_id: db.prepare<[string], number>('SELECT id FROM tag WHERE name = ?').pluck(),
    stakeholder_id: { get: (value) => kept.get(Buffer.from(value, 'hex')) },
  };
  const shared = db
    .prepare<[number], number>(
      `SELECT call = 'handover.receive' OR at <= coalesce((SELECT max(made_at) FROM handover WHERE direction = 'given'), 0)
       FROM change JOIN action ON action.id = action_id
       WHERE tbl = '${table}' AND row_id = ? AND (before IS NULL OR before ->> 'deleted_at' IS NOT NULL) AND undoes IS NULL ORDER BY change.id DESC LIMIT 1`,
    )
    .pluck();
  const present = (row: Row) => find.get(...by.map((column) => row[column] ?? null));
  return {
    present,
    /**
     * Whether both vaults had a row: one of this vault's own may look the same as one that was removed there. Conversations and
     * people tell themselves apart.
     */
    isShared: ({ id }: Present): boolean => table.startsWith('interaction_') || shared.get(id) === 1,
    removedThere(values: readonly (string | null)[]): Present | undefined {
      const named = by.map((column, i) => [column, values[i] ?? null] as const);
      const row = Object.fromEntries(
        named.map(([column, value]) => [column, value === null ? null : (ids[column]?.get(value) ?? value)]),
      );
      return present(row);
    },
  };
}

/** A row of a pack with the references that it has here. */
const mapped = (table: SharedTable, row: Row, here: TakenOver['rows']): Row => ({
  ...row,
  ...Object.fromEntries(
    referencesOf(table).map(({ column, to }) => [
      column,
      here[to as SharedTable].get(Number(row[column])) ?? null,
    ]),
  ),
});

/** New links have come with the pack; here others go, and phones and e-mails get their labels. */
export function renewLinks(
  { db, today, now }: Session,
  rows: PackedRows,
  { rows: here, added }: TakenOver,
  compare: Comparison,
): number {
  const register = stakeholderStore(db);
  const tagName = db.prepare<[unknown], string>('SELECT name FROM tag WHERE id = ?').pluck();
  const relabel = db.prepare('UPDATE contact_point SET label = ?, value = ? WHERE id = ?');
  let kept = 0;
  for (const table of COMPARED.filter(isLink)) {
    const find = finder(db, table);
    const remove = db.prepare(`UPDATE ${table} SET deleted_at = ? WHERE id = ?`);
    for (const { key, values } of compare.removed(table)) {
      const present = find.removedThere(values);
      if (present === undefined) continue;
      const of = compare.later(table, { row: present, now: versionOf(table, present) }, { key, now: GONE });
      const own = of === 'theirs' && !find.isShared(present);
      if (of === 'both' || (own && table === 'contact_point')) kept++;
      if (of !== 'theirs' || own) continue;
      if (table === 'stakeholder_tag')
        register.changeTags(
          Number(present.stakeholder_id),
          [],
          [tagName.get(present.tag_id) ?? ''],
          now(),
          today(),
        );
      else remove.run(now(), present.id);
    }
  }
  const retagged = rows.stakeholder_tag.flatMap(({ id, stakeholder_id }) =>
    added.stakeholder_tag.has(id) && !added.stakeholder.has(stakeholder_id)
      ? (here.stakeholder.get(stakeholder_id) ?? [])
      : [],
  );
  // What goes by tags goes by those of the day.
  for (const row of new Set(retagged)) register.changeTags(row, [], [], now(), today());
  const find = finder(db, 'contact_point');
  for (const packed of rows.contact_point) {
    const present = added.contact_point.has(packed.id)
      ? undefined
      : find.present(mapped('contact_point', packed, here));
    if (present === undefined) continue;
    const there = { key: compare.keyThere('contact_point', packed), now: versionOf('contact_point', packed) };
    const of = compare.later(
      'contact_point',
      { row: present, now: versionOf('contact_point', present) },
      there,
    );
    if (of === 'theirs') relabel.run(packed.label, packed.value, present.id);
    if (of === 'both') kept++;
  }
  return kept;
}

/** Exceptions of stakeholders that were here already, and of tags. */
export function renewExceptions(
  { db, now }: Session,
  { cadence_exception: exceptions }: PackedRows,
  { rows: here, added }: TakenOver,
  compare: Comparison,
): number {
  const table = 'cadence_exception';
  const find = finder(db, table);
  const add = db.prepare(
    `INSERT INTO cadence_exception (uuid, slot, every, stakeholder_id, tag_id, note, created_at)
     VALUES (unhex(@uuid), @slot, @every, @stakeholder_id, @tag_id, @note, @created_at)
     ON CONFLICT (uuid) DO UPDATE SET every = excluded.every, note = excluded.note, deleted_at = NULL`,
  );
  const update = db.prepare('UPDATE cadence_exception SET every = ?, note = ? WHERE id = ?');
  const end = db.prepare('UPDATE cadence_exception SET deleted_at = ? WHERE id = ?');
  let kept = 0;
  for (const packed of exceptions) {
    if (packed.stakeholder_id !== null && added.stakeholder.has(packed.stakeholder_id)) continue;
    const row = mapped(table, packed, here);
    const present = find.present(row);
    const of = compare.later(
      table,
      { row, now: present === undefined ? GONE : versionOf(table, present) },
      { key: compare.keyThere(table, packed), now: versionOf(table, packed) },
    );
    const own = present !== undefined && !find.isShared(present);
    if (of === 'both' || (of === 'theirs' && own)) kept++;
    if (of !== 'theirs' || own) continue;
    if (present === undefined) add.run(row);
    else update.run(packed.every, packed.note, present.id);
  }
  for (const { key, values } of compare.removed(table)) {
    const present = find.removedThere(values);
    if (present === undefined || !find.isShared(present)) continue;
    const of = compare.later(table, { row: present, now: versionOf(table, present) }, { key, now: GONE });
    if (of === 'theirs') end.run(now(), present.id);
    if (of === 'both') kept++;
  }
  return kept;
}

/** Whether due dates of what a pack holds will go by rules of tags here that differ from those there. */
export function hasOtherTagRules(db: Db, { tag: tags, cadence_exception: exceptions }: PackedRows): boolean {
  const here = db.prepare<[string], { slot: string; every: string }>(
    `SELECT slot, every FROM cadence_exception JOIN tag ON tag.id = tag_id WHERE tag.name = ? AND cadence_exception.deleted_at IS NULL`,
  );
  return tags.some(({ id, name }) =>
    here
      .all(name)
      .some(
        ({ slot, every }) =>
          !exceptions.some((one) => one.tag_id === id && one.slot === slot && one.every === every),
      ),
  );
}
