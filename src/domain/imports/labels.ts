/** The words by which programs label numbers and addresses; the core renders them in the user's language. */
export const KNOWN_LABELS = [
  'mobile',
  'work',
  'home',
  'main',
  'fax',
  'work fax',
  'home fax',
  'work mobile',
  'pager',
  'other',
] as const;
export type KnownLabel = (typeof KNOWN_LABELS)[number];

export const isKnownLabel = (label: string): label is KnownLabel =>
  KNOWN_LABELS.some((knownLabel) => knownLabel === label);
