import { finderOf, type Words } from '../../domain/erasure/finder.ts';
import type { Db } from '../db/open.ts';
import { forgetImages } from '../erasure/images.ts';

/** What speaks of stakeholders that are erased, beside the rows that hang on them. */

/** What they and their people are and were called and reached by, without numbers and addresses that somebody who stays has, too. */
export function wordsOf(db: Db, gone: string) {
  const all = (sql: string) => db.prepare<object, string>(sql).pluck().all({ gone });
  const earlier = (table: string, column: string, of: string) =>
    `SELECT before ->> '${column}' FROM change WHERE tbl = '${table}' AND before IS NOT NULL AND ${of}`;
  const named = (table: string, column: string, of: string) =>
    all(`WITH mine (id) AS (SELECT id FROM ${table} WHERE ${of} IN ${GONE})
      SELECT ${column} FROM ${table} WHERE id IN mine UNION ${earlier(table, column, 'row_id IN mine')}`);
  const points = (kind: string) =>
    all(`SELECT value FROM contact_point WHERE kind = '${kind}' AND ${ofThem((column) => column)}
      UNION ${earlier('contact_point', 'value', `before ->> 'kind' = '${kind}' AND ${ofThem((column) => `before ->> '${column}'`)}`)}`);
  const names = {
    stakeholders: named('stakeholder', 'name', 'id').filter(isTelling),
    people: named('person', 'name', 'stakeholder_id').filter(isTelling),
  };
  const contacts = { numbers: points('phone'), addresses: points('email') };
  const isTheirs = theirsAlone(
    contacts,
    all(`SELECT value FROM contact_point WHERE NOT coalesce(${ofThem((column) => column)}, FALSE)`),
  );
  return {
    ...names,
    numbers: contacts.numbers.filter((number) => isTheirs({ numbers: [number] })),
    addresses: contacts.addresses.filter((address) => isTheirs({ addresses: [address] })),
    accounts: named('person', 'wechat', 'stakeholder_id'),
  };
}
const GONE = '(SELECT value FROM json_each(@gone))';
const ofThem = (value: (column: string) => string) =>
  `(${value('stakeholder_id')} IN ${GONE} OR ${value('person_id')} IN (SELECT id FROM person WHERE stakeholder_id IN ${GONE}))`;

/** A name of one character is in every second sentence. */
const isTelling = (word: string): boolean => [...word].length > 1;

type Contacts = Omit<Words, 'names'>;
function theirsAlone(contacts: Contacts, others: readonly string[]): (contact: Contacts) => boolean {
  const among = (values: readonly string[], of: Contacts) => {
    const finder = finderOf({ names: [], ...of });
    return values.filter((value) => finder.kindsIn(value).size > 0);
  };
  const shared = among(others, contacts);
  return (contact) => among(shared, contact).length === 0;
}

/** Removes saved views that are about them: that name them, or search for what now finds nobody. */
export function forgetViews(db: Db, names: readonly string[], ids: readonly string[]): void {
  const finds = db
    .prepare<[string, string], number>(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM stakeholder WHERE instr(lower(name), ?))
         OR EXISTS (SELECT 1 FROM person WHERE instr(lower(name), ?))`,
    )
    .pluck();
  const remove = db.prepare('DELETE FROM saved_view WHERE id = ?');
  const lower = names.map((name) => name.toLowerCase());
  const isAbout = (text: string) =>
    ids.some((id) => text.includes(id)) || lower.some((name) => text.toLowerCase().includes(name));
  const isFor = (search: string) =>
    lower.some((name) => name.includes(search)) && finds.get(search, search) === undefined;
  const views = db.prepare<[], { id: number; name: string; query: string }>(
    'SELECT id, name, query FROM saved_view',
  );
  for (const { id, name, query } of views.all()) {
    const address = new URLSearchParams(textAt(query, 'address'));
    const search = (address.get('q') ?? textAt(query, 'query')).trim().toLowerCase();
    const texts = [name, query, ...address.values()];
    if (texts.some(isAbout) || ([...search].length > 1 && isFor(search))) remove.run(id);
  }
}

const textAt = (query: string, field: string): string => {
  const found: unknown = JSON.parse(query)[field];
  return typeof found === 'string' ? found : '';
};

const ORPHANS = `(SELECT id FROM tag WHERE id NOT IN (SELECT tag_id FROM stakeholder_tag WHERE deleted_at IS NULL)
  AND id NOT IN (SELECT tag_id FROM cadence_exception WHERE tag_id IS NOT NULL AND deleted_at IS NULL))`;

/**
 * Removes tags that nobody bears any more, and what the journal kept of who bore them and when.
 * @returns the actions that can't be undone any more
 */
export function forgetTags(db: Db, now: number): number[] {
  const actions = forgetImages(
    db,
    `((tbl = 'stakeholder_tag' AND json_extract(before, '$.tag_id') IN ${ORPHANS})
      OR (tbl = 'stakeholder_period' AND EXISTS (SELECT 1 FROM json_each(json_extract(before, '$.tags'))
        WHERE value IN (SELECT name FROM tag WHERE id IN ${ORPHANS}))))`,
    {},
    now,
  );
  db.exec(
    `DELETE FROM stakeholder_tag WHERE tag_id IN ${ORPHANS}; DELETE FROM cadence_exception WHERE tag_id IN ${ORPHANS}; DELETE FROM tag WHERE id IN ${ORPHANS};`,
  );
  return actions;
}
