import { recordOf, TABLES, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { paramsIn } from '../db/params.ts';
import { hasColumn, referencesOf } from './belonging.ts';
import { moveKeyed } from './keyed.ts';

/** What else is done before rows of a table move from one (@other) to another (@keep). */
const BEFORE_MOVING: Partial<Record<Table, string>> = {
  // Those of the second come after those of the first.
  contact_point: `UPDATE contact_point SET position = position +
    (SELECT count(*) FROM contact_point AS mine WHERE mine.stakeholder_id = @keep AND mine.deleted_at IS NULL)
    WHERE stakeholder_id = @other AND deleted_at IS NULL`,
};

/**
 * Makes what refers to one row refer to another. Where there can be one of a kind at a time, or both share one, the one of the
 * second goes.
 * @param except tables that somebody else sees to
 */
export function moveReferences(
  db: Db,
  to: Table,
  { keep, other, now }: { keep: number; other: number; now: number },
  except: readonly Table[] = [],
): void {
  const run = (sql: string) => db.prepare(sql).run(paramsIn(sql, { keep, other, now }));
  for (const table of TABLES) {
    const { key, unmerged } = recordOf(table);
    if (table === to || except.includes(table) || unmerged !== undefined) continue;
    for (const { column } of referencesOf(table).filter((reference) => reference.to === to)) {
      const once = key?.includes(column) === true;
      if (once && recordOf(table).uuid === 'key') {
        for (const sql of moveKeyed(table, column)) run(sql);
        continue;
      }
      const removable = hasColumn(table, 'deleted_at');
      const live = once && removable ? ' AND deleted_at IS NULL' : '';
      if (once) {
        const others = key.filter((one) => one !== column);
        const same = others.map((one) => `mine.${one} IS ${table}.${one}`).join(' AND ');
        const twin = `${column} = @other${live} AND EXISTS (SELECT 1 FROM ${table} AS mine WHERE mine.${column} = @keep
          AND ${same}${removable ? ' AND mine.deleted_at IS NULL' : ''})`;
        run(
          removable
            ? `UPDATE ${table} SET deleted_at = @now WHERE ${twin}`
            : `DELETE FROM ${table} WHERE ${twin}`,
        );
      }
      const before = BEFORE_MOVING[table];
      if (before !== undefined) run(before);
      const touched = hasColumn(table, 'updated_at') ? ', updated_at = @now' : '';
      run(`UPDATE ${table} SET ${column} = @keep${touched} WHERE ${column} = @other${live}`);
    }
  }
}
