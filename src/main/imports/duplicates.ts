import type { HandlerOutput } from '../../contract/call.ts';
import type { imports } from '../../contract/imports.ts';
import { nameKey } from '../../domain/identity/names.ts';
import type { ContactPoint } from '../../domain/imports/fields.ts';
import type { StakeholderGroup } from '../../domain/imports/groups.ts';
import type { ImportStore } from './store.ts';

export type Duplicate = HandlerOutput<(typeof imports)['imports.preview']>['duplicates'][number];
type Points = { phones: ContactPoint[]; emails: ContactPoint[] };

/** What of a list is in the register already, by name, number or address: whatever the key, the user should know. */
export function existingDuplicates(store: ImportStore, groups: readonly StakeholderGroup[]): Duplicate[] {
  const rowsByName = store.rowsByName();
  const duplicates: Duplicate[] = [];

  const note = (row: number, name: string, of: string | undefined, by: Duplicate['by']) => {
    if (of !== undefined) duplicates.push({ row, name, of, by, existing: true });
  };
  const notePoints = (row: number, name: string, { phones, emails }: Points) => {
    for (const [by, points] of [
      ['phone', phones],
      ['email', emails],
    ] as const) {
      const found = points.map(({ value }) => store.bearers(by, value)[0]).find((one) => one !== undefined);
      if (found !== undefined) note(row, name, found.name, by);
    }
  };

  for (const { draft, people, rows, selfEmployed } of groups) {
    const [stakeholder] = rowsByName.get(nameKey(draft.name)) ?? [];
    const [firstRow = 0] = rows;
    if (stakeholder !== undefined && (people.length === 0 || selfEmployed)) {
      note(firstRow, draft.name, store.stakeholder(stakeholder)?.name, 'name');
    }
    notePoints(firstRow, draft.name, draft);
    const known = stakeholder === undefined ? new Map<string, number[]>() : store.peopleByName(stakeholder);
    for (const { draft: person, rows: personRows } of people) {
      const [row = 0] = personRows;
      const [sameName] = known.get(nameKey(person.name)) ?? [];
      if (sameName !== undefined) note(row, person.name, store.person(sameName)?.name, 'name');
      else if (selfEmployed && stakeholder === undefined) {
        note(row, person.name, store.stakeholderOfNamed(person.name), 'name');
      }
      notePoints(row, person.name, person);
    }
  }
  return duplicates;
}
