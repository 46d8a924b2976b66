import { recordOf, TABLES, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { columnsOf } from '../journal/triggers.ts';
import { hasColumn } from '../records/belonging.ts';
import { toldFields } from '../records/telling.ts';

/** What a restore would do to the rows of a table, by name where they have one. */
export type Difference = { table: string; lost: string[]; changed: string[]; back: string[]; counts: Counts };
type Counts = { lost: number; changed: number; back: number };

/** How rows of a table are compared, as SQL: their name, a value that changes with the row, and when it was removed. */
type Identity = { name: string; state: string; deleted: string; uuid: string };

/** Names, as SQL, of rows without a name column, or that need more than it. */
const CALLED: Partial<Record<Table, string>> = {
  feedback: `'F' || number || ' ' || substr(content, 1, 60)`,
  cadence_exception:
    'coalesce((SELECT name FROM stakeholder WHERE id = stakeholder_id), (SELECT name FROM tag WHERE id = tag_id))',
};

/** Links, tags and events are compared with the row that they belong to. */
const isKnown = (table: Table): boolean => {
  const { scope, uuid, link, history } = recordOf(table);
  return scope === 'team' || (uuid === true && link !== true && history !== true);
};

function identityOf(table: Table): Identity {
  const { calledBy = 'id', uuid, key = [] } = recordOf(table);
  const values = toldFields(table).map(([column]) => `coalesce(${column}, '')`);
  return {
    name: CALLED[table] ?? `substr(${calledBy}, 1, 60)`,
    state: hasColumn(table, 'updated_at') ? 'updated_at' : values.join(" || ' ' || "),
    deleted: hasColumn(table, 'deleted_at') ? 'deleted_at' : 'NULL',
    // A backup of an earlier version has other UUIDs.
    uuid: uuid === 'key' ? `key_uuid('${table}', ${key.join(', ')})` : 'uuid',
  };
}

const KNOWN: Record<string, Identity> = {
  ...Object.fromEntries(TABLES.filter(isKnown).map((table) => [table, identityOf(table)])),
  handover: {
    name: 'other_name',
    state: "coalesce(acknowledged_at, '') || ' ' || coalesce(erased_at, '')",
    deleted: 'NULL',
    uuid: 'uuid',
  },
  // Packs that were sealed to a key can't be opened without it.
  handover_identity: { name: 'recipient', state: "''", deleted: 'NULL', uuid: 'CAST(recipient AS BLOB)' },
};

const MOST_NAMED = 20;

/**
 * How the present differs from a backup, table by table: `lost` was entered since, `changed` is another now, `back` is gone
 * now. Rows are read in the order of their identifiers, side by side, so that a large vault takes no memory.
 */
export function differences(present: Db, backup: Db): Difference[] {
  return Object.entries(KNOWN).map(([table, of]) => {
    const difference: Difference = {
      table,
      lost: [],
      changed: [],
      back: [],
      counts: { lost: 0, changed: 0, back: 0 },
    };
    const note = (kind: keyof Counts, of: string) => {
      difference.counts[kind] += 1;
      if (difference[kind].length < MOST_NAMED) difference[kind].push(of);
    };
    for (const [now, then] of sideBySide(rows(present, table, of), rows(backup, table, of))) {
      const [is, was] = [now?.deletedAt === null, then?.deletedAt === null];
      if (now && is && !was) note('lost', now.name);
      else if (then && was && !is) note('back', (now ?? then).name);
      else if (now && then && now.state !== then.state) note('changed', now.name);
    }
    return difference;
  });
}

type ComparedRow = { uuid: Buffer; state: number | string; deletedAt: number | null; name: string };

/** None where the backup is of a version that did not have the table yet. */
function* rows(
  db: Db,
  table: string,
  { name, state, deleted, uuid }: Identity,
): Generator<ComparedRow, undefined> {
  const columns = columnsOf(db, table).map((column) => column.name);
  if (columns.length === 0) return;
  const deletedAt = columns.includes(deleted) ? deleted : 'NULL';
  yield* db
    .prepare<[], ComparedRow>(
      `SELECT ${uuid} AS uuid, ${state} AS state, ${deletedAt} AS deletedAt, ${name} AS name FROM ${table} ORDER BY 1`,
    )
    .iterate();
}

type Rows = Generator<ComparedRow, undefined>;

/** Rows of both sides in pairs, by identifier. A database being read can't be written: whatever happens, both readings end. */
function* sideBySide(now: Rows, then: Rows): Generator<[ComparedRow | undefined, ComparedRow | undefined]> {
  try {
    let a = now.next().value;
    let b = then.next().value;
    while (a !== undefined || b !== undefined) {
      const order = a === undefined ? 1 : b === undefined ? -1 : Buffer.compare(a.uuid, b.uuid);
      yield [order <= 0 ? a : undefined, order >= 0 ? b : undefined];
      if (order <= 0) a = now.next().value;
      if (order >= 0) b = then.next().value;
    }
  } finally {
    now.return(undefined);
    then.return(undefined);
  }
}
