import { recordOf, type Table } from '../../records/index.ts';
import { referencesOf } from './belonging.ts';

/** Rows whose UUID follows from their key (`keyUuid`): links, tags, what one was on a day. */

const parameter = (column: string): string => `@${column}`;

/** The UUID of such a row, as SQL. @param value what stands for a column */
export function keyUuidOf(table: Table, value = parameter): string {
  const references = referencesOf(table);
  const key = (recordOf(table).key ?? []).map((column) => {
    const to = references.find((reference) => reference.column === column)?.to;
    return to === undefined ? value(column) : `(SELECT uuid FROM ${to} WHERE id = ${value(column)})`;
  });
  return `key_uuid('${table}', ${key.join(', ')})`;
}

const revived = (table: Table): string =>
  `ON CONFLICT (${recordOf(table).key?.join(', ')}) DO UPDATE SET deleted_at = NULL WHERE deleted_at IS NOT NULL`;

/** Puts in a row that is nothing but its key, with a parameter for each column of that; one that was removed is there again. */
export function putKeyed(table: Table): string {
  const key = recordOf(table).key ?? [];
  return `INSERT INTO ${table} (uuid, ${key.join(', ')})
    SELECT ${keyUuidOf(table)}, ${key.map(parameter).join(', ')} WHERE true ${revived(table)}`;
}

/**
 * Moves rows from one (@other) of those that they refer to by a column to another (@keep), at an instant (@now): a link with another is
 * another link.
 */
export function moveKeyed(table: Table, column: string): string[] {
  const key = recordOf(table).key ?? [];
  const value = (of: string) => (of === column ? '@keep' : `moved.${of}`);
  return [
    `INSERT INTO ${table} (uuid, ${key.join(', ')}) SELECT ${keyUuidOf(table, value)}, ${key.map(value).join(', ')}
      FROM ${table} AS moved WHERE moved.${column} = @other AND moved.deleted_at IS NULL ${revived(table)}`,
    `UPDATE ${table} SET deleted_at = @now WHERE ${column} = @other AND deleted_at IS NULL`,
  ];
}
