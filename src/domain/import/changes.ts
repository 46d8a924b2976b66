import { emailKey } from '../identity/emails.ts';
import { nameKey } from '../identity/names.ts';
import { phoneKey } from '../identity/phones.ts';
import { withDetails } from './details.ts';
import type { ContactPoint, PersonDraft, StakeholderDraft } from './fields.ts';
import { joinPoints } from './groups.ts';

/**
 * What a list changes in a row that is already there. A list adds and corrects; what it does not mention stays, and
 * numbers, addresses and tags that it does not repeat are kept.
 */

const STAKEHOLDER_FIELDS = [
  'kind',
  'tier',
  'influence',
  'interest',
  'status',
  'website',
  'address',
  'industry',
  'preferredChannel',
  'activeFrom',
  'confidentiality',
] as const;
const PERSON_FIELDS = [
  'role',
  'department',
  'wechat',
  'birthday',
  'preferredChannel',
  'address',
  'primary',
] as const;

/** A row as it is: the fields of a draft, all of them known; `null` is nothing. */
type Current<D, F extends keyof D> = { [K in F]: NonNullable<D[K]> | null } & {
  name: string;
  phones: ContactPoint[];
  emails: ContactPoint[];
  notes: string;
};
export type CurrentStakeholder = Current<StakeholderDraft, (typeof STAKEHOLDER_FIELDS)[number]> & {
  tags: string[];
};
export type CurrentPerson = Current<PersonDraft, (typeof PERSON_FIELDS)[number]>;

type Draft = {
  name: string;
  phones: ContactPoint[];
  emails: ContactPoint[];
  notes?: string;
  details?: string[];
};

/** Objects (birthdays) are compared by what they say, whatever the order in which they say it. */
const same = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && sorted(a) === sorted(b));
const sorted = (value: object) => JSON.stringify(Object.entries(value).sort());

function changed<D extends Draft, F extends keyof D>(
  current: Current<D, F>,
  draft: D,
  fields: readonly F[],
): Partial<Pick<D, F>> & Partial<Draft> {
  const given = fields.filter((field) => draft[field] !== undefined && !same(draft[field], current[field]));
  const phones = joinPoints(current.phones, draft.phones, phoneKey);
  const emails = joinPoints(current.emails, draft.emails, emailKey);
  const notes = withDetails(draft.notes ?? current.notes, draft.details);
  return {
    ...(Object.fromEntries(given.map((field) => [field, draft[field]])) as Partial<Pick<D, F>>),
    ...(nameKey(draft.name) !== nameKey(current.name) && { name: draft.name }),
    ...(phones.length > current.phones.length && { phones }),
    ...(emails.length > current.emails.length && { emails }),
    ...(notes !== current.notes && { notes }),
  };
}

/** The fields that a list changes in a stakeholder; none where nothing is new. */
export function stakeholderChanges(current: CurrentStakeholder, draft: StakeholderDraft) {
  const { confidentiality, ...fields } = changed(current, draft, STAKEHOLDER_FIELDS);
  const added = draft.tags.filter((tag) => !current.tags.includes(tag));
  return {
    ...fields,
    // What somebody here marked as strictly confidential stays so, whatever a list from elsewhere says.
    ...(confidentiality === 'strict' && { confidentiality }),
    ...(added.length > 0 && { tags: [...current.tags, ...added] }),
  };
}

/** The fields that a list changes in a contact person; none where nothing is new. */
export const personChanges = (current: CurrentPerson, draft: PersonDraft) =>
  changed(current, draft, PERSON_FIELDS);
