import type { Field } from './fields.ts';
import { fieldOf, isOfPerson, withoutNumber } from './headings.ts';
import { isBlank, type Table, type TableRow } from './table.ts';

/** A column as its heading tells: what it is, and of which person of the row. */
type Numbered = { stem: string; number: number; field: Field | null };

/** 联系人2 is of the second person; so is the second of two columns that are both called 联系人. */
function numbered(headings: readonly string[]): Numbered[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const plain = heading.normalize('NFKC').trim();
    const [digits, ...others] = plain.match(/\d+/g) ?? [];
    const stem = withoutNumber(plain);
    if (digits !== undefined && others.length === 0 && stem !== '')
      return { stem, number: Number(digits), field: fieldOf(stem) };
    const number = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, number);
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
  if (others.length === 0) return table;

  const isOther = ({ number, field }: Numbered) =>
    others.includes(number) && field !== null && (field === 'personName' || isOfPerson(field));
  const kept = columns.flatMap((column, i) => (isOther(column) ? [] : [{ ...column, i }]));
  const stems = kept.map(({ stem }) => stem);
  for (const { stem } of columns.filter(isOther)) if (!stems.includes(stem)) stems.push(stem);
  const isOfCompany = ({ field }: Numbered) => field !== null && !ASIDE.has(field) && !isOfPerson(field);

  const ofFirst = ({ cells }: TableRow) => stems.map((_, at) => cells[kept[at]?.i ?? -1] ?? '');
  const ofOther = ({ cells }: TableRow, number: number): string[] | null => {
    const own = columns.flatMap((column, i) =>
      isOther(column) && column.number === number ? [{ at: stems.indexOf(column.stem), i }] : [],
    );
    if (isBlank(own.map(({ i }) => cells[i] ?? ''))) return null;
    const company = stems.map((_, at) => {
      const column = kept[at];
      return column !== undefined && isOfCompany(column) ? (cells[column.i] ?? '') : '';
    });
    for (const { at, i } of own) company[at] = cells[i] ?? '';
    return company;
  };
  return {
    headings: stems.map((stem, at) => table.headings[kept[at]?.i ?? -1] ?? stem),
    rows: table.rows.flatMap((row) => {
      const more = others.flatMap((number) => {
        const cells = ofOther(row, number);
        return cells === null ? [] : [{ ...row, cells }];
      });
      return [{ ...row, cells: ofFirst(row) }, ...more];
    }),
  };
}
