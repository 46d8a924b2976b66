import { recordOf, type Table } from '../../records/index.ts';
import { BELONGING, ownersOf } from './belonging.ts';

/** The stakeholders to which rows of a table belong, as a query. `rows`: SQL of a subquery. */
function stakeholdersOf(table: Table, rows: string): string[] {
  if (table === 'stakeholder') return [`SELECT id FROM stakeholder WHERE id IN ${rows}`];
  const { through } = recordOf(table);
  const [from, by] = through === undefined ? [table, 'id'] : [through.link as Table, through.column];
  const present = through === undefined ? '' : ' AND deleted_at IS NULL';
  return ownersOf(from)
    .filter(({ to }) => to !== table)
    .flatMap(({ column, to }) =>
      stakeholdersOf(to, `(SELECT ${column} FROM ${from} WHERE ${by} IN ${rows}${present})`),
    );
}

/** Those to which a changed row belongs; one that is gone is known by its image. */
function ofChanged(table: Table): string[] {
  const changed = `change WHERE action_id = @action AND tbl = '${table}'`;
  if (table === 'stakeholder') return [`SELECT row_id FROM ${changed}`];
  if (recordOf(table).through !== undefined) return stakeholdersOf(table, `(SELECT row_id FROM ${changed})`);
  return ownersOf(table).flatMap(({ column, to }) => {
    const values = `(SELECT coalesce(before ->> '${column}', present.${column}) FROM change
        LEFT JOIN ${table} AS present ON present.id = row_id WHERE action_id = @action AND tbl = '${table}')`;
    // One that is gone itself has a name in the journal.
    return to === 'stakeholder' ? [values.slice(1, -1)] : stakeholdersOf(to, values);
  });
}

/** Stakeholders that an action changed, or to which belongs what it changed, as a query. */
export const TOUCHED_STAKEHOLDERS = BELONGING.flatMap(ofChanged).join(' UNION ');
