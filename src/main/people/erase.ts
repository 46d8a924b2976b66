import type { HandlerOutput } from '../../contract/call.ts';
import type { Person, people } from '../../contract/people.ts';
import { type Finder, nameKey } from '../../domain/erasure/finder.ts';
import type { Db } from '../db/open.ts';
import { forgetDrafts } from '../drafts/store.ts';
import { forgetInJournal } from '../erasure/forget.ts';
import { forgetImagesOf } from '../erasure/images.ts';
import { forgetTraces, tracesOf } from '../erasure/traces.ts';
import { eraseUnmade } from '../erasure/unmade.ts';
import { eraseRows } from '../records/erase-rows.ts';
import { filesWith, talksOf } from './record.ts';
import type { Of, Sought } from './traces.ts';

/** What only a person can look through, and the actions whose journal was forgotten. */
type Erased = Pick<HandlerOutput<(typeof people)['people.erase']>, 'files' | 'mentions'> & {
  actions: number[];
};

/**
 * Erases a person for good (PIPL art. 47): the row with its numbers and addresses, and their words in texts of the stakeholder,
 * in reports, alerts and the journal; numbers and addresses, former ones too, in any text. Conversations stay, without them:
 * what is counted doesn't change. Where the stakeholder is the person themselves, it stays without its name and what it was
 * reached by. Runs inside a writing transaction.
 * @param replacement what stands in place of their words
 */
export function erasePerson(
  db: Db,
  of: Of,
  { id, name }: Person,
  { whose, finder, namesakes }: Sought,
  now: number,
  replacement: string,
): Erased {
  eraseUnmade(db, finder);
  const images = forgetImagesOf(db, whose, finder, now);
  const took = talksOf(db, of.person);
  eraseRows(
    db,
    { person: '(SELECT value FROM json_each(@people))' },
    { people: JSON.stringify(whose.people) },
  );
  forgetWhoTheyAre(db, whose.stakeholders, of.stakeholder, name, finder, replacement);
  const traces = tracesOf(db, whose, finder);
  const mentions = namesakes + forgetTraces(db, traces, finder, replacement);
  forgetDrafts(db, finder, [id]);
  return {
    files: filesWith(db, took, traces),
    mentions,
    actions: [...new Set([...forgetInJournal(db, now), ...images])],
  };
}

/** A stakeholder that is the person themselves loses its name; one that was merged away can't be renamed by hand any more. */
function forgetWhoTheyAre(
  db: Db,
  stakeholders: readonly number[],
  own: number,
  name: string,
  finder: Finder,
  replacement: string,
): void {
  const nameOf = db.prepare<[number], string>('SELECT name FROM stakeholder WHERE id = ?').pluck();
  const rename = db.prepare("UPDATE stakeholder SET name = ?, sort_key = '' WHERE id = ?");
  const empty = db.prepare("UPDATE stakeholder SET website = '', address = '', notes = '' WHERE id = ?");
  const unreach = db.prepare('DELETE FROM contact_point WHERE stakeholder_id = ?');
  for (const id of stakeholders) {
    const called = nameOf.get(id) ?? '';
    if (nameKey(called) === nameKey(name)) {
      rename.run(replacement, id);
      empty.run(id);
      unreach.run(id);
    } else if (id !== own && finder.kindsIn(called).size > 0)
      rename.run(finder.without(called, replacement, ['name', 'contact']), id);
  }
}
