/** Ways an interaction takes place or feedback arrives (S0 §3.2, S2 §2.3, S4 §6). */
export const CHANNELS = [
  'phone',
  'email',
  'meeting',
  'visit',
  'video',
  'online',
  'wechat',
  'wecom',
  'dingtalk',
  'social',
  'bulletin',
  'survey',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const DIRECTIONS = ['outbound', 'inbound'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What the organisation owes whole groups of stakeholders (S0 §4.3): a visit is neither. */
export const ORGANISATION_ACTIVITIES = ['gathering', 'community-activity'] as const;
export type OrganisationActivity = (typeof ORGANISATION_ACTIVITIES)[number];

/** What a meeting was held for, where a cadence asks for one in particular (S2 §2.3). */
export const PURPOSES = ['progress-sync', 'business-review', ...ORGANISATION_ACTIVITIES] as const;
export type Purpose = (typeof PURPOSES)[number];
