import { SEARCH_TOKENIZER } from '../../domain/search.ts';
import { recordOf, SEARCHED_TABLES, searchedColumns, TABLES, type Table } from '../../records/index.ts';
import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';
import { markStale } from '../db/stale.ts';
import { hasColumn, ownersOf } from '../records/belonging.ts';

/** The FTS5 table of a record; its `rowid` is the row's id. */
export const indexOf = (table: Table): string => `${table}_search`;
/** By which `stale` knows what is to be indexed again. */
export const markOf = (table: Table): string => `${table.replaceAll('_', '-')}-search`;

/** Columns of a table by which those that its rows belong to are found as well. */
export const columnsSearchedIn = (table: Table, of: Table): string[] =>
  Object.entries(recordOf(of).fields).flatMap(([column, field]) =>
    'searchedIn' in field && field.searchedIn?.includes(table) === true ? [column] : [],
  );

/** Tables that rows are found by beside their own. */
export const searchedBeside = (table: Table): Table[] =>
  TABLES.filter((of) => columnsSearchedIn(table, of).length > 0);

/** Makes the index of each searched record, and what marks its rows when a text changes. One that is new, or of other columns, is filled. */
export function createSearchIndexes(db: Db): void {
  for (const table of SEARCHED_TABLES) {
    const index = indexOf(table);
    db.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS main.${index} USING fts5 (tokens, content='', contentless_delete=1, prefix='1 2 3', tokenize='${SEARCH_TOKENIZER}')`,
    );
    const columns = metaOf(db, `searched ${table}`);
    const before = columns.get();
    const present = [
      ...searchedColumns(table),
      ...searchedBeside(table).flatMap((of) =>
        columnsSearchedIn(table, of).map((column) => `${of}.${column}`),
      ),
    ].join(' ');
    const isEmpty = () => db.prepare(`SELECT 1 FROM ${index} LIMIT 1`).get() === undefined;
    if (before === null ? isEmpty() : before !== present) markStale(db, markOf(table), 'all');
    if (before !== present) columns.set(present);
    for (const source of sourcesOf(table)) db.exec(triggers(table, source));
  }
}

/** Where a text stands by which a row is found, or what says whose text it is. */
function sourcesOf(table: Table): Table[] {
  const between = (of: Table): Table[] =>
    of === table || above(of, table, 'NEW').length === 0
      ? []
      : [of, ...ownersOf(of).flatMap(({ to }) => between(to))];
  return [table, ...new Set(searchedBeside(table).flatMap(between))];
}

/** The rows to which a row belongs, as expressions. */
function above(of: Table, table: Table, row: string): string[] {
  return ownersOf(of).flatMap(({ column, to }) => {
    const value =
      row === 'NEW' || row === 'OLD' ? `${row}.${column}` : `(SELECT ${column} FROM ${of} WHERE id = ${row})`;
    return to === table ? [value] : above(to, table, value);
  });
}

function triggers(table: Table, source: Table): string {
  const marks = (row: 'NEW' | 'OLD') =>
    (source === table ? [`${row}.id`] : above(source, table, row))
      .map(
        (found) =>
          `INSERT INTO stale (noun, row_id) SELECT '${markOf(table)}', ${found} WHERE ${found} IS NOT NULL ON CONFLICT DO NOTHING;`,
      )
      .join(' ');
  const columns = [
    ...(source === table
      ? searchedColumns(table)
      : [...columnsSearchedIn(table, source), ...ownersOf(source).map(({ column }) => column)]),
    ...(hasColumn(source, 'deleted_at') ? ['deleted_at'] : []),
  ];
  const name = `search_${table}_from_${source}`;
  return `
    CREATE TEMP TRIGGER IF NOT EXISTS ${name}_insert AFTER INSERT ON main.${source} BEGIN ${marks('NEW')} END;
    CREATE TEMP TRIGGER IF NOT EXISTS ${name}_update AFTER UPDATE OF ${columns.join(', ')} ON main.${source} BEGIN ${marks('OLD')} ${marks('NEW')} END;
    CREATE TEMP TRIGGER IF NOT EXISTS ${name}_delete AFTER DELETE ON main.${source} BEGIN ${marks('OLD')} END;`;
}
