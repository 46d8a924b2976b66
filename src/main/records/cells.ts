import { localText } from '../../domain/calendars/days.ts';
import { type Message, message } from '../../domain/message.ts';
import { moneyText } from '../../domain/money.ts';
import { enteredFields } from '../../records/entered.ts';
import { recordOf, type Table } from '../../records/index.ts';
import type { Field } from '../../records/record.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { shownValue } from './shown.ts';

/** How texts and instants are written for this user. */
export type Speech = { text: (message: Message) => string; zone: string };

/**
 * A column of a list of a record's rows: a field, or of one that holds another row what that is called, and its UUID. The last is
 * the row's own.
 */
export type CellColumn = {
  column: string;
  field: Field | null;
  part: 'value' | 'name' | 'id';
  heading: string;
};
type Stored = Record<string, string | number | Buffer | null>;

export function cellColumns(table: Table, { text }: Pick<Speech, 'text'>): CellColumn[] {
  const columns = enteredFields(recordOf(table)).flatMap(([column, field]): CellColumn[] => {
    const isQuiet = field.kind === 'reference' && field.quiet === true;
    const heading = text(message(isQuiet ? `trail:table.${field.to}` : `trail:field.${column}`));
    if (field.kind !== 'reference') return [{ column, field, part: 'value', heading }];
    const { calledBy = '', fields } = recordOf(field.to as Table);
    const id: CellColumn = {
      column,
      field,
      part: 'id',
      heading: text(message('records:idOf', { field: heading })),
    };
    // Of what goes by a whole text, the UUID says more.
    const isName = fields[calledBy]?.kind === 'line';
    return isName ? [{ column, field, part: 'name', heading }, id] : [id];
  });
  return [...columns, { column: 'uuid', field: null, part: 'id', heading: text(message('records:id')) }];
}

const expressionOf = (table: Table, { column, field, part }: CellColumn): string => {
  if (field?.kind !== 'reference') return `${table}.${column}`;
  const to = field.to as Table;
  const value = part === 'id' ? 'uuid' : recordOf(to).calledBy;
  return `(SELECT ${value} FROM ${to} WHERE id = ${table}.${column})`;
};

/** Reads rows as the cells of a list. @param which a condition */
export function rowCells(db: Db, table: Table, speech: Speech) {
  const columns = cellColumns(table, speech);
  const values = columns.map((one, i) => `${expressionOf(table, one)} AS c${i}`).join(', ');
  const select = db.prepare<[string], Stored>(
    `SELECT ${values} FROM json_each(?) AS place JOIN ${table} ON ${table}.id = place.value ORDER BY place.key`,
  );
  return (rows: readonly number[]): string[][] =>
    select
      .all(JSON.stringify(rows))
      .map((row) => columns.map((one, i) => cellOf(table, one, row[`c${i}`] ?? null, speech)));
}

function cellOf(
  table: Table,
  { column, field, part }: CellColumn,
  value: string | number | Buffer | null,
  { text, zone }: Speech,
): string {
  if (value === null) return '';
  if (field === null || part === 'id') return fromUuid(value as Buffer);
  switch (field.kind) {
    case 'word':
      return text(message(`enums:${field.words}.${value}`));
    case 'instant':
      return localText(Number(value), zone);
    case 'flag':
      return text(message(value === 1 ? 'common:yes' : 'common:no'));
    case 'money':
      return moneyText(Number(value));
    case 'number':
      return shownValue(table, column, Number(value));
    case 'line':
    case 'prose':
    case 'json':
    case 'day':
    case 'reference':
    case 'bytes':
      return String(value);
  }
}
