import { recordOf, TABLES } from '../../records/index.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { instantOf, newUuid } from '../db/uuid.ts';

export type Column = { name: string; blob: boolean };

/** Columns of a table, `id` first. */
export function columnsOf(db: Db, table: string): Column[] {
  const columns = db.pragma(`table_info(${table})`) as { name: string; type: string }[];
  return columns.map(({ name, type }) => ({ name, blob: type === 'BLOB' }));
}

/** A row as the journal keeps it, as SQL: JSON, bytes in hex. */
export const imageOf = (columns: readonly Column[], of = ''): string =>
  `json_object(${columns.map(({ name, blob }) => `'${name}', ${blob ? `hex(${of}${name})` : of + name}`).join(', ')})`;

/**
 * Triggers of this connection that write what each row was before into `change`, under the action that is open: without one nothing
 * is written. They are temporary: the schema stays readable, and a new column is journaled without a migration of triggers.
 */
export function createJournalTriggers(db: Db): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS open_action (id INTEGER PRIMARY KEY)');
  for (const table of TABLES) {
    const columns = columnsOf(db, table);
    const image = imageOf(columns, 'OLD.');
    const differs = columns.map(({ name }) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ');
    const hasUuid = recordOf(table).uuid !== undefined;
    const change = (of: 'OLD' | 'NEW', kind: string, before: string) => `
      SELECT RAISE(ABORT, '${table} is written outside of an action') WHERE NOT EXISTS (SELECT 1 FROM open_action);
      INSERT INTO change (action_id, tbl, row_id, row_uuid, kind, before)
        SELECT id, '${table}', ${of}.id, ${hasUuid ? `${of}.uuid` : 'NULL'}, '${kind}', ${before} FROM open_action;`;
    db.exec(`
      CREATE TEMP TRIGGER IF NOT EXISTS journal_${table}_insert AFTER INSERT ON main.${table} BEGIN ${change('NEW', 'insert', 'NULL')} END;
      CREATE TEMP TRIGGER IF NOT EXISTS journal_${table}_update AFTER UPDATE ON main.${table} WHEN ${differs} BEGIN ${change('OLD', 'update', image)} END;
      CREATE TEMP TRIGGER IF NOT EXISTS journal_${table}_delete AFTER DELETE ON main.${table} BEGIN ${change('OLD', 'delete', image)} END;
    `);
  }
}

/** Actions follow each other by their UUIDs, those of other vaults that were seen among them, whatever a clock says. */
const nextUuid = (latest: Buffer | null, now: number): Buffer =>
  newUuid(latest === null ? now : Math.max(now, instantOf(latest) + 1));

/**
 * Actions of a connection that writes: what is written within a transaction belongs to the one that is open until it is closed, or
 * rolled back.
 */
export function journaledActions(db: Db) {
  const prepare = () => ({
    begin: db.prepare(`INSERT INTO action (uuid, at, call, owner_id) VALUES (@uuid, @at, @call, ${ME})`),
    latest: db.prepare<[], Buffer | null>('SELECT max(uuid) FROM action').pluck(),
    open: db.prepare('INSERT INTO open_action (id) VALUES (?)'),
    close: db.prepare('DELETE FROM open_action'),
  });
  // One that only reads has no triggers.
  let prepared: ReturnType<typeof prepare> | undefined;
  const statements = () => (prepared ??= prepare());
  return {
    open(call: string, now: number): number {
      const { begin, open, latest } = statements();
      const { lastInsertRowid } = begin.run({ uuid: nextUuid(latest.get() ?? null, now), at: now, call });
      open.run(lastInsertRowid);
      return Number(lastInsertRowid);
    },
    close: (): void => void statements().close.run(),
  };
}
