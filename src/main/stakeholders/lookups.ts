import type { HandlerOutput } from '../../contract/call.ts';
import type { stakeholders } from '../../contract/stakeholders.ts';
import { closedName, nameKey } from '../../domain/identity/names.ts';
import { simplified } from '../../domain/identity/simplified.ts';
import { searchQuery } from '../../domain/search.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';

type Calls = typeof stakeholders;
type Duplicate = HandlerOutput<Calls['stakeholders.duplicates']>[number];

/** Reading across nouns for the page of one stakeholder. */
export function stakeholderLookups(db: Db) {
  const nameOf = db.prepare<[number], string>('SELECT name FROM stakeholder WHERE id = ?').pluck();
  /** Whoever is found by a name; the rules of the domain tell which of them bear it. */
  const found = db.prepare<{ row: number; match: string }, { uuid: Buffer; name: string }>(
    `SELECT uuid, name FROM stakeholder_search JOIN stakeholder ON stakeholder.id = stakeholder_search.rowid
     WHERE stakeholder_search MATCH @match AND stakeholder.id <> @row AND merged_into IS NULL AND deleted_at IS NULL`,
  );
  const sameName = (row: number) => {
    const name = nameOf.get(row) ?? '';
    const match = searchQuery(closedName(name));
    const key = simplified(nameKey(name));
    return match === null
      ? []
      : found.all({ row, match }).filter((one) => simplified(nameKey(one.name)) === key);
  };
  const samePoint = db.prepare<{ row: number }, { uuid: Buffer; name: string; kind: 'phone' | 'email' }>(
    `WITH mine AS (
       -- The number of a switchboard, whatever the extension; short numbers and words are nobody's own.
       SELECT DISTINCT kind, substr(match_key, 1, instr(match_key || ';', ';') - 1) AS key FROM contact_point
       WHERE deleted_at IS NULL AND (kind = 'email' OR match_key LIKE '+%') AND (stakeholder_id = @row
         OR person_id IN (SELECT id FROM person WHERE stakeholder_id = @row AND deleted_at IS NULL))),
     points AS (
       SELECT coalesce(p.stakeholder_id, person.stakeholder_id) AS stakeholder, p.kind
       FROM mine JOIN contact_point AS p ON p.kind = mine.kind AND p.deleted_at IS NULL
         AND (p.match_key = mine.key OR p.match_key BETWEEN mine.key || ';' AND mine.key || ';~')
       LEFT JOIN person ON person.id = p.person_id
       WHERE p.person_id IS NULL OR person.deleted_at IS NULL)
     SELECT DISTINCT s.uuid, s.name, points.kind FROM points JOIN stakeholder AS s ON s.id = points.stakeholder
     WHERE s.id <> @row AND s.deleted_at IS NULL AND s.merged_into IS NULL`,
  );
  return {
    duplicates(row: number): Duplicate[] {
      const all = new Map<string, Duplicate>();
      const add = (uuid: Buffer, name: string, by: Duplicate['by'][number]) => {
        const id = fromUuid(uuid);
        const known = all.get(id);
        if (known === undefined) all.set(id, { id, name, by: [by] });
        else if (!known.by.includes(by)) known.by.push(by);
      };
      for (const { uuid, name } of sameName(row)) add(uuid, name, 'name');
      for (const { uuid, name, kind } of samePoint.all({ row })) add(uuid, name, kind);
      return [...all.values()];
    },
  };
}
