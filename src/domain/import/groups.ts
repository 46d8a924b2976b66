import { emailKey, phoneKey } from './contact-points.ts';
import type { RowDraft } from './drafts.ts';
import type { ContactPoint, PersonDraft, StakeholderDraft } from './fields.ts';
import { nameKey } from './names.ts';

/** A person of the list, with the rows that speak of them. */
export type PersonGroup = { draft: PersonDraft; rows: number[] };
/** A stakeholder of the list, with its people and all rows that speak of it. */
export type StakeholderGroup = {
  draft: StakeholderDraft;
  people: PersonGroup[];
  rows: number[];
  selfEmployed: boolean;
};

/** Two rows of the list that speak of the same person or company. */
export type DuplicateRow = { row: number; name: string; of: string; by: 'name' | 'phone' | 'email' };

export type Grouped = { groups: StakeholderGroup[]; duplicates: DuplicateRow[] };

type Points = { phones: ContactPoint[]; emails: ContactPoint[] };

const keysOf = ({ phones, emails }: Points): string[] => [
  ...phones.map((phone) => phoneKey(phone.value)).filter((key) => key !== ''),
  ...emails.map((email) => emailKey(email.value)),
];

/** Whether two drafts of one name can be one person: they share a number or address, or one of them has none. */
function agree(a: Points, b: Points): boolean {
  const keys = keysOf(a);
  const others = keysOf(b);
  return keys.length === 0 || others.length === 0 || keys.some((key) => others.includes(key));
}

/** Both lists, without what the first already has. */
export function joinPoints(
  points: ContactPoint[],
  more: ContactPoint[],
  keyOf: (value: string) => string,
): ContactPoint[] {
  const known = new Set(points.map(({ value }) => keyOf(value) || value));
  return [...points, ...more.filter(({ value }) => !known.has(keyOf(value) || value))];
}

/** What the first draft does not know is taken from the second. */
function fill<T extends PersonDraft | StakeholderDraft>(draft: T, more: T): T {
  const known = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
  return {
    ...more,
    ...known,
    phones: joinPoints(draft.phones, more.phones, phoneKey),
    emails: joinPoints(draft.emails, more.emails, emailKey),
  };
}

/**
 * Brings together the rows that speak of one stakeholder: a company once, however many of its people the list names.
 * In an export of ours, identifiers tell stakeholders of one name apart; a person without a company is told apart from a
 * namesake by number and address.
 */
export function groupRows(drafts: Iterable<RowDraft>): Grouped {
  const groups: StakeholderGroup[] = [];
  const byIdentity = new Map<string, StakeholderGroup[]>();
  const firstWith = new Map<string, { row: number; name: string }>();
  const duplicates: DuplicateRow[] = [];

  const noteDuplicate = (row: number, name: string, points: Points) => {
    for (const [by, list, keyOf] of [
      ['phone', points.phones, phoneKey],
      ['email', points.emails, emailKey],
    ] as const) {
      for (const { value } of list) {
        const key = `${by} ${keyOf(value)}`;
        const first = firstWith.get(key);
        if (first === undefined) firstWith.set(key, { row, name });
        else if (first.row !== row && keyOf(value) !== '') duplicates.push({ row, name, of: first.name, by });
      }
    }
  };

  const groupFor = (draft: RowDraft, stakeholder: StakeholderDraft): StakeholderGroup => {
    const identity = stakeholder.id ?? nameKey(stakeholder.name);
    const candidates = byIdentity.get(identity) ?? [];
    const { person, selfEmployed } = draft;
    const found = candidates.find(
      (group) =>
        group.selfEmployed === selfEmployed &&
        (!selfEmployed ||
          person === null ||
          stakeholder.id !== undefined ||
          agree(group.people[0]?.draft ?? person, person)),
    );
    if (found !== undefined) {
      const tags = [...new Set([...found.draft.tags, ...stakeholder.tags])];
      found.draft = { ...fill(found.draft, stakeholder), tags };
      return found;
    }
    const group: StakeholderGroup = { draft: stakeholder, people: [], rows: [], selfEmployed };
    groups.push(group);
    byIdentity.set(identity, [...candidates, group]);
    return group;
  };

  for (const draft of drafts) {
    const { stakeholder, person, row } = draft;
    if (stakeholder === null) continue;
    const group = groupFor(draft, stakeholder);
    const isRepeated = group.rows.length > 0;
    group.rows.push(row);
    if (person === null) {
      if (isRepeated) duplicates.push({ row, name: stakeholder.name, of: group.draft.name, by: 'name' });
      noteDuplicate(row, stakeholder.name, stakeholder);
      continue;
    }
    noteDuplicate(row, person.name, person);
    const same = group.people.find(({ draft: known }) =>
      person.id === undefined
        ? nameKey(known.name) === nameKey(person.name) && agree(known, person)
        : known.id === person.id,
    );
    if (same === undefined) group.people.push({ draft: person, rows: [row] });
    else {
      same.draft = fill(same.draft, person);
      same.rows.push(row);
      duplicates.push({ row, name: person.name, of: same.draft.name, by: 'name' });
    }
  }
  return { groups, duplicates };
}
