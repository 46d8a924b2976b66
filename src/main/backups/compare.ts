import type { Db } from '../db/open.ts';

/** What a restore would do to the rows of a table, by name where they have one. */
export type Difference = { table: string; lost: string[]; changed: string[]; back: string[]; counts: Counts };
type Counts = { lost: number; changed: number; back: number };

/** Of a table that a user knows: what its rows are called by, what changes when a row does, and when one was removed. */
type Known = { name: string; state: string; deleted: string };
const known = (name: string, state = 'updated_at', deleted = 'deleted_at'): Known => ({
  name,
  state,
  deleted,
});

const KNOWN: Record<string, Known> = {
  stakeholder: known('name'),
  person: known('name'),
  interaction: known('substr(summary, 1, 60)'),
  next_step: known('text'),
  feedback: known("'#' || number || ' ' || substr(content, 1, 60)"),
  attachment: known('name', "''"),
  cadence_exception: known(
    `coalesce((SELECT name FROM stakeholder WHERE id = stakeholder_id), (SELECT name FROM tag WHERE id = tag_id))`,
    "every || ' ' || note",
  ),
  policy: known('effective_from', 'content', 'NULL'),
  calendar: known('name', "active || ' ' || definition"),
  report: known('period', 'updated_at', 'NULL'),
  owner: known('name', 'updated_at', 'NULL'),
  saved_view: known('name', 'query'),
};

const MOST_NAMED = 20;

/**
 * How the present differs from a backup, table by table: `lost` was entered since, `changed` is another now, `back` is gone
 * now. Rows are read in the order of their identifiers, side by side, so that a large vault takes no memory.
 */
export function differences(present: Db, backup: Db): Difference[] {
  return Object.entries(KNOWN).map(([table, of]) => {
    const found: Difference = {
      table,
      lost: [],
      changed: [],
      back: [],
      counts: { lost: 0, changed: 0, back: 0 },
    };
    const note = (kind: keyof Counts, of: string) => {
      found.counts[kind] += 1;
      if (found[kind].length < MOST_NAMED) found[kind].push(of);
    };
    const now = rows(present, table, of);
    const then = rows(backup, table, of);
    let a = now.next();
    let b = then.next();
    while (!a.done || !b.done) {
      const order = a.done ? 1 : b.done ? -1 : Buffer.compare(a.value.uuid, b.value.uuid);
      if (order < 0 && !a.done) {
        if (a.value.deletedAt === null) note('lost', a.value.name);
        a = now.next();
      } else if (order > 0 && !b.done) {
        if (b.value.deletedAt === null) note('back', b.value.name);
        b = then.next();
      } else if (!a.done && !b.done) {
        if (a.value.deletedAt !== null && b.value.deletedAt === null) note('back', b.value.name);
        else if (a.value.deletedAt === null && b.value.deletedAt !== null) note('lost', a.value.name);
        else if (a.value.state !== b.value.state) note('changed', a.value.name);
        a = now.next();
        b = then.next();
      }
    }
    return found;
  });
}

type Row = { uuid: Buffer; state: number | string; deletedAt: number | null; name: string };

const rows = (db: Db, table: string, { name, state, deleted }: Known): IterableIterator<Row> =>
  db
    .prepare<[], Row>(
      `SELECT uuid, ${state} AS state, ${deleted} AS deletedAt, ${name} AS name FROM ${table} ORDER BY uuid`,
    )
    .iterate();
