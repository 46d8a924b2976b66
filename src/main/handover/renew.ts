import { GONE, type Later } from '../../domain/handover.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result } from '../../domain/result.ts';
import { recordOf } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { teller } from '../records/telling.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { joinStakeholders, noted, renewStakeholder } from './join.ts';
import type { PackedRow, PackedRows } from './pack.ts';
import type { Comparison } from './past.ts';
import { caseRenewal } from './renew-cases.ts';
import { renewExceptions, renewLinks } from './renew-links.ts';
import type { TakenOver } from './take-over.ts';
import {
  activityOf,
  type Compared,
  comparedColumns,
  comparedValue,
  type Row,
  THINGS,
  versionOf,
} from './versions.ts';

/** What is known by its UUID and hangs on a stakeholder. */
const RENEWED = THINGS.filter((table) => table !== 'stakeholder');

/** What stays as it is here: identity, who is responsible, and what it hangs on. */
const stays = (table: Compared, column: string): boolean => {
  const field = recordOf(table).fields[column];
  return field === undefined || field.fixed === true || field.kind === 'reference';
};

/**
 * Brings up to date what was here before a pack came: what goes on from the version here becomes as it is there, removed where it
 * was removed. What was changed in both vaults stays as it is here, and tells what it is there. Runs inside a writing transaction.
 * @returns how many entries were changed here, too, beside the stakeholders themselves
 */
export function renew(
  session: Session,
  rows: PackedRows,
  taken: TakenOver,
  compare: Comparison,
): Result<number> {
  const stakeholders = renewStakeholders(session, rows, taken, compare);
  if (!stakeholders.ok) return stakeholders;
  const kept = RENEWED.map((table) => renewRows(session, table, rows, taken, compare));
  return ok(
    kept.reduce((sum, count) => sum + count, 0) +
      renewExceptions(session, rows, taken, compare) +
      renewLinks(session, rows, taken, compare),
  );
}

function renewStakeholders(
  session: Session,
  { stakeholder: packed }: PackedRows,
  taken: TakenOver,
  compare: Comparison,
): Result<unknown> {
  const { db, now, today } = session;
  const register = stakeholderStore(db);
  const byUuid = db.prepare<[string], Row & { id: number }>(
    'SELECT * FROM stakeholder WHERE uuid = unhex(?)',
  );
  const known = packed.filter(({ id }) => taken.rows.stakeholder.has(id) && !taken.added.stakeholder.has(id));
  const idOf = db.prepare<[number], string>('SELECT lower(hex(uuid)) FROM stakeholder WHERE id = ?').pluck();
  const put = putter(db, 'stakeholder');
  const uuids = new Map(packed.map(({ id, uuid }) => [id, uuid]));
  for (const { uuid, merged_into } of known) {
    const into = merged_into === null ? undefined : uuids.get(merged_into);
    if (into === undefined || byUuid.get(uuid)?.merged_into !== null) continue;
    if (byUuid.get(into)?.merged_into !== null) continue;
    const done = joinStakeholders(session, into, uuid, []);
    if (!done.ok) return done;
  }
  for (const row of known) {
    const own = byUuid.get(row.uuid);
    const here = taken.rows.stakeholder.get(row.id);
    if (own === undefined || here === undefined || row.merged_into !== null) continue;
    const later = (version: (row: Row) => string) =>
      compare.later(
        'stakeholder',
        { row: own, now: version(own) },
        { key: compare.keyThere('stakeholder', row), now: version(row) },
      );
    const of = later((row) => versionOf('stakeholder', row));
    const joined = own.id !== here;
    const done = renewStakeholder(
      session,
      idOf.get(here) ?? '',
      row,
      joined && of === 'theirs' ? 'both' : of,
    );
    if (!done.ok) return done;
    // One that was merged away keeps what was told of it last.
    if (joined && of !== 'same' && of !== 'mine') put(own.id, { ...row, deleted_at: undefined });
    if (!joined && later(activityOf) === 'theirs')
      register.setInactive(here, row.deleted_at !== null, now(), today());
  }
  return ok({});
}

/** Makes rows what they are elsewhere, or were. */
function putter(db: Db, table: Compared): (id: number, row: Row) => void {
  const prepared = new Map<string, ReturnType<Db['prepare']>>();
  return (id, row) => {
    const columns = Object.keys(row).filter((column) => !stays(table, column) && row[column] !== undefined);
    const sets = columns.map((column) => `${column} = ?`).join(', ');
    const update = prepared.get(sets) ?? db.prepare(`UPDATE ${table} SET ${sets} WHERE id = ?`);
    prepared.set(sets, update);
    update.run(...columns.map((column) => row[column]), id);
  };
}

const isCase = (row: object): row is PackedRow<'feedback'> => 'received_at' in row;

function renewRows(
  session: Session,
  table: Compared,
  rows: PackedRows,
  { rows: here, added }: TakenOver,
  compare: Comparison,
): number {
  const { db, now } = session;
  const byId = db.prepare<[number], Row & { id: number }>(`SELECT * FROM ${table} WHERE id = ?`);
  const byUuid = db.prepare<[string], Row & { id: number }>(`SELECT * FROM ${table} WHERE uuid = unhex(?)`);
  const remove = db.prepare(`UPDATE ${table} SET deleted_at = ? WHERE id = ?`);
  const later = (row: Row, there: { key: string; now: string }): Later =>
    compare.later(table, { row, now: versionOf(table, row) }, there);
  const cases = caseRenewal(session, rows, { rows: here, added }, compare);
  const put = putter(db, table);
  let kept = 0;
  for (const packed of rows[table]) {
    const known = here[table].get(packed.id);
    const present = known === undefined || added[table].has(packed.id) ? undefined : byId.get(known);
    if (present === undefined) continue;
    const of = later(present, { key: compare.keyThere(table, packed), now: versionOf(table, packed) });
    if (of === 'theirs') put(present.id, packed);
    if (of === 'both') {
      kept++;
      const more = isCase(packed) ? cases.told(packed, present) : [];
      if (present.deleted_at === null) tell(session, table, present, packed, more);
    }
    if (isCase(packed) && cases.renew(packed, present, of)) kept++;
  }
  for (const { key, values } of compare.removed(table)) {
    const present = byUuid.get(values[0] ?? '');
    if (present === undefined) continue;
    const of = later(present, { key, now: GONE });
    if (of === 'theirs') remove.run(now(), present.id);
    if (of === 'both') kept++;
  }
  return kept;
}

/** Leaves a row as it is here but for what its text says of what it is there. */
function tell(
  session: Session,
  table: Compared,
  present: Row & { id: number },
  packed: Row,
  more: readonly string[],
): void {
  const { db } = session;
  const say = teller(db, { text: session.text, zone: session.zone() });
  const { fields, differencesIn = '' } = recordOf(table);
  const lines = comparedColumns(table).flatMap((column) => {
    const field = fields[column];
    const value = comparedValue(table, packed, column) as string | number | null;
    return field === undefined || comparedValue(table, present, column) === value
      ? []
      : [noted(session.text(message(`trail:field.${column}`)), say(field, value), session.text)];
  });
  const text = [present[differencesIn], ...lines, ...more].join('\n');
  // Their version passes through the row: the journal knows then that it was told.
  const put = putter(db, table);
  put(present.id, packed);
  put(present.id, { ...present, [differencesIn]: text });
}
