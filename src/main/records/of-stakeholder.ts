import { BELONGING, belongsTo } from './belonging.ts';

/** A common table expression over `who (id)`, which stands before it: all rows that are, or belong to, some stakeholders. */
export const RECORD = `record (tbl, row_id) AS (${BELONGING.map(
  (table) => `SELECT '${table}', id FROM ${table} WHERE ${belongsTo(table, { stakeholder: 'who' })}`,
).join(' UNION ALL ')})`;
