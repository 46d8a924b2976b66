import type { HandoverCounts } from '../../contract/handover.ts';
import type { SharedTable } from '../../records/index.ts';
import type { PackedRows } from './pack.ts';
import { THINGS } from './versions.ts';

const NAMED: readonly SharedTable[] = [
  'stakeholder',
  'person',
  'interaction',
  'next_step',
  'feedback',
  'attachment',
];
const UNNAMED = THINGS.filter((table) => !NAMED.includes(table));

/** How much the rows of a pack are; with `of`, only those among them. */
export function countsOf(rows: PackedRows, of?: Record<SharedTable, ReadonlySet<number>>): HandoverCounts {
  const among = <T extends SharedTable>(
    table: T,
    counts: (row: PackedRows[T][number]) => boolean = () => true,
  ) => rows[table].filter((row) => (of === undefined || of[table].has(row.id)) && counts(row)).length;
  return {
    stakeholders: among('stakeholder', ({ merged_into }) => merged_into === null),
    people: among('person'),
    interactions: among('interaction'),
    nextSteps: among('next_step', ({ done_at }) => done_at === null),
    feedback: among('feedback'),
    openFeedback: among('feedback', ({ state }) => state !== 'closed'),
    attachments: among('attachment'),
    reports: 0,
    more: Object.fromEntries(
      UNNAMED.flatMap((table) => {
        const number = among(table);
        return number === 0 ? [] : [[table, number]];
      }),
    ),
  };
}
