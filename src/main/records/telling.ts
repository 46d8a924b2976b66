import { localText } from '../../domain/calendars/days.ts';
import { type Message, message } from '../../domain/message.ts';
import { moneyText } from '../../domain/money.ts';
import { recordOf, type Table } from '../../records/index.ts';
import type { Field } from '../../records/record.ts';
import type { Db } from '../db/open.ts';

/** What of a row the trail tells, field by field; the rest is technical or computed. */
export const toldFields = (table: Table): [column: string, field: Field][] => {
  const { fields, untold } = recordOf(table);
  return untold === undefined ? Object.entries(fields).filter(([, { quiet }]) => quiet !== true) : [];
};

const LONGEST = 2_000;

/** A stored value in words. */
export function teller(db: Db, { text, zone }: { text(message: Message): string; zone: string }) {
  const names = new Map<Table, (row: number) => string | undefined>();
  const nameOf = (table: Table): ((row: number) => string | undefined) => {
    const { calledBy } = recordOf(table);
    if (calledBy === undefined) return () => undefined;
    const select = db.prepare<[number], string>(`SELECT ${calledBy} FROM ${table} WHERE id = ?`).pluck();
    return (row) => select.get(row);
  };
  const named = (table: Table, row: number): string | undefined => {
    const name = names.get(table) ?? nameOf(table);
    names.set(table, name);
    return name(row);
  };
  return (field: Field, value: string | number | null): string => {
    if (value === null || value === '') return '';
    switch (field.kind) {
      case 'line':
      case 'prose':
      case 'json':
      case 'day':
      case 'number':
      case 'bytes':
        return String(value).slice(0, LONGEST);
      case 'money':
        return moneyText(Number(value));
      case 'word':
        return text(message(`enums:${field.words}.${value}`));
      case 'instant':
        return localText(Number(value), zone);
      case 'flag':
        return text(message(value === 1 ? 'trail:yes' : 'trail:no'));
      case 'reference':
        return named(field.to as Table, Number(value)) ?? text(message('trail:gone'));
    }
  };
}
