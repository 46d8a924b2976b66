import { nameKey } from '../identity/names.ts';
import { folded } from '../identity/text.ts';
import { PLAIN_TEXT_NAMES, type PlainText } from '../stakeholders.ts';
import { birthdayText } from './birthday-text.ts';
import type { PersonDraft, StakeholderDraft } from './fields.ts';

/** In how many fields what a list says of somebody is what an entry of the register says: which of several of one name is meant. */

type Said = string | null | undefined;

const alike = (said: [Said, Said][]): number =>
  said.filter(([draft, entry]) => draft && entry && folded(draft).trim() === folded(entry).trim()).length;

/** What the register says of a contact person. */
export type KnownPerson = {
  role: string;
  department: string;
  wechat: string;
  address: string;
  birthday: PersonDraft['birthday'] | null;
  company: string;
};

export const personLikeness = (draft: PersonDraft, company: string, known: KnownPerson): number =>
  alike([
    [draft.role, known.role],
    [draft.department, known.department],
    [draft.wechat, known.wechat],
    [draft.address, known.address],
    [draft.birthday && birthdayText(draft.birthday), known.birthday && birthdayText(known.birthday)],
  ]) + (nameKey(company) === nameKey(known.company) ? 1 : 0);

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
  known: KnownStakeholder,
): number {
  const names = new Set(known.people.map(nameKey));
  const inBoth = people.filter((name) => names.has(nameKey(name))).length;
  const tags = draft.tags.filter((tag) => known.tags.includes(tag)).length;
  const fields = alike([
    [draft.website, known.website],
    [draft.address, known.address],
    ...PLAIN_TEXT_NAMES.map((name): [Said, Said] => [draft[name], known[name]]),
    [draft.kind, known.kind],
    [draft.tier, known.tier],
    [draft.owner, known.ownerName],
  ]);
  return inBoth + tags + fields;
}
