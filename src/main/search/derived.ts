import { caseNumber } from '../../domain/feedback/terms.ts';
import { searchTokens } from '../../domain/search.ts';
import type { Db } from '../db/open.ts';
import type { Derived } from '../db/stale.ts';

/** What of a row is searched: texts by words, names by pinyin too. Null: the row isn't searched (any more). */
type Indexed = { texts: (string | null)[]; names: (string | null)[] };

/** Index of one table's rows; the triggers of the schema mark what changed. */
function searchIndex(db: Db, noun: string, read: (row: number) => Indexed | undefined): Derived {
  const table = `${noun.replaceAll('-', '_')}`;
  const source = table.replace('_search', '');
  const remove = db.prepare(`DELETE FROM ${table} WHERE rowid = ?`);
  const insert = db.prepare(`INSERT INTO ${table} (rowid, tokens) VALUES (?, ?)`);
  const present = (texts: (string | null)[]) => texts.filter((text): text is string => Boolean(text));
  return {
    noun,
    recompute(rows) {
      const ids = rows === 'all' ? db.prepare<[], number>(`SELECT id FROM ${source}`).pluck().all() : rows;
      for (const id of ids) {
        remove.run(id);
        const found = read(id);
        if (found !== undefined) insert.run(id, searchTokens(present(found.texts), present(found.names)));
      }
    },
  };
}

export function searchIndexes(db: Db): Derived[] {
  const stakeholder = db.prepare<
    [number],
    { name: string; website: string; address: string; industry: string; notes: string }
  >('SELECT name, website, address, industry, notes FROM stakeholder WHERE id = ?');
  const pointsOfStakeholder = db
    .prepare<[number, number], string>(
      `SELECT value FROM contact_point WHERE stakeholder_id = ?
       UNION ALL SELECT value FROM contact_point JOIN person ON person.id = person_id
       WHERE person.stakeholder_id = ? AND person.deleted_at IS NULL`,
    )
    .pluck();
  const namesOfPeople = db
    .prepare<[number], string>('SELECT name FROM person WHERE stakeholder_id = ? AND deleted_at IS NULL')
    .pluck();
  const person = db.prepare<
    [number],
    { name: string; role: string; department: string; wechat: string; notes: string }
  >('SELECT name, role, department, wechat, notes FROM person WHERE id = ? AND deleted_at IS NULL');
  const pointsOfPerson = db
    .prepare<[number], string>('SELECT value FROM contact_point WHERE person_id = ?')
    .pluck();
  const interaction = db.prepare<[number], { summary: string; decisions: string }>(
    'SELECT summary, decisions FROM interaction WHERE id = ? AND deleted_at IS NULL',
  );
  const feedback = db.prepare<[number], { number: number; content: string }>(
    'SELECT number, content FROM feedback WHERE id = ? AND deleted_at IS NULL',
  );

  return [
    searchIndex(db, 'stakeholder-search', (id) => {
      const found = stakeholder.get(id);
      if (found === undefined) return undefined;
      const { name, ...texts } = found;
      return {
        names: [name, ...namesOfPeople.all(id)],
        texts: [...Object.values(texts), ...pointsOfStakeholder.all(id, id)],
      };
    }),
    searchIndex(db, 'person-search', (id) => {
      const found = person.get(id);
      if (found === undefined) return undefined;
      const { name, ...texts } = found;
      return { names: [name], texts: [...Object.values(texts), ...pointsOfPerson.all(id)] };
    }),
    searchIndex(db, 'interaction-search', (id) => {
      const found = interaction.get(id);
      return found && { names: [], texts: [found.summary, found.decisions] };
    }),
    searchIndex(db, 'feedback-search', (id) => {
      const found = feedback.get(id);
      return found && { names: [], texts: [caseNumber(found.number), found.content] };
    }),
  ];
}
