import type { Person } from '../../contract/people.ts';
import { type Finder, finderOf, nameKey } from '../../domain/erasure/finder.ts';
import { partsOf } from '../../domain/erasure/parts.ts';
import type { Db } from '../db/open.ts';
import { keptNames } from '../erasure/kept.ts';
import type { Whose } from '../erasure/traces.ts';
import { withMerged } from '../records/merged.ts';

export type Of = { person: number; stakeholder: number };
/** Where a person is looked for, and by what. */
export type Sought = { whose: Whose; finder: Finder; namesakes: number };

/** By what a person is recognised, and was before it was changed or removed. */
export function soughtFor(db: Db, of: Of, { name, wechat, phones, emails }: Person): Sought {
  const whose = whoseOf(db, of, name);
  const former = formerOf(db, whose.people);
  const names = [name, ...former.names];
  const { kept, namesakes } = keptNames(db, names);
  const finder = finderOf({
    names,
    parts: names.flatMap(partsOf),
    numbers: [...phones.map(({ value }) => value), ...former.phones],
    addresses: [...emails.map(({ value }) => value), ...former.emails],
    accounts: [wechat, ...former.accounts],
    kept,
  });
  return { whose, finder, namesakes };
}

/** What belongs to their stakeholder, or to one that was merged into it, and conversations with either. */
function whoseOf(db: Db, { person, stakeholder }: Of, name: string): Whose {
  const stakeholders = withMerged(db, [stakeholder]);
  // A merge made them one of two entries, of which the other is held as removed.
  const twins = db
    .prepare<[string], { id: number; name: string }>(
      'SELECT id, name FROM person WHERE deleted_at IS NOT NULL AND stakeholder_id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(stakeholders))
    .filter((twin) => twin.id !== person && nameKey(twin.name) === nameKey(name));
  const talks = db
    .prepare<[string, number], number>(
      `SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id IN (SELECT value FROM json_each(?))
       UNION SELECT interaction_id FROM interaction_person WHERE person_id = ?`,
    )
    .pluck()
    .all(JSON.stringify(stakeholders), person);
  return { people: [person, ...twins.map(({ id }) => id)], stakeholders, talks };
}

/** What the journal still knows of a person's earlier names, numbers and addresses. */
function formerOf(db: Db, persons: readonly number[]) {
  const of = <T>(sql: string): T[] => persons.flatMap((person) => db.prepare<[number], T>(sql).all(person));
  const people = of<{ name: string; wechat: string }>(
    `SELECT before ->> 'name' AS name, before ->> 'wechat' AS wechat FROM change
     WHERE tbl = 'person' AND row_id = ? AND before ->> 'uuid' = (SELECT hex(uuid) FROM person WHERE id = row_id)`,
  );
  const points = of<{ kind: string; value: string }>(
    `SELECT before ->> 'kind' AS kind, before ->> 'value' AS value FROM change
     WHERE tbl = 'contact_point' AND before ->> 'person_id' = ?`,
  );
  const valuesOf = (kind: string) => points.filter((point) => point.kind === kind).map(({ value }) => value);
  return {
    names: people.map(({ name }) => name),
    phones: valuesOf('phone'),
    emails: valuesOf('email'),
    accounts: people.map(({ wechat }) => wechat),
  };
}
