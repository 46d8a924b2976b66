import { recordOf, type Table } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { belongsTo } from '../records/belonging.ts';
import { cellColumns, rowCells, type Speech } from '../records/cells.ts';
import { mark, type Speaker } from './columns.ts';
import { chosen, type List, listOf } from './list.ts';

const STRICT = "(SELECT id FROM stakeholder WHERE confidentiality = 'strict')";

type ListedRow = { cells: string[]; strict: boolean };

/** A list of a record's rows, as its fields say. */
export function recordList(
  db: Db,
  table: Table,
  includeStrict: boolean,
  speaker: Speaker,
  zone: string,
): List {
  const speech: Speech = { text: speaker.text, zone };
  const { timeline, calledBy = 'uuid' } = recordOf(table);
  const strictly = belongsTo(table, { stakeholder: STRICT }) ?? 'FALSE';
  const rows = db
    .prepare<[], { id: number; strict: number }>(
      `SELECT id, coalesce(${strictly}, FALSE) AS strict FROM ${table} WHERE deleted_at IS NULL ORDER BY ${timeline?.at ?? calledBy}, uuid`,
    )
    .all();
  const cells = rowCells(db, table, speech);
  const columns = cellColumns(table, speech).map(({ heading }, i) => ({
    heading,
    cell: (row: ListedRow) => row.cells[i] ?? '',
  }));
  return listOf(
    chosen(rows, includeStrict, (all) => all.filter(({ strict }) => strict === 0)),
    (batch) => {
      const texts = cells(batch.map(({ id }) => id));
      return batch.map(({ strict }, i) => ({ cells: texts[i] ?? [], strict: strict === 1 }));
    },
    [...columns, mark<ListedRow>(speaker, ({ strict }) => strict)],
  );
}
