import { CHANNELS, type Channel, type Purpose } from '../interactions.ts';

/** Kinds of contact that may be asked for at the same time, each with its own due date. */
export const SLOTS = ['any', 'face-to-face', 'phone-email', 'progress-sync', 'business-review'] as const;
export type Slot = (typeof SLOTS)[number];

/** What a due date wants to know of an interaction. `on`: its day in the vault's time zone. */
export type Contact = {
  on: string;
  channel: Channel;
  purpose: Purpose | null;
  /** Reached somebody; an attempt alone never counts. */
  effective: boolean;
};

/** Channels that count for a slot unless its rule names others (S0 §3.2). */
export const SLOT_CHANNELS: Record<Slot, readonly Channel[]> = {
  any: CHANNELS,
  'face-to-face': ['meeting', 'visit'],
  'phone-email': ['phone', 'email'],
  'progress-sync': CHANNELS,
  'business-review': CHANNELS,
};

/** A sync or review is known by what it was held for, not by its channel (S2 §2.3). */
function purposeOf(slot: Slot): Purpose | null {
  switch (slot) {
    case 'progress-sync':
    case 'business-review':
      return slot;
    case 'any':
    case 'face-to-face':
    case 'phone-email':
      return null;
  }
}

/** Whether an interaction counts for a slot. `channels` narrows or widens the slot's own. */
export function counts(contact: Contact, slot: Slot, channels = SLOT_CHANNELS[slot]): boolean {
  const purpose = purposeOf(slot);
  return (
    contact.effective &&
    channels.includes(contact.channel) &&
    (purpose === null || contact.purpose === purpose)
  );
}
