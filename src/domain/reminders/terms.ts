import { DEFAULT_FESTIVALS, type Festival, type Occasion } from '../festivals.ts';
import type { DueNumbers } from '../today.ts';

/** Kinds of things to be reminded of. */
export const REMINDER_KINDS = [
  'contact',
  'next-step',
  'birthday',
  'festival',
  'organisation',
  'feedback',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/**
 * Kinds of alert. `digest`: what is due on a day, one notification even for one item; `clock-warning`, `clock-breach`: a
 * feedback clock; `merged`: more than three of those in a minute; `missed`: those that passed while the computer slept,
 * or waited for the quiet hours to end. `unlock`: asks to unlock the vault; `test`: on request.
 */
export const ALERT_KINDS = [
  'digest',
  'clock-warning',
  'clock-breach',
  'merged',
  'missed',
  'unlock',
  'test',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Local wall times, `HH:mm`. `from` after `to` runs over midnight; equal times mean none. */
export type QuietHours = { from: string; to: string };

export type ReminderSettings = {
  /** Local wall time of the digest, `HH:mm`. */
  digestTime: string;
  quietHours: QuietHours | null;
  enabled: readonly ReminderKind[];
  scope: 'mine' | 'all';
  /** How many days before a birthday or festival the digest mentions it. */
  leadDays: number;
  festivals: readonly Festival[];
  /** The user's own. */
  occasions: readonly Occasion[];
  /** No alerts before this instant; epoch ms. */
  pausedUntil: number | null;
};

export const DEFAULT_SETTINGS: ReminderSettings = {
  digestTime: '08:30',
  quietHours: null,
  enabled: REMINDER_KINDS,
  scope: 'mine',
  leadDays: 0,
  festivals: DEFAULT_FESTIVALS,
  occasions: [],
  pausedUntil: null,
};

type Item = {
  /** Names the occasion and its date; an occasion that moves to another date is a new one. Claimed once, for ever. */
  key: string;
  kind: ReminderKind;
  /** Null for a festival, and for anonymous feedback. */
  stakeholderId: string | null;
  /** Whom or what it is about. */
  name: string;
  /** Further text: the text of a next step. */
  detail: string;
  /** The day it is due, not moved to a working day. */
  dueOn: string;
  /** The page that shows it, `#/…`. */
  route: string;
  /** Epoch ms; the item is hidden until then and alerted then, even if it was alerted before. */
  snoozedUntil: number | null;
};

/** Alerts through the digest of `announceOn` or the first after it. */
export type DayItem = Item & { announceOn: string };

/** Alerts at an instant, not in the digest. */
export type InstantItem = Item & {
  alert: 'clock-warning' | 'clock-breach';
  /** Epoch ms. */
  at: number;
  deadlineAt: number;
  /** Names the clock; its warning is pointless once it is breached. */
  clock: string;
};

export type ReminderItem = DayItem | InstantItem;

export type PlannedAlert = {
  /** Epoch ms at which it is to be shown. */
  at: number;
  kind: Exclude<AlertKind, 'unlock' | 'test'>;
  items: ReminderItem[];
  /** Keys to be claimed before the alert is shown. */
  keys: string[];
  /** All that is due, alerted before or not; the digest counts it. */
  due: DueNumbers;
};
