import type { Person } from '../../contract/people.ts';
import type { Db } from '../db/open.ts';
import { forgetInJournal, forgetInReports, inJson } from '../erasure/forget.ts';
import { imagesOf, type Of, type Sought, tracesOf, without } from './traces.ts';

/**
 * Erases a person for good (PIPL art. 47): the row with its numbers and addresses, and their words in texts of the stakeholder,
 * in reports, alerts and the journal; numbers and addresses, former ones too, in any text. Conversations stay, without them: what is counted doesn't change. Where the stakeholder
 * is the person themselves, it stays without its name and what it was reached by. Runs inside a writing transaction.
 * @param replacement what stands in place of their words
 * @returns the actions whose journal was forgotten
 */
export function erasePerson(
  db: Db,
  of: Of,
  person: Person,
  sought: Sought,
  now: number,
  replacement: string,
): number[] {
  const run = (sql: string, ...params: (string | number)[]) => db.prepare(sql).run(...params);
  for (const trace of tracesOf(db, of, sought))
    for (const [column, text] of Object.entries(trace.texts))
      run(
        `UPDATE ${trace.table} SET ${column} = ? WHERE id = ?`,
        without(text ?? '', trace, sought, replacement),
        trace.row,
      );
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
  const images = imagesOf(db, of, sought);
  run('DELETE FROM interaction_person WHERE person_id = ?', of.person);
  run('DELETE FROM contact_point WHERE person_id = ?', of.person);
  run('DELETE FROM person WHERE id = ?', of.person);
  const forget = (text: string) => text.replace(sought.own, replacement);
  for (const { id, items } of db
    .prepare<[], { id: number; items: string }>('SELECT id, items FROM reminder_alert')
    .all())
    run('UPDATE reminder_alert SET items = ? WHERE id = ?', inJson(items, forget), id);
  forgetInReports(db, forget);
  return [...new Set([...forgetInJournal(db, now), ...forgetImages(db, images)])];
}

function forgetImages(db: Db, images: ReturnType<typeof imagesOf>): number[] {
  const remove = db.prepare('DELETE FROM change WHERE id = ?');
  for (const { id } of images) remove.run(id);
  return images.map(({ action }) => action);
}
