import { recordOf, SEARCHED_TABLES, searchedColumns, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { hasColumn } from '../records/belonging.ts';
import { nameOfOwner, pageExpression, routeOf } from '../records/pages.ts';
import { indexOf } from './index-tables.ts';

type Hit = { uuid: Buffer; title: string; detail: string | number | null; page: string };

/** What matches an FTS5 query, latest first: ordering by rank costs more than it tells. */
export function searchStore(db: Db) {
  const found = SEARCHED_TABLES.map((table) => ({
    table,
    select: db.prepare<[string, number], Hit>(sqlOf(table)),
  }));
  return (match: string, limit: number) =>
    found.flatMap(({ table, select }) =>
      select.all(match, limit).map(({ uuid, page, ...hit }) => ({
        ...hit,
        table,
        id: fromUuid(uuid),
        route: routeOf(page),
      })),
    );
}

/** What is removed, or on a page that is, isn't found. */
function sqlOf(table: Table): string {
  const { detail, calledBy = searchedColumns(table)[0] } = recordOf(table);
  const index = indexOf(table);
  const present = hasColumn(table, 'deleted_at') ? 'AND row.deleted_at IS NULL' : '';
  return `SELECT row.uuid, row.${calledBy} AS title, ${detail === undefined ? nameOfOwner(table, 'row') : `row.${detail}`} AS detail,
      ${pageExpression(table, 'row.id')} AS page
    FROM ${index} JOIN ${table} AS row ON row.id = ${index}.rowid
    WHERE ${index} MATCH ? ${present} AND page IS NOT NULL ORDER BY ${index}.rowid DESC LIMIT ?`;
}
