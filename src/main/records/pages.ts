import { recordOf, type Table } from '../../records/index.ts';
import { fromUuid } from '../db/uuid.ts';
import { hasColumn, ownersOf } from './belonging.ts';

/** Where a row is shown, as an expression for `routeOf`: its own page, or that of whatever it belongs to; NULL where that is removed. */
export function pageExpression(table: Table, id: string): string {
  const { page, noun } = recordOf(table);
  const present = hasColumn(table, 'deleted_at') ? ' AND deleted_at IS NULL' : '';
  if (page === true) return `(SELECT '${noun} ' || hex(uuid) FROM ${table} WHERE id = ${id}${present})`;
  const owners = ownersOf(table).map(({ column, to }) =>
    pageExpression(to, `(SELECT ${column} FROM ${table} WHERE id = ${id}${present})`),
  );
  return `coalesce(${[...owners, 'NULL', 'NULL'].join(', ')})`;
}

/** `#/stakeholders/…` */
export function routeOf(page: string): string {
  const [noun = '', uuid = ''] = page.split(' ');
  return `#/${noun}/${fromUuid(Buffer.from(uuid, 'hex'))}`;
}

/** What that is called to which a row belongs, as an expression. */
export const nameOfOwner = (table: Table, alias: string): string =>
  `coalesce(${[
    ...ownersOf(table).flatMap(({ column, to }) => {
      const { calledBy } = recordOf(to);
      return calledBy === undefined ? [] : [`(SELECT ${calledBy} FROM ${to} WHERE id = ${alias}.${column})`];
    }),
    "''",
    "''",
  ].join(', ')})`;
