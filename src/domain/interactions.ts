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

/** What a meeting was held for, where a cadence asks for one in particular (S2 §2.3). */
export const PURPOSES = ['progress-sync', 'business-review'] as const;
export type Purpose = (typeof PURPOSES)[number];
