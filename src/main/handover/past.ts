import { type HandoverLine, type Later, laterOf } from '../../domain/handover.ts';
import type { Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { ownersOf, referencesOf, setOf } from '../records/belonging.ts';
import { KEPT_STAKEHOLDER, withMerged } from '../records/merged.ts';
import type { Pack, PackedPast, PackedRows } from './pack.ts';
import {
  aboutAs,
  aboutOf,
  COMPARED,
  type Compared,
  keyColumns,
  keyOf,
  type PastOf,
  pastOf,
  presentKey,
  type Row,
} from './versions.ts';

/** What stands for a row in both vaults: its UUID, or the name of a tag. */
type NameOf = (table: Table, id: unknown) => string | null;

/** By what both vaults know a thing; null where something that it hangs on is gone altogether. */
function sharedKey(table: Compared, row: Row, nameOf: NameOf): string | null {
  const key = keyColumns(table).map((column) => {
    const of = referencesOf(table).find((reference) => reference.column === column)?.to;
    const value = row[column] ?? null;
    if (value === null) return null;
    return of === undefined ? String(value).toLowerCase() : (nameOf(of, value) ?? undefined);
  });
  return key.includes(undefined) ? null : JSON.stringify(key);
}

/** Names rows of this vault; a stakeholder that was merged by the one that it is now. */
function namesHere(db: Db): NameOf {
  const uuid = (table: Table) =>
    db.prepare<[unknown], string>(`SELECT lower(hex(uuid)) FROM ${table} WHERE id = ?`).pluck();
  // Undoing what brought it takes a tag away; the journal has its name.
  const tag = db
    .prepare<object, string>(
      `SELECT name FROM tag WHERE id = @id
       UNION ALL SELECT before ->> 'name' FROM change WHERE tbl = 'tag' AND row_id = @id AND before IS NOT NULL LIMIT 1`,
    )
    .pluck();
  const by: Partial<Record<Table, { get(id: unknown): string | undefined }>> = {
    person: uuid('person'),
    interaction: uuid('interaction'),
    tag: { get: (id) => tag.get({ id }) },
    stakeholder: db
      .prepare<[unknown], string>(
        `WITH RECURSIVE line (id, merged_into, uuid) AS (SELECT id, merged_into, uuid FROM stakeholder WHERE id = ?
           UNION SELECT s.id, s.merged_into, s.uuid FROM stakeholder AS s JOIN line ON s.id = line.merged_into)
         SELECT lower(hex(uuid)) FROM line WHERE merged_into IS NULL`,
      )
      .pluck(),
  };
  return (table, id) => by[table]?.get(id) ?? null;
}

/** Which of what is gone was once of the stakeholders that a pack holds. */
function wasOf(db: Db, rows: PackedRows, chosen: readonly number[], whole: boolean) {
  const who = withMerged(db, chosen);
  const ids = (sql: string) =>
    db
      .prepare<object, number>(sql)
      .pluck()
      .all({ who: JSON.stringify(who) });
  const members = remembered((table: Table): ReadonlySet<unknown> => {
    const set = setOf(table, { stakeholder: WHO });
    return new Set(
      set === null
        ? []
        : table === 'interaction'
          ? ids(TALKS)
          : ids(`SELECT id FROM ${table} WHERE id IN ${set}`),
    );
  });
  const tags = new Set<unknown>(
    ids(`SELECT before ->> 'tag_id' FROM change WHERE tbl = 'stakeholder_tag' AND before IS NOT NULL
           AND before ->> 'stakeholder_id' IN ${WHO}`),
  );
  for (const { id } of rows.tag) tags.add(id);
  const holds = db.prepare<[unknown, unknown], number>(
    'SELECT 1 FROM cadence_exception WHERE tag_id = ? AND slot = ? AND deleted_at IS NULL',
  );
  /** One that is still here, but of somebody else now, was not removed. */
  const isHere = (table: Table, { uuid }: Row) =>
    typeof uuid === 'string' &&
    db.prepare(`SELECT 1 FROM ${table} WHERE uuid = unhex(?) AND deleted_at IS NULL`).get(uuid) !== undefined;
  const isOfTag = ({ tag_id, slot }: Row) =>
    tag_id !== null && (tags.has(tag_id) || whole) && holds.get(tag_id, slot) === undefined;
  return (table: Compared, { image, row }: PastOf): boolean => {
    // Whether it is active is told with it.
    if (table === 'stakeholder') return false;
    if (table === 'interaction') return members(table).has(row);
    const owners = ownersOf(table);
    const isTheirs = owners.some(({ column, to }) => members(to).has(image[column]));
    if (table === 'cadence_exception') return isTheirs || isOfTag(image);
    const isNobodys = whole && owners.every(({ column }) => (image[column] ?? null) === null);
    return (isTheirs || isNobodys) && !isHere(table, image);
  };
}

const WHO = '(SELECT value FROM json_each(@who))';
/** Conversations with them, and those that were. */
const TALKS = `SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id IN ${WHO}
  UNION SELECT before ->> 'interaction_id' FROM change WHERE tbl = 'interaction_stakeholder' AND before ->> 'stakeholder_id' IN ${WHO}
    AND NOT EXISTS (SELECT 1 FROM interaction WHERE id = before ->> 'interaction_id')`;

/**
 * The earlier versions of what a pack holds, and of what it would hold if it had not been removed. What was removed before the
 * first handover nobody else has: it stays unnamed.
 */
export function collectPast(db: Db, rows: PackedRows, chosen: readonly number[], whole: boolean): PackedPast {
  const nameOf = namesHere(db);
  const belongs = wasOf(db, rows, chosen, whole);
  const first = db.prepare<[], number | null>('SELECT min(made_at) FROM handover').pluck().get() ?? Infinity;
  const told = (table: Compared) => {
    const held = new Set(rows[table].map((row) => keyOf(table, row)));
    const found = new Map<string, { had: Set<string>; at: number }>();
    for (const [key, past] of pastOf(db, table, { all: true })) {
      if (!held.has(key) && (past.at < first || !belongs(table, past))) continue;
      const shared = sharedKey(table, past.image, nameOf);
      if (shared === null) continue;
      const known = found.get(shared);
      const had = known === undefined ? past.had : past.had.union(known.had);
      found.set(shared, { had: new Set(had), at: Math.max(past.at, known?.at ?? 0) });
    }
    const named = (had: Set<string>) => aboutAs(had, (id) => nameOf('stakeholder', Number(id)) ?? '');
    return [...found].map(([key, { had, at }]) => ({ key: JSON.parse(key), had: named(had), at }));
  };
  return Object.fromEntries(COMPARED.map((table) => [table, told(table)]));
}

export type Comparison = ReturnType<typeof comparison>;

/** Compares what a pack holds with what is here, thing by thing. */
export function comparison(db: Db, { rows, past }: Pack) {
  const names = new Map(
    (['stakeholder', 'person', 'interaction'] as const).map((table) => [
      table as Table,
      new Map<unknown, string>(rows[table].map(({ id, uuid }) => [id, uuid])),
    ]),
  );
  names.set('tag', new Map(rows.tag.map(({ id, name }) => [id, name])));
  const nameOf: NameOf = (table, id) => names.get(table)?.get(id) ?? null;
  const mine = remembered((table: Compared) => pastOf(db, table, { all: false }));
  const theirs = remembered(
    (table: Compared) =>
      new Map(
        (past[table] ?? []).map((one) => {
          const key = presentKey(table, one.key);
          return [JSON.stringify(key), { ...one, key }];
        }),
      ),
  );
  const keyThere = (table: Compared, packed: Row) => sharedKey(table, packed, nameOf) ?? '';
  const before = (past: { had: Iterable<string>; at: number } | undefined): Omit<HandoverLine, 'now'> => ({
    had: new Set(past?.had),
    at: past?.at ?? 0,
  });
  const here = namesHere(db);
  const kept = db.prepare<[Buffer], number>(KEPT_STAKEHOLDER).pluck();
  const nameHere = (uuid: string) => here('stakeholder', kept.get(Buffer.from(uuid, 'hex'))) ?? uuid;
  return {
    keyThere,
    /** Whose word counts on whom a case is about. */
    about(present: Row, packed: Row): Later {
      const line = (
        past: ReturnType<typeof before>,
        who: string,
        named: (who: string) => string,
      ): HandoverLine => {
        const [now = ''] = aboutAs([aboutOf(who)], named);
        return { now, had: new Set(aboutAs(past.had, named)), at: past.at };
      };
      return laterOf(
        line(
          before(mine('feedback').get(keyOf('feedback', present))),
          String(present.stakeholder_id ?? ''),
          (id) => here('stakeholder', Number(id)) ?? '',
        ),
        line(
          before(theirs('feedback').get(keyThere('feedback', packed))),
          nameOf('stakeholder', packed.stakeholder_id) ?? '',
          nameHere,
        ),
      );
    },
    /** Whose version of a thing goes on: `here` is the row, or what it would be known by; `key` is theirs. */
    later(table: Compared, here: { row: Row; now: string }, there: { key: string; now: string }): Later {
      const present = { now: here.now, ...before(mine(table).get(keyOf(table, here.row))) };
      return laterOf(present, { now: there.now, ...before(theirs(table).get(there.key)) });
    },
    /** What was removed there, by the values of its key. */
    removed(table: Compared): { key: string; values: (string | null)[] }[] {
      const held = new Set(rows[table].map((row) => keyThere(table, row)));
      return [...theirs(table)].flatMap(([key, { key: values }]) => (held.has(key) ? [] : [{ key, values }]));
    },
  };
}

function remembered<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
}
