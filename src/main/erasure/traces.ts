import type { Finder, Kind } from '../../domain/erasure/finder.ts';
import { recordOf, TABLES, type Table } from '../../records/index.ts';
import type { Erasure } from '../../records/record.ts';
import type { Db } from '../db/open.ts';
import { paramsIn } from '../db/params.ts';
import { belongsTo } from '../records/belonging.ts';
import { forgetInAlerts, forgetInReports } from './forget.ts';

/** Whose words are looked for, as rows. */
export type Whose = {
  people: readonly number[];
  /** In what belongs to them, a name means who is erased. */
  stakeholders: readonly number[];
  /** In these conversations, too. */
  talks: readonly number[];
};

const among = (name: keyof Whose) => `(SELECT value FROM json_each(@${name}))`;
export const PEOPLE = among('people');
const STAKEHOLDERS = among('stakeholders');
const TALKS = among('talks');

/** Texts that may speak of somebody, and fields that may, but can't be rewritten without asking whose they are. */
type Place = {
  table: Table;
  texts: readonly string[];
  listed: readonly string[];
  /** Rows in which a name means who is erased: a condition. */
  own: string;
  /** Rows that are not looked at: they are theirs themselves. */
  but: string;
};
export const PLACES: readonly Place[] = TABLES.flatMap((table) => {
  const fields = Object.entries(recordOf(table).fields);
  const columns = (of: Erasure) =>
    fields.flatMap(([column, field]) => ('erasure' in field && field.erasure === of ? [column] : []));
  const place = {
    table,
    texts: columns('rewrite'),
    listed: columns('list'),
    own: belongsTo(table, { stakeholder: STAKEHOLDERS, interaction: TALKS }) ?? 'FALSE',
    but: belongsTo(table, { person: PEOPLE }) ?? 'FALSE',
  };
  return place.texts.length + place.listed.length === 0 ? [] : [place];
});

/** A row that speaks of somebody. */
export type Trace = {
  table: string;
  row: number;
  own: boolean;
  /** What goes from it, by column. */
  goes: Record<string, string>;
  /** What may speak of them and stays: only a person can tell who is meant. */
  stays: { text: string; kinds: ReadonlySet<Kind> }[];
};

/** What is replaced in a row: where a name means them, the name, too. Numbers and addresses are theirs alone. */
const replaced = (own: boolean): readonly Kind[] => (own ? ['name', 'contact'] : ['contact']);
const NAMED: readonly Kind[] = ['name', 'contact'];

const withoutThem = (finder: Finder, text: string, own: boolean, replacement: string): string =>
  finder.without(text, replacement, replaced(own));

type TextRow = { row: number; own: number } & Record<string, string>;

/** Rows that speak of somebody; every text is read once. */
export function tracesOf(db: Db, whose: Whose, finder: Finder): Trace[] {
  const counts = (kinds: ReadonlySet<Kind>, own: boolean) =>
    kinds.has('name') || kinds.has('contact') || (own && kinds.has('maybe'));
  db.function('speaks', { deterministic: true, varargs: true }, (own: unknown, ...texts: unknown[]) =>
    texts.some((text) => typeof text === 'string' && counts(finder.kindsIn(text), own === 1)) ? 1 : 0,
  );
  return PLACES.flatMap(({ table, texts, listed, own, but }) => {
    const columns = [...texts, ...listed].join(', ');
    const sql = `SELECT id AS row, ${own} AS own, ${columns} FROM ${table}
      WHERE coalesce(NOT (${but}), TRUE) AND speaks(coalesce(${own}, FALSE), ${columns})`;
    const rows = db.prepare<object, TextRow>(sql).all(whoseIn(sql, whose));
    return rows.map(({ row, own, ...fields }): Trace => {
      const seen = Object.entries(fields)
        .map(([column, text]) => ({ column, text, kinds: finder.kindsIn(text) }))
        .filter(({ kinds }) => counts(kinds, own === 1));
      const goes = (one: (typeof seen)[number]) =>
        texts.includes(one.column) && replaced(own === 1).some((kind) => one.kinds.has(kind));
      return {
        table,
        row,
        own: own === 1,
        goes: Object.fromEntries(seen.filter(goes).map(({ column, text }) => [column, text])),
        stays: seen.filter(
          (one) => !goes(one) || one.kinds.has('maybe') || (own !== 1 && one.kinds.has('name')),
        ),
      };
    });
  });
}

/** Whose words are looked for, as parameters of a query. */
export const whoseIn = (sql: string, whose: Whose) =>
  paramsIn(
    sql,
    Object.fromEntries(Object.entries(whose).map(([name, rows]) => [name, JSON.stringify(rows)])),
  );

/**
 * Puts a replacement in the place of what speaks of somebody: in rows, alerts and reports.
 * @returns how many rows still name somebody of that name
 */
export function forgetTraces(db: Db, traces: readonly Trace[], finder: Finder, replacement: string): number {
  for (const { table, row, own, goes } of traces)
    for (const [column, text] of Object.entries(goes))
      db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(
        withoutThem(finder, text, own, replacement),
        row,
      );
  const forget = (text: string) => finder.without(text, replacement, NAMED);
  forgetInAlerts(db, forget);
  forgetInReports(db, forget);
  return traces.filter(({ stays }) => stays.length > 0).length;
}
