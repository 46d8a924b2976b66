import type { HandlerOutput } from '../../contract/call.ts';
import type { Person, people } from '../../contract/people.ts';
import type { Channel } from '../../domain/interactions.ts';
import type { Db } from '../db/open.ts';
import { asTold, filesOf, type Held } from '../erasure/files.ts';
import { textsOfReports } from '../erasure/forget.ts';
import { type Trace, tracesOf } from '../erasure/traces.ts';
import type { Of, Sought } from './traces.ts';

type PersonRecord = HandlerOutput<(typeof people)['people.record']>;

/** Everything that the vault holds about a person (PIPL art. 45). */
export function recordOf(
  db: Db,
  of: Of,
  person: Person,
  { whose, finder }: Sought,
  now: number,
): PersonRecord {
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
  const traces = tracesOf(db, whose, finder);
  const ids = spokenIn(talksOf(db, of.person), traces);
  const interactions = db
    .prepare<[string], Held & { channel: Channel; summary: string; decisions: string }>(
      `SELECT at, channel, summary, decisions, deleted_at IS NOT NULL AS deleted
       FROM json_each(?) JOIN interaction AS i ON i.id = json_each.value ORDER BY at`,
    )
    .all(ids)
    .map(asTold);
  const texts = traces
    .filter(({ table }) => table !== 'interaction' && table !== 'attachment')
    .flatMap(({ table, goes, stays }) =>
      [
        ...Object.values(goes),
        ...stays.filter(({ kinds }) => kinds.has('contact')).map(({ text }) => text),
      ].map((text) => ({ in: table, text })),
    );
  const reports = textsOfReports(db)
    .filter((text) => NAMING.some((kind) => finder.kindsIn(text).has(kind)))
    .map((text) => ({ in: 'report', text }));
  const files = filesOf(db, ids);
  return { ...about, person, madeAt: now, interactions, files, texts: [...texts, ...reports] };
}

const NAMING = ['name', 'contact'] as const;

/** Conversations that a person took part in. */
export const talksOf = (db: Db, person: number): number[] =>
  db
    .prepare<[number], number>('SELECT interaction_id FROM interaction_person WHERE person_id = ?')
    .pluck()
    .all(person);

/** These, and those that speak of them: a JSON list. */
export function spokenIn(took: readonly number[], traces: readonly Trace[]): string {
  const speaking = traces.filter(
    ({ table, goes }) => table === 'interaction' && Object.keys(goes).length > 0,
  );
  return JSON.stringify([...new Set([...took, ...speaking.map(({ row }) => row)])]);
}
