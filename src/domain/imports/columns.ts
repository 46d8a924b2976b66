import { type DayOrder, dayOrder } from './birthday-text.ts';
import { isBlankWord } from './enumerations.ts';
import { type Field, isNameField } from './fields.ts';
import { labelOf } from './headings.ts';
import type { Table } from './table.ts';

/** A column that holds something, with what its cells need to be understood. */
export type Column = {
  position: number;
  heading: string;
  /** What the heading says the numbers in it are for. */
  label: string;
  /** The column before it that labels each of its values (Google: Phone 1 - Label, Phone 1 - Value). */
  labelColumn: number | null;
  dayOrder: DayOrder;
  /** Its days are those of the lunar calendar. */
  lunar: boolean;
  /** Words in it that stand for nothing, where one alone could be a name. */
  nothings: ReadonlySet<string>;
};

export type Columns = {
  of: (field: Field) => Column[];
  fieldAt: (position: number) => Field | null;
  /** Positions of the first columns, where they hold a name or what we don't read: 序号, 公司. */
  first: number[];
  /**
   * The list is an export of ours: cells hold exactly one value, written so that it can be read back. In other lists a
   * cell may hold several, or a word for nothing.
   */
  exact: boolean;
  /** The list is a file of cards, whose every cell is known for what it is. */
  cards: boolean;
};

const FIRST_COLUMNS = 3;

const LABELS: Partial<Record<Field, Field>> = {
  phone: 'phoneLabel',
  email: 'emailLabel',
  stakeholderPhone: 'stakeholderPhoneLabel',
  stakeholderEmail: 'stakeholderEmailLabel',
  details: 'detailsLabel',
};

const NONE: ReadonlySet<string> = new Set();
/** Words of a column of names that stand for nothing: a person may be called Null, but not two of a list. */
function nothingsIn(table: Table, position: number): ReadonlySet<string> {
  const words = table.rows.map(({ cells }) => cells[position]?.trim() ?? '').filter(isBlankWord);
  const seenFields = new Set<string>();
  return new Set(words.filter((word) => seenFields.has(word) || !seenFields.add(word)));
}

/** Works out once for a list how each of its columns is read. */
export function planColumns(table: Table, fields: readonly (Field | null)[]): Columns {
  const columns = new Map<Field, Column[]>();
  fields.forEach((field, position) => {
    if (field === null) return;
    const heading = table.headings[position] ?? '';
    const label = LABELS[field];
    const before = fields[position - 1];
    const column: Column = {
      nothings: field === 'personName' ? nothingsIn(table, position) : NONE,
      position,
      heading,
      label: labelOf(heading),
      labelColumn: label !== undefined && before === label ? position - 1 : null,
      lunar: /农历|阴历|lunar/i.test(heading),
      dayOrder:
        field === 'birthday' || field === 'lastContact'
          ? dayOrder(table.rows.map((row) => row.cells[position] ?? ''))
          : 'month-first',
    };
    columns.set(field, [...(columns.get(field) ?? []), column]);
  });
  // The ordinary calendar's birthday comes first, where a list has columns for both.
  columns.get('birthday')?.sort((a, b) => Number(a.lunar) - Number(b.lunar));
  return {
    of: (field) => columns.get(field) ?? [],
    fieldAt: (position) => fields[position] ?? null,
    first: fields.flatMap((field, i) =>
      i < FIRST_COLUMNS && (field === null || isNameField(field)) ? [i] : [],
    ),
    cards: table.fields !== undefined,
    exact: fields.includes('stakeholderId') || fields.includes('personId'),
  };
}
