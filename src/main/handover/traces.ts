import type { Db } from '../db/open.ts';
import { namePattern } from '../people/traces.ts';

/** What speaks of stakeholders that are erased, beside the rows that hang on them. */

/** What they and their people are and were called. A name of one character is in every second sentence. */
export const namesOf = (db: Db, gone: string): { stakeholders: string[]; people: string[] } => {
  const named = (table: string, column: string) =>
    db
      .prepare<object, string>(
        `WITH mine (id) AS (SELECT id FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(@gone)))
         SELECT name FROM ${table} WHERE id IN mine
         UNION SELECT json_extract(before, '$.name') FROM change
           WHERE tbl = '${table}' AND row_id IN mine AND before IS NOT NULL`,
      )
      .pluck()
      .all({ gone })
      .filter((name) => [...name].length > 1)
      .toSorted((a, b) => b.length - a.length);
  return { stakeholders: named('stakeholder', 'id'), people: named('person', 'stakeholder_id') };
};

/** Puts a replacement in the place of their names in conversations that others took part in, too. */
export function forgetInTalks(db: Db, talks: string, names: readonly string[], replacement: string): void {
  if (names.length === 0) return;
  const named = new RegExp(names.map(namePattern).join('|'), 'giu');
  const forgetIn = (table: string, column: string, of: string) => {
    const update = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`);
    const rows = db
      .prepare<[string], { id: number; text: string }>(
        `SELECT id, ${column} AS text FROM ${table} WHERE ${of} IN (SELECT value FROM json_each(?))`,
      )
      .all(talks);
    for (const { id, text } of rows) {
      const rest = text.replace(named, () => replacement);
      if (rest !== text) update.run(rest, id);
    }
  };
  forgetIn('interaction', 'summary', 'id');
  forgetIn('interaction', 'decisions', 'id');
  forgetIn('attachment', 'name', 'interaction_id');
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

const ORPHANS = `(SELECT id FROM tag WHERE id NOT IN (SELECT tag_id FROM stakeholder_tag)
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
    `DELETE FROM cadence_exception WHERE tag_id IN ${ORPHANS}; DELETE FROM tag WHERE id IN ${ORPHANS};`,
  );
  return actions;
}

/**
 * Forgets images of the journal, and so the undoing of the actions that wrote them.
 * @returns these actions, for the trail
 */
export function forgetImages(db: Db, which: string, params: object, now: number): number[] {
  const found = db
    .prepare<object, { id: number; action: number }>(
      `SELECT id, action_id AS action FROM change WHERE before IS NOT NULL AND ${which}
         AND action_id < (SELECT max(id) FROM action)`,
    )
    .all(params);
  const forget = db.prepare('DELETE FROM change WHERE id = ?');
  const close = db.prepare('UPDATE action SET undone_at = ? WHERE id = ? AND undone_at IS NULL');
  const actions = new Set(found.map(({ action }) => action));
  for (const { id } of found) forget.run(id);
  for (const action of actions) close.run(now, action);
  return [...actions];
}
