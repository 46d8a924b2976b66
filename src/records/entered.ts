import { isTable, type RECORDS, recordOf, TABLES, type Table } from './index.ts';
import type { Field, RecordDefinition } from './record.ts';

/** Columns as calls name them: `signed_on` is `signedOn`, and `owner_id`, which holds another row, `ownerId`. */
export type CallName<C extends string> = C extends `${infer A}_${infer B}`
  ? `${A}${Capitalize<CallName<B>>}`
  : C;
export const callName = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const isEntered = (field: Field): boolean =>
  field.automatic !== true && field.local !== true && field.kind !== 'bytes';

/** The fields of a record that somebody enters. */
export const enteredFields = ({ fields }: RecordDefinition): [column: string, field: Field][] =>
  Object.entries(fields).filter(([, field]) => isEntered(field));

/** A text, a flag: left out, it is empty. */
export const mayBeLeftOut = ({ calledBy }: RecordDefinition, column: string, field: Field): boolean =>
  field.optional === true ||
  field.kind === 'flag' ||
  ((field.kind === 'line' || field.kind === 'prose') && field.filled !== true && column !== calledBy);

/** Tables whose rows are lists as they are, which can be taken out and brought in. */
export type ListedTable = {
  [T in Table]: (typeof RECORDS)[T] extends { listed: true } ? T : never;
}[Table];
export const LISTED_TABLES = TABLES.filter((table): table is ListedTable => recordOf(table).listed === true);
const isListed = (list: string): list is ListedTable => isTable(list) && recordOf(list).listed === true;

/** What a list is called, as a key of its sentence. */
export const listName = (list: string): string =>
  isListed(list) ? `trail:table.${list}` : `exports:list.${list}`;
