import type { HandlerOutput } from '../../contract/call.ts';
import type { trail } from '../../contract/trail.ts';
import { type Message, message } from '../../domain/message.ts';
import { isTable, recordOf } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { columnsOf } from '../journal/triggers.ts';
import { teller, toldFields } from '../records/telling.ts';

type Change = HandlerOutput<(typeof trail)['trail.changes']>[number];
type Image = Record<string, string | number | null>;
type Journaled = { id: number; tbl: string; row: number; before: string | null };

/** An action may have changed a hundred thousand rows; the first ones are told. */
const MOST_ROWS = 200;

/** What an action changed, field by field: each row as it was before, and as it was after. */
export function changesOf(
  db: Db,
  actionId: number,
  say: { text(message: Message): string; zone: string },
): Change[] {
  const journaled = db.prepare<[number, number], Journaled>(
    `SELECT min(id) AS id, tbl, row_id AS row, before FROM change
     WHERE action_id = ? GROUP BY tbl, row_id ORDER BY min(id) LIMIT ?`,
  );
  const laterImage = db
    .prepare<[string, number, number], string | null>(
      'SELECT before FROM change WHERE tbl = ? AND row_id = ? AND action_id > ? ORDER BY id LIMIT 1',
    )
    .pluck();
  const present = presentImages(db);
  const tell = teller(db, say);

  return journaled.all(actionId, MOST_ROWS).flatMap(({ tbl, row, before }): Change[] => {
    if (!isTable(tbl)) return [];
    const { calledBy, fields: all } = recordOf(tbl);
    const there = (image: Image | null) =>
      all.deleted_at?.quiet === true && (image?.deleted_at ?? null) !== null ? null : image;
    const later = laterImage.get(tbl, row, actionId);
    const was = there(before === null ? null : JSON.parse(before));
    // The next change says what this one left; after the last one, the row itself does.
    const is = there(later === undefined ? present(tbl, row) : later === null ? null : JSON.parse(later));
    const fields = toldFields(tbl).flatMap(([column, told]) => {
      const [old, now] = [was?.[column] ?? null, is?.[column] ?? null];
      if (old === now || (was === null && isNothing(now)) || (is === null && isNothing(old))) return [];
      const field = say.text(message(`trail:field.${column}`));
      return [{ field, before: tell(told, old), after: tell(told, now) }];
    });
    if (fields.length === 0) return [];
    const name = calledBy === undefined ? '' : String((is ?? was)?.[calledBy] ?? '');
    return [
      {
        what: say.text(message(`trail:table.${tbl}`)),
        name: name.slice(0, 80),
        how: was === null ? 'added' : is === null ? 'removed' : 'changed',
        fields,
      },
    ];
  });
}

const isNothing = (value: string | number | null): boolean => value === null || value === '';

/** Rows as they are now, in the form in which the journal keeps them. */
function presentImages(db: Db): (table: string, row: number) => Image | null {
  const known = new Map<string, (row: number) => Image | null>();
  const reader = (table: string) => {
    const columns = columnsOf(db, table).filter(({ blob }) => !blob);
    const select = db.prepare<[number], Image>(
      `SELECT ${columns.map(({ name }) => name).join(', ')} FROM ${table} WHERE id = ?`,
    );
    return (row: number) => select.get(row) ?? null;
  };
  return (table, row) => {
    const read = known.get(table) ?? reader(table);
    known.set(table, read);
    return read(row);
  };
}
