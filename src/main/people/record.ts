import type { HandlerOutput } from '../../contract/call.ts';
import type { Person, people } from '../../contract/people.ts';
import type { Channel } from '../../domain/interactions.ts';
import type { Db } from '../db/open.ts';
import { type Of, type Sought, tracesOf } from './traces.ts';

type PersonRecord = HandlerOutput<(typeof people)['people.record']>;

/** Everything that the vault holds about a person (PIPL art. 45). */
export function recordOf(db: Db, of: Of, person: Person, sought: Sought, now: number): PersonRecord {
  const all = <T>(sql: string, ...params: number[]): T[] => db.prepare<number[], T>(sql).all(...params);
  const [about] = all<{
    stakeholder: string;
    kind: PersonRecord['kind'];
    createdAt: number;
    updatedAt: number;
  }>(
    `SELECT s.name AS stakeholder, s.kind, person.created_at AS createdAt, person.updated_at AS updatedAt
     FROM person JOIN stakeholder AS s ON s.id = person.stakeholder_id WHERE person.id = ?`,
    of.person,
  );
  if (about === undefined) throw new Error('The person was there a moment ago');
  const traces = tracesOf(db, of, sought);
  const took = all<{ id: number }>(
    `SELECT i.id FROM interaction_person AS of JOIN interaction AS i ON i.id = of.interaction_id
     WHERE of.person_id = ? AND i.deleted_at IS NULL`,
    of.person,
  ).map(({ id }) => id);
  const spoken = new Set([
    ...took,
    ...traces.filter(({ table }) => table === 'interaction').map(({ row }) => row),
  ]);
  const ids = JSON.stringify([...spoken]);
  const interactions = db
    .prepare<[string], { at: number; channel: Channel; summary: string; decisions: string }>(
      `SELECT at, channel, summary, decisions FROM json_each(?) JOIN interaction AS i ON i.id = json_each.value
       WHERE i.deleted_at IS NULL ORDER BY at`,
    )
    .all(ids);
  const files = db
    .prepare<[string], { name: string; at: number }>(
      `SELECT a.name, a.created_at AS at FROM attachment AS a
       WHERE a.deleted_at IS NULL AND a.interaction_id IN (SELECT value FROM json_each(?)) ORDER BY a.created_at`,
    )
    .all(ids);
  const texts = traces
    .filter(({ table }) => table !== 'interaction' && table !== 'attachment')
    .flatMap(({ table, own, texts }) =>
      Object.values(texts)
        .filter((text) => text.search(own ? sought.own : sought.anywhere) !== -1)
        .map((text) => ({ in: table, text })),
    );
  return { ...about, person, madeAt: now, interactions, files, texts };
}
