import type { Field } from './fields.ts';
import { fieldOf, isOfPerson, withoutNumber } from './headings.ts';
import { isBlank, movedWrongCells, type Table, type TableRow } from './table.ts';

/** A column as its heading tells: what it is, and of which person of the row. */
type Numbered = { stem: string; number: number; field: Field | null };

const HAN_NUMBERS = '一二三四五六七八九';
/** 联系人二, 联系人二电话, 第二联系人: a number in characters, which elsewhere are part of words (统一信用代码). */
const HAN_NUMBER = new RegExp(
  `^第([${HAN_NUMBERS}])(.+)$|^(.+)([${HAN_NUMBERS}])(电话|手机|职务|职位|邮箱|微信|生日|姓名)?$`,
);

/** A heading without the number in it. */
function splitNumber(plain: string): { stem: string; number: number } | null {
  const [digits, ...others] = plain.match(/\d+/g) ?? [];
  if (digits !== undefined) {
    const stem = withoutNumber(plain);
    return others.length === 0 && stem !== '' ? { stem, number: Number(digits) } : null;
  }
  const [, first, rest, before = '', second, after = ''] = HAN_NUMBER.exec(plain) ?? [];
  const number = HAN_NUMBERS.indexOf(first ?? second ?? '-') + 1;
  const stem = rest ?? `${before}${after}`;
  const field = number === 0 ? null : fieldOf(stem);
  return field !== null && (field === 'personName' || isOfPerson(field)) ? { stem, number } : null;
}

/** 联系人2 is of the second person; so is the second of two columns that are both called 联系人. */
function numbered(headings: readonly string[]): Numbered[] {
  const timesSeen = new Map<string, number>();
  return headings.map((heading) => {
    const plain = heading.normalize('NFKC').trim();
    const withNumber = splitNumber(plain);
    if (withNumber !== null) return { ...withNumber, field: fieldOf(withNumber.stem) };
    const number = (timesSeen.get(plain) ?? 0) + 1;
    timesSeen.set(plain, number);
    return { stem: plain, number, field: fieldOf(plain) };
  });
}

/** What is said once, of whomever. */
const ASIDE: ReadonlySet<Field> = new Set<Field>(['notes', 'details', 'detailsLabel']);

const isName = ({ field }: Numbered) => field === 'personName';

/**
 * A list that names several people in a row (公司, 联系人1, 电话1, 联系人2, 电话2) as one with a row for each. What is said of the
 * company stands in each of its rows, what belongs to nobody by number in the first one. Other lists stay as they are.
 */
export function onePersonARow(table: Table): Table {
  const columns = numbered(table.headings);
  const names = columns.filter(isName).map(({ number }) => number);
  const first = Math.min(...names);
  const others = [...new Set(names)].filter((number) => number > first).sort((a, b) => a - b);
  /** 联系人1电话 is known by its stem only. */
  const headings = table.headings.map((heading, i) => {
    const { stem = '', number, field = null } = columns[i] ?? {};
    return number === first && field !== null && fieldOf(heading) === null ? stem : heading;
  });
  if (others.length === 0) return { ...table, headings };

  const isOther = ({ number, field }: Numbered) =>
    others.includes(number) && field !== null && (field === 'personName' || isOfPerson(field));
  const otherColumns = columns.flatMap((column, i) => (isOther(column) ? [] : [{ ...column, i }]));
  const stems = otherColumns.map(({ stem }) => stem);
  for (const { stem } of columns.filter(isOther)) if (!stems.includes(stem)) stems.push(stem);
  const isOfCompany = ({ field }: Numbered) => field !== null && !ASIDE.has(field) && !isOfPerson(field);

  const ofFirst = ({ cells }: TableRow) => stems.map((_, at) => cells[otherColumns[at]?.i ?? -1] ?? '');
  const ofOther = (row: TableRow, number: number): TableRow | null => {
    const { cells } = row;
    const own = columns.flatMap((column, i) =>
      isOther(column) && column.number === number ? [{ at: stems.indexOf(column.stem), i }] : [],
    );
    if (isBlank(own.map(({ i }) => cells[i] ?? ''))) return null;
    const company = stems.map((_, at) => {
      const column = otherColumns[at];
      return column !== undefined && isOfCompany(column) ? (cells[column.i] ?? '') : '';
    });
    for (const { at, i } of own) company[at] = cells[i] ?? '';
    const places = stems.map((_, at) => own.find((one) => one.at === at)?.i ?? -1);
    return { ...row, cells: company, ...movedWrongCells(row, places) };
  };
  return {
    headings: stems.map((stem, at) => headings[otherColumns[at]?.i ?? -1] ?? stem),
    rows: table.rows.flatMap((row) => {
      const more = others.flatMap((number) => {
        const other = ofOther(row, number);
        return other === null ? [] : [other];
      });
      const places = stems.map((_, at) => otherColumns[at]?.i ?? -1);
      return [{ ...row, cells: ofFirst(row), ...movedWrongCells(row, places) }, ...more];
    }),
  };
}
