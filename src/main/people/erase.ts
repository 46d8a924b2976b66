import type { Person } from '../../contract/people.ts';
import type { Db } from '../db/open.ts';
import { forgetInJournal, forgetInReports } from '../erasure/forget.ts';
import { type Of, tracesOf, without, wordsFor } from './traces.ts';

/**
 * Erases a person for good (PIPL art. 47): the row with its numbers and addresses, and their words in texts of the stakeholder,
 * in reports, alerts and the journal. Conversations stay, without them: what is counted doesn't change. Where the stakeholder
 * is the person themselves, it stays without its name and what it was reached by. Runs inside a writing transaction.
 * @param replacement what stands in place of their words
 * @returns the actions whose journal was forgotten
 */
export function erasePerson(db: Db, of: Of, person: Person, now: number, replacement: string): number[] {
  const words = wordsFor(person);
  const run = (sql: string, ...params: (string | number)[]) => db.prepare(sql).run(...params);
  for (const { table, row, texts } of tracesOf(db, of, words))
    for (const [column, text] of Object.entries(texts))
      run(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, without(text, words, replacement), row);
  const alone = db
    .prepare<[number, string], number>('SELECT id FROM stakeholder WHERE id = ? AND name = ?')
    .pluck()
    .get(of.stakeholder, person.name);
  if (alone !== undefined) {
    run(
      `UPDATE stakeholder SET name = ?, sort_key = '', website = '', address = '', notes = '' WHERE id = ?`,
      replacement,
      alone,
    );
    run('DELETE FROM contact_point WHERE stakeholder_id = ?', alone);
  }
  run('DELETE FROM interaction_person WHERE person_id = ?', of.person);
  run('DELETE FROM contact_point WHERE person_id = ?', of.person);
  run('DELETE FROM person WHERE id = ?', of.person);
  const inJson = words.map((word) => JSON.stringify(word).slice(1, -1));
  for (const { id, items } of db
    .prepare<[], { id: number; items: string }>('SELECT id, items FROM reminder_alert')
    .all())
    run('UPDATE reminder_alert SET items = ? WHERE id = ?', without(items, inJson, replacement), id);
  forgetInReports(db, words, replacement);
  return [...new Set([...forgetInJournal(db, now), ...forgetImages(db, inJson)])];
}

/** What the journal holds of other rows that once spoke of the person. */
function forgetImages(db: Db, words: readonly string[]): number[] {
  const found = db.prepare<[string], { id: number; action: number }>(
    'SELECT id, action_id AS action FROM change WHERE instr(before, ?) > 0',
  );
  const remove = db.prepare('DELETE FROM change WHERE id = ?');
  return words.flatMap((word) =>
    found.all(word).map(({ id, action }) => {
      remove.run(id);
      return action;
    }),
  );
}
