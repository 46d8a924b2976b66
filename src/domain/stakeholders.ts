/** Kinds of stakeholder (S0 §3.1, S1 §4). */
export const STAKEHOLDER_KINDS = [
  'customer',
  'supplier',
  'partner',
  'community',
  'association',
  'institution',
  'department',
  'public',
] as const;
export type StakeholderKind = (typeof STAKEHOLDER_KINDS)[number];

/** How much a stakeholder can influence the organisation (S0 §3.1); `INTERESTS` is the grid's other axis. */
export const INFLUENCES = ['high', 'medium', 'low'] as const;
export type Influence = (typeof INFLUENCES)[number];

export const INTERESTS = ['high', 'medium', 'low'] as const;
export type Interest = (typeof INTERESTS)[number];

/** Important (重要) or general (一般) stakeholders (S0 §4.1). */
export const TIERS = ['key', 'general'] as const;
export type Tier = (typeof TIERS)[number];

/** Only an active stakeholder has contact obligations. */
export const STATUSES = ['prospect', 'active', 'dormant', 'ended'] as const;
export type Status = (typeof STATUSES)[number];

/** The tag that makes a supplier or partner a core one (S2 §2.3: weekly sync, monthly review). */
export const CORE_TAG = 'core';

/** Everything here is confidential; what is `strict` is left out of exports and prints unless that is confirmed. */
export const CONFIDENTIALITIES = ['normal', 'strict'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/**
 * What else is said of a stakeholder in a line of text: how long it may be, and the headings under which lists have it, parted by
 * `|`. Such a text is a column of the same name (one word), is called as `labels` of `stakeholders.json` says, and stands in the form, in the
 * profile, in lists out and in, where two become one.
 */
export const PLAIN_TEXTS = {
  industry: {
    longest: 100,
    headings: '行业 | 所属行业 | 行业类别 | 所在行业 | industry | sector | primary industry',
  },
} as const;
export type PlainText = keyof typeof PLAIN_TEXTS;
export const PLAIN_TEXT_NAMES = Object.keys(PLAIN_TEXTS) as PlainText[];
/** Something for each of them. */
export const plainTexts = <T>(of: (name: PlainText) => T): Record<PlainText, T> =>
  Object.fromEntries(PLAIN_TEXT_NAMES.map((name) => [name, of(name)])) as Record<PlainText, T>;
