import type { Birthday } from '../birthdays.ts';
import { emailKey } from '../identity/emails.ts';
import { nameKey } from '../identity/names.ts';
import { isNumberKey, phoneKey } from '../identity/phones.ts';
import { joinedNotes } from '../merging.ts';
import { plainTexts } from '../stakeholders.ts';
import { LONGEST, MOST_TAGS } from './cells.ts';
import type { RowDraft } from './drafts.ts';
import type { ConflictingValue, ContactPoint, Field, PersonDraft, StakeholderDraft } from './fields.ts';
import { joinPoints } from './join-points.ts';
import { onePerDay } from './row-fields.ts';
import { isSaidAlike } from './said.ts';

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
type DuplicateRow = { row: number; name: string; of: string; by: 'name' | 'phone' | 'email' };

export type Grouped = { groups: StakeholderGroup[]; duplicates: DuplicateRow[] };

type Points = { phones: ContactPoint[]; emails: ContactPoint[] };

const keysOf = ({ phones, emails }: Points): string[] => [
  ...phones.map((phone) => phoneKey(phone.value)).filter(isNumberKey),
  ...emails.map((email) => emailKey(email.value)),
];

/**
 * Those of one name, told apart by number and address: two are one if they share a number or address, or if one of them
 * has none. A list of a hundred thousand namesakes takes no longer than any other.
 */
function namesakes<T>() {
  const first = new Map<string, T>();
  const withoutPoints = new Map<string, T>();
  const byPoint = new Map<string, T>();
  return {
    find(name: string, points: Points): T | undefined {
      const keys = keysOf(points);
      if (keys.length === 0) return first.get(name);
      const group = keys.map((key) => byPoint.get(`${name} ${key}`)).find((one) => one !== undefined);
      return group ?? withoutPoints.get(name);
    },
    add(name: string, points: Points, item: T): void {
      const keys = keysOf(points);
      if (!first.has(name)) first.set(name, item);
      if (keys.length === 0 && !withoutPoints.has(name)) withoutPoints.set(name, item);
      for (const key of keys) byPoint.set(`${name} ${key}`, item);
    },
  };
}

/** Fields that take one value, by the names of their columns. */
const PERSON_FIELDS = {
  role: 'role',
  department: 'department',
  wechat: 'wechat',
  birthday: 'birthday',
  preferredChannel: 'preferredChannel',
  address: 'personAddress',
} as const;
const STAKEHOLDER_FIELDS = {
  kind: 'kind',
  tier: 'tier',
  influence: 'influence',
  interest: 'interest',
  status: 'status',
  owner: 'owner',
  website: 'website',
  address: 'address',
  ...plainTexts((name) => name),
  preferredChannel: 'preferredChannel',
} as const;

/** Values in which the second of two rows differs from the first. */
function passedBy<K extends string>(
  draft: { [F in NoInfer<K>]?: string | Birthday },
  more: { [F in NoInfer<K>]?: string | Birthday },
  fields: { [F in K]: Field },
): ConflictingValue[] {
  return (Object.keys(fields) as K[]).flatMap((field) => {
    const [one, other] = [draft[field], more[field]];
    return one === undefined || other === undefined || isSaidAlike(one, other)
      ? []
      : [{ field: fields[field], value: other }];
  });
}

/** Fills the gaps of the first draft from the second; differing values become conflicts. */
function fill<T extends PersonDraft | StakeholderDraft>(draft: T, more: T, conflicts: ConflictingValue[]): T {
  const details = new Set([...(draft.details ?? []), ...(more.details ?? [])]);
  const ofFirst = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
  const joinedText = joinedNotes(draft.notes ?? '', [more.notes ?? '']);
  const isTooLong = joinedText.length > LONGEST.notes;
  const notes = isTooLong ? (draft.notes ?? '') : joinedText;
  const conflict: ConflictingValue = {
    field: 'notes',
    value: `${(more.notes ?? '').slice(0, LONGEST.label)}…`,
  };
  const all = [...(draft.passed ?? []), ...conflicts, ...(isTooLong ? [conflict] : [])];
  return {
    ...more,
    ...ofFirst,
    ...(notes !== '' && { notes }),
    ...(all.length > 0 && { passed: all }),
    phones: joinPoints(draft.phones, more.phones, phoneKey),
    emails: joinPoints(draft.emails, more.emails, emailKey),
    ...(details.size > 0 && { details: [...details] }),
  };
}

/** Records which rows share a number or address with an earlier one. */
function duplicateFinder(duplicates: DuplicateRow[]) {
  const firstWith = new Map<string, { row: number; name: string }>();
  return (row: number, name: string, { phones, emails }: Points) => {
    for (const [by, points, keyOf] of [
      ['phone', phones, phoneKey],
      ['email', emails, emailKey],
    ] as const) {
      for (const { value } of points) {
        const own = keyOf(value);
        if (by === 'phone' && !isNumberKey(own)) continue;
        const key = `${by} ${own}`;
        const first = firstWith.get(key);
        if (first === undefined) firstWith.set(key, { row, name });
        else if (first.row !== row) duplicates.push({ row, name, of: first.name, by });
      }
    }
  };
}

/** Brings together the rows that speak of one person. */
function personGrouper() {
  const byId = new Map<string, PersonGroup>();
  const byName = namesakes<PersonGroup>();
  return {
    find: (person: PersonDraft): PersonGroup | undefined =>
      person.id === undefined ? byName.find(nameKey(person.name), person) : byId.get(person.id),
    add(person: PersonDraft, group: PersonGroup): void {
      if (person.id !== undefined) byId.set(person.id, group);
      byName.add(nameKey(person.name), person, group);
    },
  };
}

type Gathered = StakeholderGroup & { persons: ReturnType<typeof personGrouper> };

/**
 * Brings together the rows that speak of one stakeholder: a company once, however many of its people the list names.
 * In an export of ours, identifiers tell stakeholders of one name apart; a person without a company is told apart from
 * namesakes by number and address.
 */
export function groupRows(drafts: Iterable<RowDraft>): Grouped {
  const groups: Gathered[] = [];
  const companies = new Map<string, Gathered>();
  const selfEmployed = namesakes<Gathered>();
  const duplicates: DuplicateRow[] = [];
  const noteDuplicate = duplicateFinder(duplicates);

  const groupOf = (draft: RowDraft, stakeholder: StakeholderDraft): Gathered => {
    const { person } = draft;
    const name = nameKey(stakeholder.name);
    const alone = draft.selfEmployed && person !== null && stakeholder.id === undefined;
    const identity = stakeholder.id ?? name;
    const matchingGroup = alone ? selfEmployed.find(name, person) : companies.get(identity);
    const group = matchingGroup ?? {
      draft: stakeholder,
      people: [],
      rows: [],
      selfEmployed: draft.selfEmployed,
      persons: personGrouper(),
    };
    if (alone) selfEmployed.add(name, person, group);
    else companies.set(identity, group);
    if (matchingGroup === undefined) groups.push(group);
    else {
      const tags = [...new Set([...group.draft.tags, ...stakeholder.tags])].slice(0, MOST_TAGS);
      const isStrict = [group.draft, stakeholder].some(({ confidentiality }) => confidentiality === 'strict');
      const contacts = [...(group.draft.lastContacts ?? []), ...(stakeholder.lastContacts ?? [])];
      group.draft = {
        ...fill(group.draft, stakeholder, passedBy(group.draft, stakeholder, STAKEHOLDER_FIELDS)),
        tags,
        ...(contacts.length > 0 && { lastContacts: onePerDay(contacts) }),
        ...(isStrict && { confidentiality: 'strict' }),
      };
    }
    return group;
  };

  for (const draft of drafts) {
    const { stakeholder, person, row } = draft;
    if (stakeholder === null) continue;
    const group = groupOf(draft, stakeholder);
    group.rows.push(row);
    if (person === null) {
      if (group.rows.length > 1)
        duplicates.push({ row, name: stakeholder.name, of: group.draft.name, by: 'name' });
      noteDuplicate(row, stakeholder.name, stakeholder);
      continue;
    }
    noteDuplicate(row, person.name, person);
    const same = group.persons.find(person);
    if (same !== undefined) {
      same.draft = fill(same.draft, person, passedBy(same.draft, person, PERSON_FIELDS));
      same.rows.push(row);
      group.persons.add(person, same);
      duplicates.push({ row, name: person.name, of: same.draft.name, by: 'name' });
    } else {
      const added: PersonGroup = { draft: person, rows: [row] };
      group.people.push(added);
      group.persons.add(person, added);
    }
  }
  return { groups, duplicates };
}
