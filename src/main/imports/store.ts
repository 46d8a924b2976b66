import { nameKey } from '../../domain/identity/names.ts';
import { isNumberKey, withoutExtension } from '../../domain/identity/phones.ts';
import { pointKey } from '../../domain/identity/points.ts';
import { type Field, isField } from '../../domain/imports/fields.ts';
import type { PointKind } from '../db/contact-points.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';
import { KEPT_STAKEHOLDER } from '../records/merged.ts';

/** Whose a number or address is in the register. `person` is null where it is the stakeholder's own; `key`: as they have it. */
export type Bearer = { stakeholder: number; person: number | null; name: string; key: string };
export type ImportKey = 'name' | 'phone' | 'email';

/** What a number or address is looked for by; of a switchboard, whoever is behind it. Null: it tells nobody apart. */
function soughtKey(kind: PointKind, value: string): string | null {
  const key = pointKey(kind, value);
  if (kind === 'email') return key === '' ? null : key;
  return isNumberKey(key) ? withoutExtension(key) : null;
}
/** As many of those who share a number as are looked at: a switchboard may be everybody's. */
const MOST_BEARERS = 200;

function byNameKey(rows: { id: number; name: string }[]): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  for (const { id, name } of rows) {
    const key = nameKey(name);
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [id]);
    else known.push(id);
  }
  return byName;
}

/** What an import asks the register, and the mappings that it remembers. */
export function importStore(db: Db) {
  const byId = db.prepare<[Buffer], { id: number }>(KEPT_STAKEHOLDER);
  const personById = db.prepare<[Buffer], { person: number; stakeholder: number }>(
    'SELECT id AS person, stakeholder_id AS stakeholder FROM person WHERE uuid = ? AND deleted_at IS NULL',
  );
  const names = db.prepare<[], { id: number; name: string; inactive: number }>(
    'SELECT id, name, deleted_at IS NOT NULL AS inactive FROM stakeholder WHERE merged_into IS NULL AND deleted_at IS NOT 0 ORDER BY inactive, id',
  );
  const peopleOf = db.prepare<[number], { id: number; name: string }>(
    'SELECT id, name FROM person WHERE stakeholder_id = ? AND deleted_at IS NULL ORDER BY id',
  );
  const byPoint = db.prepare<{ kind: PointKind; key: string; most: number }, Bearer>(
    `SELECT coalesce(p.stakeholder_id, person.stakeholder_id) AS stakeholder, person.id AS person,
       coalesce(person.name, s.name) AS name, p.match_key AS key
     FROM contact_point AS p LEFT JOIN person ON person.id = p.person_id
     JOIN stakeholder AS s ON s.id = coalesce(p.stakeholder_id, person.stakeholder_id)
     WHERE p.kind = @kind AND p.deleted_at IS NULL AND (p.match_key = @key OR p.match_key BETWEEN @key || ';' AND @key || ';~')
       AND person.deleted_at IS NULL AND s.merged_into IS NULL AND s.deleted_at IS NOT 0
     ORDER BY s.deleted_at IS NOT NULL, p.id LIMIT @most`,
  );
  const uuidOf = db.prepare<[number], { uuid: Buffer; name: string }>(
    'SELECT uuid, name FROM stakeholder WHERE id = ?',
  );
  const person = db.prepare<[number], { uuid: Buffer; name: string; stakeholder: number }>(
    'SELECT uuid, name, stakeholder_id AS stakeholder FROM person WHERE id = ?',
  );
  const personNamed = db.prepare<[string], { stakeholder: string }>(
    `SELECT s.name AS stakeholder FROM person JOIN stakeholder AS s ON s.id = person.stakeholder_id
     WHERE person.name = ? AND person.deleted_at IS NULL AND s.deleted_at IS NULL LIMIT 1`,
  );
  const owners = db.prepare<[], { uuid: Buffer; name: string }>(
    'SELECT uuid, name FROM owner WHERE deleted_at IS NULL ORDER BY active, created_at DESC, uuid DESC',
  );
  const lastRows = db.prepare<[], { stakeholder: number; person: number }>(
    `SELECT (SELECT coalesce(max(id), 0) FROM stakeholder) AS stakeholder,
       (SELECT coalesce(max(id), 0) FROM person) AS person`,
  );
  const anyPoint = db.prepare<[number, number], { id: number }>(
    `SELECT p.id FROM contact_point AS p WHERE p.stakeholder_id = ? AND p.deleted_at IS NULL
     UNION ALL SELECT p.id FROM contact_point AS p JOIN person ON person.id = p.person_id
     WHERE person.stakeholder_id = ? AND person.deleted_at IS NULL AND p.deleted_at IS NULL LIMIT 1`,
  );
  const anyPointOfPerson = db.prepare<[number], { id: number }>(
    'SELECT id FROM contact_point WHERE person_id = ? AND deleted_at IS NULL LIMIT 1',
  );
  const contacted = db.prepare<[number, number, number], { id: number }>(
    `SELECT i.id FROM interaction_stakeholder AS of JOIN interaction AS i ON i.id = of.interaction_id
     WHERE of.stakeholder_id = ? AND of.deleted_at IS NULL AND i.at >= ? AND i.at < ? AND i.deleted_at IS NULL LIMIT 1`,
  );
  const getMapping = db.prepare<[string], { mapping: string }>(
    'SELECT mapping FROM import_mapping WHERE signature = ?',
  );
  const putMapping = db.prepare(
    `INSERT INTO import_mapping (signature, mapping, used_at) VALUES (?, ?, ?)
     ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
  );
  const dropMapping = db.prepare('DELETE FROM import_mapping WHERE signature = ?');

  return {
    stakeholderById: (id: string): number | undefined => byId.get(toUuid(id))?.id,
    personById: (id: string): { person: number; stakeholder: number } | undefined =>
      personById.get(toUuid(id)),

    /** Rows of stakeholders by {@link nameKey}, the older first; an inactive one only where no active one bears the name. */
    rowsByName(): Map<string, number[]> {
      const all = Map.groupBy(names.all(), ({ inactive }) => inactive);
      return new Map([...byNameKey(all.get(1) ?? []), ...byNameKey(all.get(0) ?? [])]);
    },
    peopleByName: (stakeholder: number): Map<string, number[]> => byNameKey(peopleOf.all(stakeholder)),
    /** The last rows there are: an import takes nobody whom it made itself for an old acquaintance. */
    lastRows: () => lastRows.get() ?? { stakeholder: 0, person: 0 },

    tellsApart: (kind: PointKind, value: string): boolean => soughtKey(kind, value) !== null,
    bearers(kind: PointKind, value: string): Bearer[] {
      const key = soughtKey(kind, value);
      return key === null ? [] : byPoint.all({ kind, key, most: MOST_BEARERS });
    },
    /** Whether there is any number or address of a stakeholder or of its people. */
    hasContactPoints: (stakeholder: number): boolean => anyPoint.get(stakeholder, stakeholder) !== undefined,
    personHasContactPoints: (row: number): boolean => anyPointOfPerson.get(row) !== undefined,

    stakeholder(row: number): { id: string; name: string } | undefined {
      const found = uuidOf.get(row);
      return found && { id: fromUuid(found.uuid), name: found.name };
    },
    /** The stakeholder to whom a person of this name belongs, whoever it is. */
    stakeholderOfNamed: (name: string): string | undefined => personNamed.get(name)?.stakeholder,
    person(row: number): { id: string; name: string; stakeholder: number } | undefined {
      const found = person.get(row);
      return found && { id: fromUuid(found.uuid), name: found.name, stakeholder: found.stakeholder };
    },
    owners: (): Map<string, string> => new Map(owners.all().map(({ uuid, name }) => [name, fromUuid(uuid)])),

    /** Whether anything with a stakeholder was logged between two instants. */
    wasContacted: (stakeholder: number, from: number, to: number): boolean =>
      contacted.get(stakeholder, from, to) !== undefined,

    mapping(signature: string): (Field | null)[] | null {
      const found = getMapping.get(signature);
      if (found === undefined) return null;
      const fields: unknown = JSON.parse(found.mapping);
      return Array.isArray(fields)
        ? fields.map((field) => (typeof field === 'string' && isField(field) ? field : null))
        : null;
    },
    rememberMapping: (signature: string, fields: readonly (Field | null)[], now: number): void =>
      void putMapping.run(signature, JSON.stringify(fields), now),
    forgetMapping: (signature: string): void => void dropMapping.run(signature),
  };
}
export type ImportStore = ReturnType<typeof importStore>;
