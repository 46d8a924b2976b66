import { recordOf, TABLES, type Table } from '../../records/index.ts';

type Reference = { column: string; to: Table; belongs: boolean; optional: boolean };

/** The columns of a table that hold rows of others. */
export const referencesOf = (table: Table): Reference[] =>
  Object.entries(recordOf(table).fields).flatMap(([column, field]) =>
    field.kind === 'reference'
      ? [
          {
            column,
            to: field.to as Table,
            belongs: field.belongs === true,
            optional: field.optional === true,
          },
        ]
      : [],
  );

/** Those of its columns by which a row belongs to others. */
export const ownersOf = (table: Table): Reference[] => referencesOf(table).filter(({ belongs }) => belongs);

export const hasColumn = (table: Table, column: string): boolean =>
  column in recordOf(table).fields || (column === 'uuid' && recordOf(table).uuid !== undefined);

/** Of those of a table that are there, as a condition that follows others: not removed, or only inactive, but made. */
export const isThere = (table: Table): string => {
  if (!hasColumn(table, 'deleted_at')) return '';
  return recordOf(table).inactive === true ? ' AND deleted_at IS NOT 0' : ' AND deleted_at IS NULL';
};

/** Sets of rows, by table: each the SQL of a subquery, or the name of a common table. */
export type Rows = Partial<Record<Table, string>>;

/** The rows of a table that are, or belong to, rows of others, as a condition; null where none can. `live`: without removed ones. */
export function belongsTo(table: Table, rows: Rows, { live = false } = {}): string | null {
  const own = rows[table];
  if (own !== undefined) return `id IN ${own}`;
  const { through } = recordOf(table);
  if (through !== undefined) {
    const links = referencesOf(through.link as Table).filter(({ to }) => to !== table);
    const linked = conditions(links, rows, live);
    return (
      linked && `id IN (SELECT ${through.column} FROM ${through.link} WHERE ${linked} AND deleted_at IS NULL)`
    );
  }
  return conditions(ownersOf(table), rows, live);
}

function conditions(
  references: Reference[],
  rows: Rows,
  live: boolean,
  value = (column: string) => column,
): string | null {
  const all = references.flatMap(({ column, to }) => {
    const set = setOf(to, rows, live);
    return set === null ? [] : [`${value(column)} IN ${set}`];
  });
  return all.length === 0 ? null : all.length === 1 ? all.join() : `(${all.join(' OR ')})`;
}

/** The same as a set. */
export function setOf(table: Table, rows: Rows, live = false): string | null {
  const own = rows[table];
  if (own !== undefined) return own;
  const which = belongsTo(table, rows, { live });
  const present = live && hasColumn(table, 'deleted_at') ? ' AND deleted_at IS NULL' : '';
  return which && `(SELECT id FROM ${table} WHERE ${which}${present})`;
}

/** Whether a row, as the journal keeps it in `before`, referred to them. */
export const referredTo = (table: Table, rows: Rows): string | null =>
  conditions(referencesOf(table), rows, false, (column) => `before ->> '${column}'`);

/** Tables whose rows are stakeholders or belong to one, whatever lies between. */
export const BELONGING: readonly Table[] = TABLES.filter(
  (table) => belongsTo(table, { stakeholder: 'who' }) !== null,
);
