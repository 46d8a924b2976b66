import type { Person } from '../../contract/people.ts';
import type { Db } from '../db/open.ts';

/** Texts in which a person may be spoken of; `own`: the rows that belong to their stakeholder or to a conversation with them. */
const TEXTS = [
  {
    table: 'interaction',
    columns: ['summary', 'decisions'],
    own: `id IN (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id = @stakeholder
            UNION SELECT interaction_id FROM interaction_person WHERE person_id = @person)`,
  },
  {
    table: 'attachment',
    columns: ['name'],
    own: `interaction_id IN (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id = @stakeholder
            UNION SELECT interaction_id FROM interaction_person WHERE person_id = @person)`,
  },
  { table: 'next_step', columns: ['text'], own: 'stakeholder_id = @stakeholder' },
  { table: 'feedback', columns: ['content', 'breach_reason'], own: 'stakeholder_id = @stakeholder' },
  {
    table: 'feedback_event',
    columns: ['note'],
    own: 'feedback_id IN (SELECT id FROM feedback WHERE stakeholder_id = @stakeholder)',
  },
  { table: 'cadence_exception', columns: ['note'], own: 'stakeholder_id = @stakeholder' },
  { table: 'stakeholder', columns: ['notes', 'address'], own: 'id = @stakeholder' },
  { table: 'person', columns: ['notes'], own: 'stakeholder_id = @stakeholder AND id <> @person' },
  { table: 'saved_view', columns: ['name', 'query'], own: 'FALSE' },
] as const;

export type Of = { person: number; stakeholder: number };
/** A row whose texts speak of somebody. */
type Trace = { table: string; row: number; own: boolean; texts: Record<string, string> };

/** What a text is recognised by as speaking of a person. */
export type Sought = {
  /** In texts of their own stakeholder: also the name, which somebody else may bear elsewhere. */
  own: RegExp;
  /** In any text: numbers and addresses are theirs alone. */
  anywhere: RegExp;
  name: RegExp;
};

/** A number of fewer digits is an extension or a hotline. */
const FEWEST_DIGITS = 7;
const NEVER = /(?!)/g;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const oneOf = (patterns: string[]): RegExp =>
  patterns.length === 0 ? NEVER : new RegExp(patterns.join('|'), 'giu');

/** A number in any grouping, with or without the country's code; an address in any case; an account as a word. */
function phonePattern(value: string): string[] {
  const digits = value.replace(/^\s*(?:\+|00)86/, '').replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS) return [];
  return [String.raw`(?:(?:\+|00)86[\s-]*)?(?<!\d)${[...digits].join(String.raw`[\s().·-]*`)}(?!\d)`];
}
const addressPattern = (value: string) => String.raw`(?<![\w.+-])${escaped(value)}(?![\w-])`;

/** A name in Latin letters is a word of its own: Li is not in Lisbon. Chinese names stand between other characters. */
export const namePattern = (name: string): string =>
  /\p{Script=Latin}/u.test(name)
    ? String.raw`(?<![\p{L}\p{N}_])${escaped(name)}(?![\p{L}\p{N}_])`
    : escaped(name);

/** A name of one character is in every second sentence. */
const isTelling = (word: string): boolean => [...word].length > 1;

/** By what a person is recognised, and was before it was changed or removed. */
export function soughtFor(db: Db, of: Of, { name, wechat, phones, emails }: Person): Sought {
  const former = formerOf(db, of.person);
  const names = [name, ...former.names].filter(isTelling);
  const numbers = [...phones.map(({ value }) => value), ...former.phones];
  const addresses = [wechat, ...emails.map(({ value }) => value), ...former.addresses].filter(isTelling);
  const contact = [...numbers.flatMap(phonePattern), ...addresses.map(addressPattern)];
  return {
    own: oneOf([...contact, ...names.map(namePattern)]),
    anywhere: oneOf(contact),
    name: oneOf(names.map(namePattern)),
  };
}

/** What the journal still knows of a person's earlier names, numbers and addresses. */
function formerOf(db: Db, person: number) {
  const of = <T>(sql: string): T[] => db.prepare<[number], T>(sql).all(person);
  const people = of<{ name: string; wechat: string }>(
    `SELECT before ->> 'name' AS name, before ->> 'wechat' AS wechat FROM change
     WHERE tbl = 'person' AND row_id = ? AND before IS NOT NULL`,
  );
  const points = of<{ kind: string; value: string }>(
    `SELECT before ->> 'kind' AS kind, before ->> 'value' AS value FROM change
     WHERE tbl = 'contact_point' AND before ->> 'person_id' = ?`,
  );
  return {
    names: people.map(({ name }) => name),
    phones: points.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
    addresses: [
      ...people.map(({ wechat }) => wechat),
      ...points.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    ],
  };
}

/** Makes a pattern usable in SQL as a function of a text. */
function sqlFunction(db: Db, name: string, pattern: RegExp): void {
  db.function(name, { deterministic: true }, (text: unknown) =>
    typeof text === 'string' && text.search(pattern) !== -1 ? 1 : 0,
  );
}

type Row = { row: number; own: number } & Record<string, string>;

/** Rows that speak of a person. */
export function tracesOf(db: Db, of: Of, sought: Sought): Trace[] {
  sqlFunction(db, 'speaks_of_own', sought.own);
  sqlFunction(db, 'speaks_anywhere', sought.anywhere);
  const any = (name: string, columns: readonly string[]) =>
    columns.map((column) => `${name}(${column})`).join(' OR ');
  return TEXTS.flatMap(({ table, columns, own }) =>
    db
      .prepare<object, Row>(
        `SELECT id AS row, ${own} AS own, ${columns.join(', ')} FROM ${table}
         WHERE (${own} AND (${any('speaks_of_own', columns)})) OR ${any('speaks_anywhere', columns)}`,
      )
      .all(paramsIn(own, of))
      .map(({ row, own, ...texts }) => ({ table, row, own: own === 1, texts })),
  );
}

const paramsIn = (sql: string, of: Of) =>
  Object.fromEntries(Object.entries(of).filter(([name]) => sql.includes(`@${name}`)));

/**
 * Rows of the journal that speak of a person: images of rows of their own stakeholder that name them, of any rows with their
 * numbers and addresses, and of their numbers themselves.
 */
export function imagesOf(db: Db, of: Of, { own, anywhere }: Sought): { id: number; action: number }[] {
  sqlFunction(db, 'speaks_of_own', own);
  sqlFunction(db, 'speaks_anywhere', anywhere);
  const owned = TEXTS.map(
    ({ table, own }) => `(tbl = '${table}' AND row_id IN (SELECT id FROM ${table} WHERE ${own}))`,
  );
  return db
    .prepare<Of, { id: number; action: number }>(
      `SELECT id, action_id AS action FROM change
       WHERE speaks_anywhere(before) OR (tbl = 'contact_point' AND before ->> 'person_id' = @person)
         OR ((${owned.join(' OR ')}) AND speaks_of_own(before))`,
    )
    .all(of);
}

/** How many rows of others name somebody of that name: only a person can tell who is meant. */
export function mentionsElsewhere(db: Db, of: Of, { name }: Sought): number {
  sqlFunction(db, 'names', name);
  return TEXTS.map(({ table, columns, own }) =>
    db
      .prepare<object, number>(
        `SELECT count(*) FROM ${table}
         WHERE NOT (${own}) AND (${columns.map((column) => `names(${column})`).join(' OR ')})
           ${table === 'person' ? 'AND id <> @person' : ''}`,
      )
      .pluck()
      .get(paramsIn(table === 'person' ? `${own}@person` : own, of)),
  ).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** A text without what speaks of a person. */
export const without = (
  text: string,
  { own }: Pick<Trace, 'own'>,
  sought: Sought,
  replacement: string,
): string => text.replace(own ? sought.own : sought.anywhere, replacement);
