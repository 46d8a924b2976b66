import type { ContactPoint, PersonDraft } from '../../domain/import/fields.ts';
import type { StakeholderGroup } from '../../domain/import/groups.ts';
import { nameKey } from '../../domain/import/names.ts';
import type { Found, ImportKey, ImportStore } from './store.ts';

/** Which stakeholder of the register a group of rows is. */
export type Match = {
  stakeholder: number | undefined;
  /** Matched by what is its own (identifier, number, address), so that the list may correct its name. */
  certain: boolean;
};

type Points = { phones: ContactPoint[]; emails: ContactPoint[] };

/** Finds what a list speaks of in the register: by identifier where the list is an export of ours, else by the key. */
export function matcher(store: ImportStore, key: ImportKey) {
  const rowsByName = store.rowsByName();

  const byPoints = (points: Points): Found | undefined => {
    if (key === 'name') return undefined;
    for (const { value } of key === 'phone' ? points.phones : points.emails) {
      const found = store.find(key, value);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const hasKey = (points: Points): boolean =>
    key !== 'name' && (key === 'phone' ? points.phones : points.emails).length > 0;

  return {
    stakeholder({ draft, people, selfEmployed }: StakeholderGroup): Match {
      const byId = draft.id === undefined ? undefined : store.stakeholderById(draft.id);
      if (byId !== undefined) return { stakeholder: byId, certain: true };
      const own = byPoints(draft);
      if (own !== undefined && own.person === null) return { stakeholder: own.stakeholder, certain: true };
      const byName = rowsByName.get(nameKey(draft.name));
      if (selfEmployed || byName === undefined) {
        for (const { draft: person } of people) {
          const found = byPoints(person);
          if (found !== undefined) return { stakeholder: found.stakeholder, certain: false };
        }
        if (selfEmployed && people.some(({ draft: person }) => hasKey(person))) {
          return { stakeholder: undefined, certain: false };
        }
      }
      return { stakeholder: byName, certain: false };
    },

    /** A contact person, of this stakeholder or (by number or address) of any. */
    person(person: PersonDraft, ofStakeholder: ReadonlyMap<string, number>): number | undefined {
      const byId = person.id === undefined ? undefined : store.personById(person.id)?.person;
      if (byId !== undefined) return byId;
      const found = byPoints(person)?.person;
      if (found !== undefined && found !== null) return found;
      return hasKey(person) ? undefined : ofStakeholder.get(nameKey(person.name));
    },
  };
}
