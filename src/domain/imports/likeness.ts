import { nameKey } from '../identity/names.ts';
import { foldText } from '../identity/text.ts';
import { PLAIN_TEXT_NAMES, type PlainText } from '../stakeholders.ts';
import { birthdayText } from './birthday-text.ts';
import type { PersonDraft, StakeholderDraft } from './fields.ts';

/** In how many fields a row agrees with an entry of the register: tells which of several with one name is meant. */

type MaybeText = string | null | undefined;

const alike = (pairs: [MaybeText, MaybeText][]): number =>
  pairs.filter(([draft, entry]) => draft && entry && foldText(draft).trim() === foldText(entry).trim())
    .length;

/** What the register says of a contact person. */
export type KnownPerson = {
  role: string;
  department: string;
  wechat: string;
  address: string;
  birthday: PersonDraft['birthday'] | null;
  company: string;
};

export const personLikeness = (draft: PersonDraft, company: string, person: KnownPerson): number =>
  alike([
    [draft.role, person.role],
    [draft.department, person.department],
    [draft.wechat, person.wechat],
    [draft.address, person.address],
    [draft.birthday && birthdayText(draft.birthday), person.birthday && birthdayText(person.birthday)],
  ]) + (nameKey(company) === nameKey(person.company) ? 1 : 0);

/** What the register says of a stakeholder. */
export type KnownStakeholder = Record<PlainText, string> & {
  website: string;
  address: string;
  kind: string;
  tier: string;
  ownerName: string | null;
  tags: readonly string[];
  people: readonly string[];
};

export function stakeholderLikeness(
  draft: StakeholderDraft,
  people: readonly string[],
  stakeholder: KnownStakeholder,
): number {
  const names = new Set(stakeholder.people.map(nameKey));
  const inBoth = people.filter((name) => names.has(nameKey(name))).length;
  const tags = draft.tags.filter((tag) => stakeholder.tags.includes(tag)).length;
  const fields = alike([
    [draft.website, stakeholder.website],
    [draft.address, stakeholder.address],
    ...PLAIN_TEXT_NAMES.map((name): [MaybeText, MaybeText] => [draft[name], stakeholder[name]]),
    [draft.kind, stakeholder.kind],
    [draft.tier, stakeholder.tier],
    [draft.owner, stakeholder.ownerName],
  ]);
  return inBoth + tags + fields;
}
