import { recordSchema } from '../../contract/record-calls.ts';
import { instantOf, isDay } from '../../domain/calendars/days.ts';
import { readFlag } from '../../domain/imports/enumerations.ts';
import type { Table as List } from '../../domain/imports/table.ts';
import { type Message, message } from '../../domain/message.ts';
import { hundredthsOf } from '../../domain/money.ts';
import { ok, type Result } from '../../domain/result.ts';
import { text } from '../../i18n/index.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { callName } from '../../records/entered.ts';
import { recordOf, type Table } from '../../records/index.ts';
import type { Field } from '../../records/record.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';
import { inputIssues } from '../ipc/input-issues.ts';
import { type CellColumn, cellColumns, rowCells, type Speech } from '../records/cells.ts';
import { recordRows, type Values } from '../records/rows.ts';

type Problem = { row: number; column: string | null; message: Message };
type Step =
  | { is: 'create'; values: Values }
  | { is: 'update'; id: string; values: Values }
  | { is: 'unchanged' };
type Plan = { steps: Step[]; rows: number; problems: Problem[]; unread: string[] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What stands in a cell that can't be read. */
const UNREADABLE = Symbol('unreadable');

/**
 * Reads a list of a record's rows back: under the headings by which it was taken out, in any language. A row is the one of its UUID;
 * without one, that of its name with whom it belongs to; else a new one.
 */
export function recordImport(db: Db, table: Table, speech: Speech) {
  const record = recordOf(table);
  const rows = recordRows(db, table);
  const columns = cellColumns(table, speech);
  const schema = recordSchema(record);
  const cellsOf = rowCells(db, table, speech);
  const rowOf = db
    .prepare<[Buffer], number>(`SELECT id FROM ${table} WHERE uuid = ? AND deleted_at IS NULL`)
    .pluck();
  const owners = columns
    .filter(({ field, part }) => part === 'id' && isOwner(field))
    .map(({ column }) => column);
  const { calledBy } = record;
  const twins =
    calledBy === undefined
      ? undefined
      : db
          .prepare<string[], Buffer>(
            `SELECT uuid FROM ${table} WHERE deleted_at IS NULL AND ${calledBy} = ?${owners
              .map((column) => ` AND (SELECT uuid FROM ${toOf(column)} WHERE id = ${column}) IS ?`)
              .join('')}`,
          )
          .pluck();
  function toOf(column: string): Table {
    const field = record.fields[column];
    return (field?.kind === 'reference' ? field.to : table) as Table;
  }

  /** Which of our columns each of the list is; null where none. */
  const columnsOf = (headings: readonly string[]): (CellColumn | null)[] => {
    const known = new Map<string, CellColumn>();
    for (const language of LANGUAGES)
      cellColumns(table, { text: (said) => text(language, said) }).forEach(({ heading }, i) => {
        const column = columns[i];
        if (column !== undefined) known.set(heading.toLowerCase(), column);
      });
    return headings.map((heading) => known.get(heading.toLowerCase()) ?? null);
  };

  const byName = new Map<string, string[]>();
  /** UUIDs of what is called so. */
  const called = (to: Table, name: string): string[] => {
    const key = `${to} ${name}`;
    const { calledBy: column, fields } = recordOf(to);
    const live = 'deleted_at' in fields ? ' AND deleted_at IS NULL' : '';
    const found =
      byName.get(key) ??
      db
        .prepare<[string], Buffer>(`SELECT uuid FROM ${to} WHERE ${column} = ?${live}`)
        .pluck()
        .all(name)
        .map(fromUuid);
    byName.set(key, found);
    return found;
  };

  function plan({ headings, rows: list }: List): Plan {
    const meant = columnsOf(headings);
    const steps: Step[] = [];
    const problems: Problem[] = [];
    for (const { number, cells, problem } of list) {
      const found: Problem[] = problem === undefined ? [] : [{ row: number, column: null, message: problem }];
      const add = (column: string | null, said: Message) =>
        found.push({ row: number, column, message: said });
      const step = stepOf(meant, cells, add);
      if (found.length > 0 || step === null) problems.push(...found);
      else steps.push(step);
    }
    return {
      steps,
      problems,
      rows: list.length,
      unread: headings.filter(
        (_, i) => meant[i] === null && headings[i] !== speech.text(message('imports:field.confidentiality')),
      ),
    };
  }

  function stepOf(
    meant: readonly (CellColumn | null)[],
    cells: readonly string[],
    say: (column: string | null, said: Message) => void,
  ): Step | null {
    const values: Values = {};
    /** Of a column that can't be read nothing more is said. */
    const told = new Set<string | null>();
    const add = (column: string | null, said: Message) => {
      if (column === null || !told.has(column)) say(column, said);
      told.add(column);
    };
    let id = '';
    meant.forEach((one, i) => {
      const cell = cells[i]?.trim() ?? '';
      if (one === null) return;
      if (one.field === null) id = cell.toLowerCase();
      else if (one.field.kind === 'reference') {
        // The UUID says more than the name.
        const key = callName(one.column);
        if (one.part === 'id') values[key] = cell === '' ? (values[key] ?? null) : cell.toLowerCase();
        else if (typeof values[key] !== 'string')
          values[key] = cell === '' ? null : named(one, cell, cells, meant, add);
      } else {
        const value = read(one.field, cell, speech);
        if (value === UNREADABLE)
          add(one.heading, message('records:error.cell', { cell: cell.slice(0, 40) }));
        else if (value !== undefined) values[callName(one.column)] = value;
      }
    });
    if (id !== '' && !UUID.test(id)) add(null, message('bridge:input.uuid'));
    const present = id === '' ? twinOf(values, add) : rowOf.get(toUuid(id)) === undefined ? null : id;
    if (present !== null && present !== undefined) {
      const row = rowOf.get(toUuid(present)) ?? 0;
      const [before = []] = cellsOf([row]);
      const same = meant.every(
        (one, i) => one === null || before[columns.indexOf(one)]?.trim() === (cells[i]?.trim() ?? ''),
      );
      if (same) return { is: 'unchanged' };
    }
    const parsed = (present == null ? schema.added : schema.changed).safeParse(values);
    if (!parsed.success) {
      for (const { path, message: said } of inputIssues(parsed.error, values))
        add(
          columns.find(({ column, part }) => callName(column) === path && part !== 'id')?.heading ?? null,
          said,
        );
      return null;
    }
    return present == null
      ? { is: 'create', values: parsed.data }
      : { is: 'update', id: present, values: parsed.data };
  }

  /** The one row that is called so; another column may say which. */
  function named(
    { column, field, heading }: CellColumn,
    cell: string,
    cells: readonly string[],
    meant: readonly (CellColumn | null)[],
    add: (column: string, said: Message) => void,
  ): string | null {
    const own = meant.findIndex((one) => one?.column === column && one.part === 'id');
    if (own !== -1 && (cells[own]?.trim() ?? '') !== '') return null;
    const [first, ...others] = called((field?.kind === 'reference' ? field.to : table) as Table, cell);
    if (first === undefined) add(heading, message('records:error.nobody', { name: cell.slice(0, 60) }));
    else if (others.length > 0) add(heading, message('records:error.several', { name: cell.slice(0, 60) }));
    return first ?? null;
  }

  function twinOf(values: Values, add: (column: null, said: Message) => void): string | null {
    const name = calledBy === undefined ? undefined : values[callName(calledBy)];
    if (twins === undefined || typeof name !== 'string') return null;
    const of = owners.map((column) => values[callName(column)]);
    const [first, ...others] = twins.all(
      ...([name, ...of.map((id) => (typeof id === 'string' ? toUuid(id) : null))] as string[]),
    );
    if (others.length > 0) add(null, message('records:error.several', { name: name.slice(0, 60) }));
    return first === undefined ? null : fromUuid(first);
  }

  return {
    plan,
    /** Writes all of it, within an action. */
    carryOut(steps: readonly Step[], now: number): Result<unknown> {
      for (const step of steps) {
        const done =
          step.is === 'create'
            ? rows.add(step.values, now)
            : step.is === 'update'
              ? rows.update({ id: step.id, ...step.values }, now)
              : ok({});
        if (!done.ok) return done;
      }
      return ok({});
    },
  };
}

const isOwner = (field: Field | null): boolean => field?.kind === 'reference' && field.belongs === true;

/** A cell as calls know its value; undefined where it is empty and says nothing. */
function read(field: Field, cell: string, { zone }: Speech): unknown {
  if (cell === '' && field.kind !== 'line' && field.kind !== 'prose')
    return field.optional === true ? null : undefined;
  switch (field.kind) {
    case 'line':
    case 'prose':
    case 'reference':
    case 'bytes':
    case 'day':
      return cell;
    case 'json':
      try {
        return JSON.parse(cell);
      } catch {
        return UNREADABLE;
      }
    case 'word':
      return (
        field.of.find((word) => word === cell || wordsOf(field.words, word).includes(cell)) ?? UNREADABLE
      );
    case 'flag':
      return readFlag(cell) ?? UNREADABLE;
    case 'number': {
      const number = Number(cell.replaceAll(',', ''));
      return Number.isNaN(number) ? UNREADABLE : number;
    }
    case 'money':
      return hundredthsOf(cell) ?? UNREADABLE;
    case 'instant': {
      const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::00)?$/.exec(cell) ?? [];
      if (!isDay(day) || time > '23:59') return UNREADABLE;
      return new Date(instantOf(day, time, zone)).toISOString();
    }
  }
}

const wordsOf = (group: string, word: string): string[] =>
  LANGUAGES.map((language) => text(language, message(`enums:${group}.${word}`)));
