import { PLAIN_TEXT_NAMES } from './stakeholders.ts';
/** Two entries of one stakeholder or person become one: what both say is kept. */

/** Notes and what is to be added to them, each line once. */
export function joinedNotes(notes: string, more: readonly string[]): string {
  return more.reduce((all, one) => {
    if (one === '' || `\n${all}\n`.includes(`\n${one}\n`)) return all;
    return all === '' ? one : `${all}\n${one}`;
  }, notes);
}

/** What of an entry tells how much it is worth. */
export type Entry = {
  inactive: boolean;
  /** Fields that hold something, people, interactions and cases. */
  holds: number;
  createdAt: string;
};

/** Which of two goes on unless somebody says otherwise: the active, then the fuller, then the older one. */
export function compareEntries(a: Entry, b: Entry): number {
  return (
    Number(a.inactive) - Number(b.inactive) || b.holds - a.holds || a.createdAt.localeCompare(b.createdAt)
  );
}

/** Of which an entry of a stakeholder has one, so that of two that differ one goes on; in the order of the form. */
export const CHOSEN_FIELDS = [
  'name',
  'kind',
  'tier',
  'influence',
  'interest',
  'status',
  'ownerId',
  ...PLAIN_TEXT_NAMES,
  'website',
  'address',
  'preferredChannel',
  'activeFrom',
] as const;

/** The enumeration whose words tell a field's values; others are told as they are. */
export const ENUM_OF_FIELD: Partial<Record<string, string>> = {
  kind: 'stakeholderKind',
  tier: 'tier',
  influence: 'influence',
  interest: 'interest',
  status: 'status',
  preferredChannel: 'channel',
};
