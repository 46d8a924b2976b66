import { nameKey } from '../../domain/identity/names.ts';
import { pointKey } from '../../domain/identity/points.ts';
import type { ContactPoint, PersonDraft } from '../../domain/import/fields.ts';
import type { PersonGroup, StakeholderGroup } from '../../domain/import/groups.ts';
import type { Bearer, ImportKey, ImportStore } from './store.ts';

/** Which stakeholder of the register a group of rows is. */
export type Match = {
  stakeholder: number | undefined;
  /** Matched by what is its own (identifier, number, address), so that the list may correct its name. */
  certain: boolean;
};

type Points = { phones: ContactPoint[]; emails: ContactPoint[] };
type Kind = 'phone' | 'email';
/** Who of a stakeholder's people bears a name, and how often the list has that name among them. */
export type Namesakes = { rows: ReadonlyMap<string, number[]>; inList: ReadonlyMap<string, number> };

/** What is looked for: people, or stakeholders. */
type Sort = {
  rowOf: (bearer: Bearer) => number | null;
  hasPoints: (row: number) => boolean;
  /** Found already: no second one of the list is the same one, unless its name or number says so. */
  taken: Set<number>;
};

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

/**
 * Finds what a list speaks of in the register as it was before the import: by identifier where the list is an export of
 * ours, else by the key. A number or address that several share (a switchboard, info@) tells nobody apart: then the
 * name must be the same, too.
 */
export function matcher(store: ImportStore, key: ImportKey, groups: readonly StakeholderGroup[]) {
  const rowsByName = store.rowsByName();
  const last = store.lastRows();
  const inList = key === 'name' ? new Map<string, number>() : bearersInList(groups, key);
  const soloists = countBy(
    groups.filter(({ selfEmployed }) => selfEmployed),
    ({ draft }) => nameKey(draft.name),
  );
  const people: Sort = {
    rowOf: ({ person }) => person,
    hasPoints: store.personHasContactPoints,
    taken: new Set(),
  };
  const owners: Sort = {
    rowOf: ({ stakeholder, person }) => (person === null ? stakeholder : null),
    hasPoints: store.hasContactPoints,
    taken: new Set(),
  };
  /** A stakeholder by its own numbers and those of its people. */
  const whole: Sort = { ...owners, rowOf: ({ stakeholder }) => stakeholder };

  const bearers = (kind: Kind, value: string): Bearer[] =>
    store
      .bearers(kind, value)
      .filter(({ stakeholder, person }) => stakeholder <= last.stakeholder && (person ?? 0) <= last.person);

  /** Who bears most of these numbers and addresses, out of those that count. */
  function mostShared(
    points: Points,
    kinds: readonly Kind[],
    rowOf: (bearer: Bearer) => number | null,
  ): number | undefined {
    const shared = new Map<number, number>();
    for (const kind of kinds) {
      for (const value of valuesOf(points, kind)) {
        const rows = bearers(kind, value).map(rowOf);
        for (const row of new Set(rows)) if (row !== null) shared.set(row, (shared.get(row) ?? 0) + 1);
      }
    }
    return [...shared].reduce<[number, number] | undefined>(
      (best, next) => (best !== undefined && best[1] >= next[1] ? best : next),
      undefined,
    )?.[0];
  }

  /** Of several of one name the one that shares a number or address; one alone is who is meant. */
  function amongNamesakes(
    rows: readonly number[],
    points: Points,
    isOnlyInList: boolean,
    { rowOf, hasPoints, taken }: Sort,
  ): number | undefined {
    const [first] = rows;
    if (first === undefined || (rows.length === 1 && isOnlyInList)) return first;
    const sharing = mostShared(points, ['phone', 'email'], (bearer) => {
      const row = rowOf(bearer);
      return row !== null && rows.includes(row) ? row : null;
    });
    if (sharing !== undefined) return sharing;
    if (points.phones.length + points.emails.length === 0) return first;
    return rows.find((row) => !taken.has(row) && !hasPoints(row));
  }

  /** By the key, with the name; else by what only this one bears, in the register and in the list. */
  function byKey(
    name: string,
    points: Points,
    { rowOf, taken }: Sort,
  ): { row: number; bearer: Bearer } | undefined {
    if (key === 'name') return undefined;
    const found = valuesOf(points, key).map((value) => ({ value, bearers: bearers(key, value) }));
    const all = found.flatMap((one) => one.bearers);
    const named = mostShared(points, [key], (bearer) =>
      nameKey(bearer.name) === nameKey(name) ? rowOf(bearer) : null,
    );
    const own = found
      .filter(
        (one) =>
          one.bearers.length === 1 &&
          one.bearers[0]?.key === pointKey(key, one.value) &&
          inList.get(listKey(key, one.value)) === 1,
      )
      .flatMap((one) => one.bearers)
      .map(rowOf)
      .find((row) => row !== null && !taken.has(row));
    const row = named ?? own ?? undefined;
    const bearer = all.find((one) => rowOf(one) === row);
    return row === undefined || bearer === undefined ? undefined : { row, bearer };
  }

  const hasKey = (points: Points): boolean =>
    key !== 'name' && valuesOf(points, key).some((value) => store.tellsApart(key, value));

  function findStakeholder({ draft, people: persons, selfEmployed }: StakeholderGroup): Match {
    const byId = draft.id === undefined ? undefined : store.stakeholderById(draft.id);
    if (byId !== undefined) return { stakeholder: byId, certain: true };
    const own = byKey(draft.name, draft, owners);
    if (own !== undefined) return { stakeholder: own.row, certain: true };
    const name = nameKey(draft.name);
    const rows = rowsByName.get(name) ?? [];
    if (selfEmployed || rows.length === 0) {
      for (const { draft: person } of persons) {
        const found = byKey(person.name, person, people) ?? byKey(person.name, person, owners);
        if (found !== undefined) return { stakeholder: found.bearer.stakeholder, certain: false };
      }
      if (selfEmployed && persons.some(({ draft: person }) => hasKey(person))) {
        return { stakeholder: undefined, certain: false };
      }
    }
    const [person] = persons;
    const stakeholder =
      selfEmployed && person !== undefined
        ? amongNamesakes(rows, person.draft, (soloists.get(name) ?? 0) <= 1, whole)
        : rows[0];
    return { stakeholder, certain: false };
  }

  return {
    stakeholder(group: StakeholderGroup): Match {
      const match = findStakeholder(group);
      if (match.stakeholder !== undefined) owners.taken.add(match.stakeholder);
      return match;
    },

    /** The people of a stakeholder by name, beside those whom the list has of it. */
    namesakes: (stakeholder: number, persons: readonly PersonGroup[]): Namesakes => ({
      rows: store.peopleByName(stakeholder),
      inList: countBy(persons, ({ draft }) => nameKey(draft.name)),
    }),

    /** A contact person, of this stakeholder or (by number or address) of any. */
    person(person: PersonDraft, { rows, inList: names }: Namesakes): number | undefined {
      const byId = person.id === undefined ? undefined : store.personById(person.id)?.person;
      if (byId !== undefined) return byId;
      const name = nameKey(person.name);
      const found = hasKey(person)
        ? byKey(person.name, person, people)?.row
        : amongNamesakes(rows.get(name) ?? [], person, (names.get(name) ?? 0) <= 1, people);
      if (found !== undefined) people.taken.add(found);
      return found;
    },
  };
}
