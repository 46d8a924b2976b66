import { nameKey } from '../../domain/identity/names.ts';
import { pointKey } from '../../domain/identity/points.ts';
import type { ContactPoint, PersonDraft } from '../../domain/imports/fields.ts';
import type { PersonGroup, StakeholderGroup } from '../../domain/imports/groups.ts';
import { personLikeness, stakeholderLikeness } from '../../domain/imports/likeness.ts';
import type { Known } from './known.ts';
import type { Bearer, ImportKey, ImportStore } from './store.ts';

/** Who of the register a row is: nobody yet, one, or any of several whom nothing in it tells apart. */
export type Match =
  | { is: 'new' }
  /** `certain`: by what is its own (identifier, number, address), so that the list may correct its name. */
  | { is: 'one'; row: number; certain: boolean }
  | { is: 'several'; rows: number[] };

type Points = { phones: ContactPoint[]; emails: ContactPoint[] };
type Kind = 'phone' | 'email';
/** Who of a stakeholder's people bears a name, and how often the list has that name among them. */
export type Namesakes = {
  rows: ReadonlyMap<string, number[]>;
  inList: ReadonlyMap<string, number>;
  company: string;
};

/** What is looked for: people, or stakeholders. */
type Bearers = {
  rowOf: (bearer: Bearer) => number | null;
  hasPoints: (row: number) => boolean;
  /** Found already: no second one of the list is the same one, unless its name or number says so. */
  taken: Set<number>;
};

const NEW: Match = { is: 'new' };
const one = (row: number, certain = false): Match => ({ is: 'one', row, certain });

const valuesOf = (points: Points, kind: Kind): string[] =>
  (kind === 'phone' ? points.phones : points.emails).map(({ value }) => value);
const listKey = (kind: Kind, value: string) => `${kind} ${pointKey(kind, value)}`;

function countBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** How many companies and people of the list bear each number and address. */
function bearersInList(groups: readonly StakeholderGroup[], kind: Kind): Map<string, number> {
  const owners = groups.flatMap(({ draft, people }) => [draft, ...people.map((person) => person.draft)]);
  const keys = owners.flatMap((owner) => [
    ...new Set(valuesOf(owner, kind).map((value) => listKey(kind, value))),
  ]);
  return countBy(keys, (key) => key);
}

/** Those for whom most speaks; all, where nothing speaks for any. */
function foremost(rows: readonly number[], scoreOf: (row: number) => number): number[] {
  const scores = rows.map(scoreOf);
  const most = Math.max(...scores, 0);
  return rows.filter((_, i) => scores[i] === most);
}

/** The one of several for whom most speaks, if it is one. */
function tell(rows: readonly number[], likeness: (row: number) => number, certain = false): Match {
  const [first, ...others] = foremost(rows, likeness);
  if (first === undefined) return NEW;
  return others.length === 0 ? one(first, certain) : { is: 'several', rows: [...rows] };
}

/**
 * Finds what a list speaks of in the register as it was before the import: by identifier where the list is an export of
 * ours, else by the key. A number or address that several share (a switchboard, info@) tells nobody apart: then the
 * name must be the same, too. Of several who fit, the other fields tell; where they don't, nobody is taken.
 */
export function matcher(
  store: ImportStore,
  known: Known,
  key: ImportKey,
  groups: readonly StakeholderGroup[],
) {
  const rowsByName = store.rowsByName();
  const last = store.lastRows();
  const inList = key === 'name' ? new Map<string, number>() : bearersInList(groups, key);
  const soloists = countBy(
    groups.filter(({ selfEmployed }) => selfEmployed),
    ({ draft }) => nameKey(draft.name),
  );
  const people: Bearers = {
    rowOf: ({ person }) => person,
    hasPoints: store.personHasContactPoints,
    taken: new Set(),
  };
  const owners: Bearers = {
    rowOf: ({ stakeholder, person }) => (person === null ? stakeholder : null),
    hasPoints: store.hasContactPoints,
    taken: new Set(),
  };
  /** A stakeholder by its own numbers and those of its people. */
  const whole: Bearers = { ...owners, rowOf: ({ stakeholder }) => stakeholder };

  const bearers = (kind: Kind, value: string): Bearer[] =>
    store
      .bearers(kind, value)
      .filter(({ stakeholder, person }) => stakeholder <= last.stakeholder && (person ?? 0) <= last.person);

  /** How many of these numbers and addresses each bears, of those that count. */
  function shared(
    points: Points,
    kinds: readonly Kind[],
    rowOf: (bearer: Bearer) => number | null,
  ): Map<number, number> {
    const counts = new Map<number, number>();
    for (const kind of kinds) {
      for (const value of valuesOf(points, kind)) {
        const rows = bearers(kind, value).map(rowOf);
        for (const row of new Set(rows)) if (row !== null) counts.set(row, (counts.get(row) ?? 0) + 1);
      }
    }
    return counts;
  }

  /** Of several of one name those who share a number or address, then those who are most alike; one alone is who is meant. */
  function amongNamesakes(
    rows: readonly number[],
    points: Points,
    isOnlyInList: boolean,
    { rowOf, hasPoints, taken }: Bearers,
    likeness: (row: number) => number,
  ): Match {
    const [first, ...others] = rows;
    if (first === undefined) return NEW;
    if (others.length === 0 && isOnlyInList) return one(first);
    const sharing = shared(points, ['phone', 'email'], (bearer) => {
      const row = rowOf(bearer);
      return row !== null && rows.includes(row) ? row : null;
    });
    if (sharing.size > 0)
      return tell(
        foremost([...sharing.keys()], (row) => sharing.get(row) ?? 0),
        likeness,
      );
    if (points.phones.length + points.emails.length === 0) return tell(rows, likeness);
    // Another number than all of them have: whoever has none may be meant, else it is one more of that name.
    const reachable = rows.filter((row) => !taken.has(row) && !hasPoints(row));
    return tell(reachable, likeness);
  }

  /** By the key, with the name; else by what only this one bears, in the register and in the list. */
  function byKey(
    name: string,
    points: Points,
    { rowOf, taken }: Bearers,
    likeness: (row: number) => number,
  ): Match {
    if (key === 'name') return NEW;
    const named = shared(points, [key], (bearer) =>
      nameKey(bearer.name) === nameKey(name) ? rowOf(bearer) : null,
    );
    if (named.size > 0)
      return tell(
        foremost([...named.keys()], (row) => named.get(row) ?? 0),
        likeness,
        true,
      );
    const own = valuesOf(points, key)
      .map((value) => ({ value, bearers: bearers(key, value) }))
      .filter(({ value, bearers: [only, ...others] }) => {
        const isOwn = others.length === 0 && only?.key === pointKey(key, value);
        return isOwn && inList.get(listKey(key, value)) === 1;
      })
      .flatMap((found) => found.bearers)
      .map(rowOf)
      .filter((row) => row !== null)
      .filter((row) => !taken.has(row));
    return tell([...new Set(own)], likeness, true);
  }

  const hasKey = (points: Points): boolean =>
    key !== 'name' && valuesOf(points, key).some((value) => store.tellsApart(key, value));

  const likePerson = (draft: PersonDraft, company: string) => (row: number) =>
    personLikeness(draft, company, known.person(row));

  /** The stakeholders of people. */
  const ownersOf = (match: Match): Match => {
    if (match.is === 'new') return match;
    const rows = match.is === 'one' ? [match.row] : match.rows;
    const [first, ...others] = new Set(rows.flatMap((row) => store.person(row)?.stakeholder ?? []));
    if (first === undefined) return NEW;
    return others.length === 0 ? one(first) : { is: 'several', rows: [first, ...others] };
  };

  function findStakeholder({ draft, people: persons, selfEmployed }: StakeholderGroup): Match {
    const byId = draft.id === undefined ? undefined : store.stakeholderById(draft.id);
    if (byId !== undefined) return one(byId, true);
    const names = persons.map(({ draft: person }) => person.name);
    const likeness = (row: number) => stakeholderLikeness(draft, names, known.stakeholder(row));
    const own = byKey(draft.name, draft, owners, likeness);
    if (own.is !== 'new') return own;
    const name = nameKey(draft.name);
    const rows = rowsByName.get(name) ?? [];
    if (selfEmployed || rows.length === 0) {
      for (const { draft: person } of persons) {
        const company = selfEmployed ? '' : draft.name;
        const found = ownersOf(byKey(person.name, person, people, likePerson(person, company)));
        if (found.is !== 'new') return found;
        const bearer = byKey(person.name, person, owners, likeness);
        if (bearer.is !== 'new') return bearer.is === 'one' ? one(bearer.row) : bearer;
      }
      if (selfEmployed && persons.some(({ draft: person }) => hasKey(person))) return NEW;
    }
    const [person] = persons;
    if (selfEmployed && person !== undefined)
      return amongNamesakes(rows, person.draft, (soloists.get(name) ?? 0) <= 1, whole, likeness);
    if (rows.length < 2) return tell(rows, likeness);
    const points = {
      phones: [draft, ...persons.map((one) => one.draft)].flatMap(({ phones }) => phones),
      emails: [draft, ...persons.map((one) => one.draft)].flatMap(({ emails }) => emails),
    };
    const sharing = shared(points, ['phone', 'email'], ({ stakeholder }) => stakeholder);
    return tell(
      foremost(rows, (row) => sharing.get(row) ?? 0),
      likeness,
    );
  }

  return {
    stakeholder(group: StakeholderGroup): Match {
      const match = findStakeholder(group);
      if (match.is === 'one') owners.taken.add(match.row);
      return match;
    },

    /** The people of a stakeholder by name, beside those whom the list has of it. */
    namesakes: (stakeholder: number, persons: readonly PersonGroup[]): Namesakes => ({
      rows: store.peopleByName(stakeholder),
      inList: countBy(persons, ({ draft }) => nameKey(draft.name)),
      company: store.stakeholder(stakeholder)?.name ?? '',
    }),

    /** A contact person, of this stakeholder or (by number or address) of any. */
    person(person: PersonDraft, { rows, inList: names, company }: Namesakes): Match {
      const byId = person.id === undefined ? undefined : store.personById(person.id)?.person;
      if (byId !== undefined) return one(byId, true);
      const name = nameKey(person.name);
      const likeness = likePerson(person, company);
      const found = hasKey(person)
        ? byKey(person.name, person, people, likeness)
        : amongNamesakes(rows.get(name) ?? [], person, (names.get(name) ?? 0) <= 1, people, likeness);
      if (found.is === 'one') people.taken.add(found.row);
      return found;
    },
  };
}
