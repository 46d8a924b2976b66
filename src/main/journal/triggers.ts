import { TABLES } from '../../records/index.ts';
import type { Db } from '../db/open.ts';

export type Column = { name: string; blob: boolean };

/** Columns of a table, `id` first. */
export function columnsOf(db: Db, table: string): Column[] {
  const columns = db.pragma(`table_info(${table})`) as { name: string; type: string }[];
  return columns.map(({ name, type }) => ({ name, blob: type === 'BLOB' }));
}

/**
 * Triggers of this connection that write what each row was before into `change`, under the latest action. They are
 * temporary: the schema stays readable, and a new column is journaled without a migration of triggers.
 */
export function createJournalTriggers(db: Db): void {
  const current = '(SELECT max(id) FROM action)';
  for (const table of TABLES) {
    const columns = columnsOf(db, table);
    const image = columns
      .map(({ name, blob }) => `'${name}', ${blob ? `hex(OLD.${name})` : `OLD.${name}`}`)
      .join(', ');
    const differs = columns.map(({ name }) => `OLD.${name} IS NOT NEW.${name}`).join(' OR ');
    const change = (row: string, before: string) =>
      `INSERT INTO change (action_id, tbl, row_id, before) VALUES (${current}, '${table}', ${row}, ${before});`;
    db.exec(`
      CREATE TEMP TRIGGER journal_${table}_insert AFTER INSERT ON main.${table} BEGIN ${change('NEW.id', 'NULL')} END;
      CREATE TEMP TRIGGER journal_${table}_update AFTER UPDATE ON main.${table} WHEN ${differs} BEGIN ${change('OLD.id', `json_object(${image})`)} END;
      CREATE TEMP TRIGGER journal_${table}_delete AFTER DELETE ON main.${table} BEGIN ${change('OLD.id', `json_object(${image})`)} END;
    `);
  }
}
