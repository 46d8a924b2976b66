/** What a cadence rule asks for. Rules of different slots hold side by side (S0 §3.2, S2 §2.3). */
export const SLOTS = ['any', 'face-to-face', 'phone-email', 'progress-sync', 'business-review'] as const;
export type Slot = (typeof SLOTS)[number];
