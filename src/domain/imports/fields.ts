import type { Birthday } from '../birthdays.ts';
import type { Channel } from '../interactions.ts';
import type { Confidentiality, Influence, Interest, StakeholderKind, Status, Tier } from '../stakeholders.ts';
import { PLAIN_TEXT_NAMES, type PlainText } from '../stakeholders.ts';

/**
 * What a column of a list can hold. Phone, e-mail, notes and preferred channel belong to the person of the row, or to
 * the stakeholder where the row names no person; `stakeholder…` fields always belong to the stakeholder.
 */
export const FIELDS = [
  'stakeholderName',
  'kind',
  'tier',
  'influence',
  'interest',
  'status',
  'owner',
  'tags',
  ...PLAIN_TEXT_NAMES,
  'website',
  'address',
  'stakeholderPhone',
  'stakeholderPhoneLabel',
  'stakeholderEmail',
  'stakeholderEmailLabel',
  'stakeholderNotes',
  'activeFrom',
  'confidentiality',
  'inactive',
  'lastContact',
  'personName',
  'familyName',
  'middleName',
  'givenName',
  'namePrefix',
  'nameSuffix',
  'nickname',
  'role',
  'department',
  'phone',
  'phoneLabel',
  'email',
  'emailLabel',
  'wechat',
  'birthday',
  'preferredChannel',
  'birthdayText',
  'personAddress',
  'addressLabel',
  'street',
  'city',
  'region',
  'postalCode',
  'country',
  'primary',
  'notes',
  'details',
  'detailsLabel',
  'stakeholderId',
  'personId',
] as const;
export type Field = (typeof FIELDS)[number];

export const isField = (text: string): text is Field => FIELDS.some((field) => field === text);

const NAME_FIELDS: readonly (Field | null)[] = ['stakeholderName', 'personName', 'familyName', 'givenName'];

/** Whether a column says who a row is of; a list needs one that does. */
export const isNameField = (field: Field | null): boolean => NAME_FIELDS.includes(field);

/** Fields of which a row may have several, in several columns. */
const REPEATABLE: ReadonlySet<Field> = new Set<Field>([
  'stakeholderPhone',
  'stakeholderPhoneLabel',
  'stakeholderEmail',
  'stakeholderEmailLabel',
  'stakeholderNotes',
  'phone',
  'phoneLabel',
  'email',
  'emailLabel',
  'notes',
  'tags',
  'website',
  'address',
  'birthday',
  'lastContact',
  'personAddress',
  'addressLabel',
  'street',
  'city',
  'region',
  'postalCode',
  'country',
  'details',
  'detailsLabel',
]);
export const isRepeatable = (field: Field): boolean => REPEATABLE.has(field);

/** What a column says of the stakeholder of its row, whoever else that names. */
const OF_STAKEHOLDER: ReadonlySet<Field> = new Set(FIELDS.slice(0, FIELDS.indexOf('personName')));
export const isOfStakeholder = (field: Field): boolean => OF_STAKEHOLDER.has(field);

/** A phone number or e-mail address with what it is for: `work`, `mobile`, 总机, … */
export type ContactPoint = { label: string; value: string };

/** A value that was left out because another row says something else. */
export type ConflictingValue = { field: Field; value: string | Birthday };

/** A stakeholder as a list tells of it; what is not given is not known. */
export type StakeholderDraft = { [T in PlainText]?: string } & {
  id?: string;
  name: string;
  kind?: StakeholderKind;
  tier?: Tier;
  influence?: Influence;
  interest?: Interest;
  status?: Status;
  /** The owner's name. */
  owner?: string;
  tags: string[];
  phones: ContactPoint[];
  emails: ContactPoint[];
  website?: string;
  address?: string;
  preferredChannel?: Channel;
  notes?: string;
  /** Lines that the notes take on, see `details.ts`. */
  details?: string[];
  /** `YYYY-MM-DD`. */
  activeFrom?: string;
  confidentiality?: Confidentiality;
  inactive?: boolean;
  lastContacts?: LastContact[];
  /** What further rows of the list say otherwise. */
  passed?: ConflictingValue[];
};

/** When somebody was last talked to, as a list tells it: a day, a time where one was said, and how as the heading says. */
export type LastContact = { on: string; time: string | null; channel: Channel; heading: string };

/** A contact person as a list tells of them. */
export type PersonDraft = {
  id?: string;
  name: string;
  role?: string;
  department?: string;
  phones: ContactPoint[];
  emails: ContactPoint[];
  wechat?: string;
  birthday?: Birthday;
  preferredChannel?: Channel;
  address?: string;
  notes?: string;
  /** Lines that the notes take on, see `details.ts`. */
  details?: string[];
  primary?: boolean;
  /** What further rows of the list say otherwise. */
  passed?: ConflictingValue[];
};
