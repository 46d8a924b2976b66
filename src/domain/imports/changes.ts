import type { Birthday } from '../birthdays.ts';
import { emailKey } from '../identity/emails.ts';
import { nameKey } from '../identity/names.ts';
import { phoneKey } from '../identity/phones.ts';
import { joinedNotes } from '../merging.ts';
import { PLAIN_TEXT_NAMES, plainTexts } from '../stakeholders.ts';
import { LONGEST } from './cells.ts';
import { withDetails } from './details.ts';
import type { ConflictingValue, ContactPoint, Field, PersonDraft, StakeholderDraft } from './fields.ts';
import { joinPoints } from './join-points.ts';
import { isSaidAlike } from './said.ts';

/**
 * What a list changes in a row that is already there. A list adds and corrects; what it does not mention stays, and
 * numbers, addresses, tags and notes that it does not repeat are kept. Text that it corrects is passed over, and told.
 */

const STAKEHOLDER_FIELDS = [
  'kind',
  'tier',
  'influence',
  'interest',
  'status',
  'website',
  'address',
  ...PLAIN_TEXT_NAMES,
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

/** What somebody wrote, as the columns call it; levels and states are what they are now. */
const STAKEHOLDER_TEXTS = { website: 'website', address: 'address', ...plainTexts((name) => name) } as const;
const PERSON_TEXTS = {
  role: 'role',
  department: 'department',
  wechat: 'wechat',
  birthday: 'birthday',
  address: 'personAddress',
} as const;

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

function changesOf<D extends Draft, F extends keyof D>(
  current: Current<D, F>,
  draft: D,
  fields: readonly F[],
): Partial<Pick<D, F>> & Partial<Draft> {
  const changedFields = fields.filter(
    (field) => draft[field] !== undefined && !isSaidAlike(draft[field], current[field]),
  );
  const phones = joinPoints(current.phones, draft.phones, phoneKey);
  const emails = joinPoints(current.emails, draft.emails, emailKey);
  const notes = withDetails(withNotes(current.notes, draft.notes ?? ''), draft.details);
  return {
    ...(Object.fromEntries(changedFields.map((field) => [field, draft[field]])) as Partial<Pick<D, F>>),
    ...(nameKey(draft.name) !== nameKey(current.name) && { name: draft.name }),
    ...(phones.length > current.phones.length && { phones }),
    ...(emails.length > current.emails.length && { emails }),
    ...(notes !== current.notes && { notes }),
  };
}

/** Notes with those of a list below, which may have been longer or shorter when it was made; as they were where there is no room. */
function withNotes(notes: string, more: string): string {
  const joinedText = more.includes(notes) ? more : notes.includes(more) ? notes : joinedNotes(notes, [more]);
  return joinedText.length > LONGEST.notes ? notes : joinedText;
}

/** Notes of a list for which there is no room. */
const leftOut = (notes: string, { notes: more = '' }: Draft): ConflictingValue[] =>
  withNotes(notes, more) === notes && !notes.includes(more)
    ? [{ field: 'notes', value: `${more.slice(0, LONGEST.label)}…` }]
    : [];

/** What was there of texts that a list corrects. */
function passedOver<K extends string>(
  current: { [F in NoInfer<K>]?: string | Birthday | null },
  changes: { [F in NoInfer<K>]?: unknown },
  texts: { [F in K]: Field },
): ConflictingValue[] {
  return (Object.keys(texts) as K[]).flatMap((field) => {
    const before = current[field];
    return changes[field] === undefined || before === undefined || before === null || before === ''
      ? []
      : [{ field: texts[field], value: before }];
  });
}

/** The fields that a list changes in a stakeholder, none where nothing is new; and what was there of texts. */
export function stakeholderChanges(current: CurrentStakeholder, draft: StakeholderDraft) {
  const { confidentiality, ...fields } = changesOf(current, draft, STAKEHOLDER_FIELDS);
  const added = draft.tags.filter((tag) => !current.tags.includes(tag));
  return {
    passed: [...passedOver(current, fields, STAKEHOLDER_TEXTS), ...leftOut(current.notes, draft)],
    changes: {
      ...fields,
      // What somebody here marked as strictly confidential stays so, whatever a list from elsewhere says.
      ...(confidentiality === 'strict' && { confidentiality }),
      ...(added.length > 0 && { tags: [...current.tags, ...added] }),
    },
  };
}

/** The fields that a list changes in a contact person, none where nothing is new; and what was there of texts. */
export function personChanges(current: CurrentPerson, draft: PersonDraft) {
  const changes = changesOf(current, draft, PERSON_FIELDS);
  return {
    passed: [...passedOver(current, changes, PERSON_TEXTS), ...leftOut(current.notes, draft)],
    changes,
  };
}
