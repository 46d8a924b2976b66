import type { Person } from '../../contract/people.ts';
import type { Db } from '../db/open.ts';

/** Texts in which a person may be spoken of, and by which column their stakeholder is found. */
const TEXTS = [
  {
    table: 'interaction',
    columns: ['summary', 'decisions'],
    of: `id IN (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id = @stakeholder
           UNION SELECT interaction_id FROM interaction_person WHERE person_id = @person)`,
  },
  { table: 'next_step', columns: ['text'], of: 'stakeholder_id = @stakeholder' },
  { table: 'feedback', columns: ['content', 'breach_reason'], of: 'stakeholder_id = @stakeholder' },
  {
    table: 'feedback_event',
    columns: ['note'],
    of: 'feedback_id IN (SELECT id FROM feedback WHERE stakeholder_id = @stakeholder)',
  },
  { table: 'stakeholder', columns: ['notes', 'address'], of: 'id = @stakeholder' },
  { table: 'person', columns: ['notes'], of: 'stakeholder_id = @stakeholder AND id <> @person' },
] as const;

export type Of = { person: number; stakeholder: number };
/** A row whose texts speak of somebody. */
export type Trace = { table: string; row: number; texts: Record<string, string> };

/** What a text is recognised by as speaking of a person. A name of one character is in every second sentence. */
export const wordsFor = ({ name, phones, emails, wechat }: Person): string[] =>
  [name, wechat, ...phones.map(({ value }) => value), ...emails.map(({ value }) => value)]
    .filter((word) => [...word].length > 1)
    .toSorted((a, b) => b.length - a.length);

/** Rows that speak of a person by one of these words. */
export function tracesOf(db: Db, of: Of, words: readonly string[]): Trace[] {
  return TEXTS.flatMap(({ table, columns, of: condition }) => {
    const params = Object.fromEntries(Object.entries(of).filter(([name]) => condition.includes(`@${name}`)));
    return db
      .prepare<object, { row: number } & Record<string, string>>(
        `SELECT id AS row, ${columns.join(', ')} FROM ${table} WHERE ${condition}`,
      )
      .all(params)
      .filter((found) => columns.some((column) => words.some((word) => found[column]?.includes(word))))
      .map(({ row, ...texts }) => ({ table, row, texts }));
  });
}

/** A text without the words. */
export const without = (text: string, words: readonly string[], replacement: string): string =>
  words.reduce((rest, word) => rest.replaceAll(word, replacement), text);
