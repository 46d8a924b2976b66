import { csvFile } from '../../domain/exports/csv.ts';
import type { RowDraft } from '../../domain/imports/drafts.ts';
import type { Table } from '../../domain/imports/table.ts';
import { type Message, message } from '../../domain/message.ts';
import { text } from '../../i18n/index.ts';
import { LANGUAGES } from '../../i18n/languages.ts';

const HEADING = message('imports:rejected.heading');

/** Whether a row does not go in. */
export const isRejected = ({ problems }: RowDraft): boolean =>
  problems.some(({ severity }) => severity === 'error');

/**
 * The rejected rows of a list as a CSV that can be mended and imported again: under the same headings, with what was
 * wrong in front. Null where every row was good.
 */
export function rejectedCsv(
  { headings, rows }: Table,
  drafts: readonly RowDraft[],
  render: (message: Message) => string,
): Uint8Array<ArrayBuffer> | null {
  const told = new Set<number>();
  const rejected = drafts.flatMap((draft) => {
    const { at, problems } = draft;
    if (!isRejected(draft) || told.has(at)) return [];
    told.add(at);
    const reasons = problems.filter(({ severity }) => severity === 'error');
    return [[reasons.map((problem) => render(problem.message)).join(' '), ...(rows[at]?.cells ?? [])]];
  });
  return rejected.length === 0 ? null : csvFile([render(HEADING), ...headings], rejected);
}

/** A list without the reasons that {@link rejectedCsv} put in front, so that it is mapped as it was the first time. */
export function withoutReasons(table: Table): Table {
  const ours = LANGUAGES.map((language) => text(language, HEADING));
  const [first] = table.headings;
  if (first === undefined || !ours.includes(first)) return table;
  return {
    headings: table.headings.slice(1),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(1) })),
  };
}
