import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';

type Uuid = { uuid: Buffer };

/** What matches an FTS5 query, latest first: ordering by rank costs more than it tells. */
export function searchStore(db: Db) {
  const stakeholders = db.prepare<[string, number], Uuid & { name: string; kind: string }>(
    `SELECT s.uuid, s.name, s.kind FROM stakeholder_search JOIN stakeholder AS s ON s.id = stakeholder_search.rowid
     WHERE stakeholder_search MATCH ? AND s.deleted_at IS NULL ORDER BY stakeholder_search.rowid DESC LIMIT ?`,
  );
  const people = db.prepare<
    [string, number],
    Uuid & { name: string; stakeholderUuid: Buffer; stakeholderName: string }
  >(
    `SELECT person.uuid, person.name, s.uuid AS stakeholderUuid, s.name AS stakeholderName
     FROM person_search JOIN person ON person.id = person_search.rowid JOIN stakeholder AS s ON s.id = person.stakeholder_id
     WHERE person_search MATCH ? AND s.deleted_at IS NULL ORDER BY person_search.rowid DESC LIMIT ?`,
  );
  const interactions = db.prepare<[string, number], Uuid & { summary: string; channel: string }>(
    `SELECT i.uuid, i.summary, i.channel FROM interaction_search JOIN interaction AS i ON i.id = interaction_search.rowid
     WHERE interaction_search MATCH ? ORDER BY interaction_search.rowid DESC LIMIT ?`,
  );
  const feedback = db.prepare<[string, number], Uuid & { number: number; content: string }>(
    `SELECT f.uuid, f.number, f.content FROM feedback_search JOIN feedback AS f ON f.id = feedback_search.rowid
     WHERE feedback_search MATCH ? ORDER BY feedback_search.rowid DESC LIMIT ?`,
  );
  const named = <R extends Uuid>({ uuid, ...rest }: R) => ({ ...rest, id: fromUuid(uuid) });
  return {
    stakeholders: (match: string, limit: number) => stakeholders.all(match, limit).map(named),
    people: (match: string, limit: number) =>
      people.all(match, limit).map(({ stakeholderUuid, ...person }) => ({
        ...named(person),
        stakeholderId: fromUuid(stakeholderUuid),
      })),
    interactions: (match: string, limit: number) => interactions.all(match, limit).map(named),
    feedback: (match: string, limit: number) => feedback.all(match, limit).map(named),
  };
}
