import type { HandlerOutput } from '../../contract/call.ts';
import type { Person, people } from '../../contract/people.ts';
import type { Channel } from '../../domain/interactions.ts';
import { recordOf as record, TABLES } from '../../records/index.ts';
import { STRICT_TALK } from '../confidentiality/talks.ts';
import type { Db } from '../db/open.ts';
import { asTold, filesOf, type Held } from '../erasure/files.ts';
import { textsOfReports } from '../erasure/forget.ts';
import { type Trace, tracesOf } from '../erasure/traces.ts';
import { belongsTo } from '../records/belonging.ts';
import { cellColumns, rowCells, type Speech } from '../records/cells.ts';
import type { Of, Sought } from './traces.ts';

type PersonRecord = HandlerOutput<(typeof people)['people.record']>;

/** Everything that the vault holds about a person (PIPL art. 45). */
export function recordOf(
  db: Db,
  of: Of,
  person: Person,
  { whose, finder }: Sought,
  now: number,
  speech: Speech,
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
  const took = talksOf(db, of.person);
  const talks = JSON.stringify(talksWith(took, traces));
  const interactions = db
    .prepare<[string], Held & { channel: Channel; summary: string; decisions: string }>(
      `SELECT at, channel, summary, decisions, deleted_at IS NOT NULL AS deleted
       FROM json_each(?) JOIN interaction AS i ON i.id = json_each.value ORDER BY at`,
    )
    .all(talks)
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
  const files = filesWith(db, took, traces);
  const once = new Map(
    [...rowsOfTheirs(db, whose, speech), ...texts, ...reports].map((one) => [JSON.stringify(one), one]),
  );
  const strict = isOfStrict(db, of.person) || isAnyStrict(db, talks);
  return { ...about, person, madeAt: now, interactions, files, texts: [...once.values()], strict };
}

const isOfStrict = (db: Db, person: number): boolean =>
  db
    .prepare<[number]>(
      `SELECT 1 FROM person JOIN stakeholder AS s ON s.id = person.stakeholder_id
       WHERE person.id = ? AND s.confidentiality = 'strict'`,
    )
    .get(person) !== undefined;

/** @param talks JSON of their keys */
const isAnyStrict = (db: Db, talks: string): boolean =>
  db
    .prepare<[string]>(
      `SELECT 1 FROM json_each(?) JOIN interaction AS i ON i.id = json_each.value WHERE ${STRICT_TALK} LIMIT 1`,
    )
    .get(talks) !== undefined;

/** What goes with them, field by field, whatever it says. */
function rowsOfTheirs(db: Db, whose: Sought['whose'], speech: Speech): { in: string; text: string }[] {
  const theirs = JSON.stringify(whose.people);
  return TABLES.flatMap((table) => {
    const which = belongsTo(table, { person: '(SELECT value FROM json_each(?))' });
    if (table === 'person' || record(table).link === true || which === null) return [];
    const rows = db.prepare<string[], number>(`SELECT id FROM ${table} WHERE ${which}`).pluck();
    const headings = cellColumns(table, speech);
    const told = rowCells(
      db,
      table,
      speech,
    )(
      rows.all(
        ...which
          .split('?')
          .slice(1)
          .map(() => theirs),
      ),
    );
    return told.map((cells) => ({
      in: table,
      text: headings
        .flatMap(({ heading, part }, i) => (part === 'id' || !cells[i] ? [] : [`${heading}: ${cells[i]}`]))
        .join('\n'),
    }));
  });
}

const NAMING = ['name', 'contact'] as const;

/** Conversations that a person took part in. */
export const talksOf = (db: Db, person: number): number[] =>
  db
    .prepare<[number], number>('SELECT interaction_id FROM interaction_person WHERE person_id = ?')
    .pluck()
    .all(person);

const speakingRows = (traces: readonly Trace[], of: string): number[] =>
  traces.filter(({ table, goes }) => table === of && Object.keys(goes).length > 0).map(({ row }) => row);

/** Conversations that they took part in, and those that speak of them. */
const talksWith = (took: readonly number[], traces: readonly Trace[]): number[] => [
  ...new Set([...took, ...speakingRows(traces, 'interaction')]),
];

/** Files of these conversations, and those that are called after them. */
export const filesWith = (db: Db, took: readonly number[], traces: readonly Trace[]) =>
  filesOf(db, talksWith(took, traces), speakingRows(traces, 'attachment'));
