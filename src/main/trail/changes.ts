import type { HandlerOutput } from '../../contract/call.ts';
import type { trail } from '../../contract/trail.ts';
import { localText } from '../../domain/calendar/days.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Db } from '../db/open.ts';
import { columnsOf } from '../journal/triggers.ts';
import { type Telling, TOLD } from './fields.ts';

type Change = HandlerOutput<(typeof trail)['trail.changes']>[number];
type Image = Record<string, string | number | null>;
type Journaled = { id: number; tbl: string; row: number; before: string | null };

/** An action may have changed a hundred thousand rows; the first ones are told. */
const MOST_ROWS = 200;
const LONGEST = 2_000;

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
    const told = TOLD[tbl];
    if (told === undefined) return [];
    const later = laterImage.get(tbl, row, actionId);
    const was: Image | null = before === null ? null : JSON.parse(before);
    // The next change says what this one left; after the last one, the row itself does.
    const is: Image | null =
      later === undefined ? present(tbl, row) : later === null ? null : JSON.parse(later);
    const fields = Object.entries(told.fields).flatMap(([column, telling]) => {
      const [old, now] = [was?.[column] ?? null, is?.[column] ?? null];
      if (old === now || (was === null && isNothing(now)) || (is === null && isNothing(old))) return [];
      const field = say.text(message(`trail:field.${column}`));
      return [{ field, before: tell(telling, old), after: tell(telling, now) }];
    });
    if (fields.length === 0) return [];
    const name = told.name === null ? '' : String((is ?? was)?.[told.name] ?? '');
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

/** A stored value in words. */
export function teller(db: Db, { text, zone }: { text(message: Message): string; zone: string }) {
  const nameOf = (table: string) =>
    db.prepare<[number], string>(`SELECT name FROM ${table} WHERE id = ?`).pluck();
  const names = {
    owner: nameOf('owner'),
    stakeholder: nameOf('stakeholder'),
    person: nameOf('person'),
    tag: nameOf('tag'),
  };
  return (telling: Telling, value: string | number | null): string => {
    if (value === null || value === '') return '';
    switch (telling.as) {
      case 'text':
        return String(value).slice(0, LONGEST);
      case 'enum':
        return text(message(`enums:${telling.of}.${value}`));
      case 'instant':
        return localText(Number(value), zone);
      case 'flag':
        return text(message(value === 1 ? 'trail:yes' : 'trail:no'));
      case 'name':
        return names[telling.of].get(Number(value)) ?? text(message('trail:gone'));
    }
  };
}
