import { DEFAULT_FESTIVALS, type Festival, type Occasion } from '../festivals.ts';
import type { DueNumbers } from '../today.ts';

/** What can come up in a reminder. */
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
  /** Days before a birthday or festival that the digest names it. */
  leadDays: number;
  festivals: readonly Festival[];
  /** The user's own. */
  occasions: readonly Occasion[];
  /** Nothing alerts before; epoch ms. */
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
  /** Null: nobody's in particular (a festival), or anonymous. */
  stakeholderId: string | null;
  /** Whom or what it is about. */
  name: string;
  /** What more there is to say: the text of a step. */
  detail: string;
  /** The day it is due, not moved to a working day. */
  dueOn: string;
  /** The page that shows it, `#/…`. */
  route: string;
  /** Epoch ms; hides the item until then, and alerts it then, again if need be. */
  snoozedUntil: number | null;
};

/** Alerts through the digest of `announceOn` or the first after it. */
export type DayItem = Item & { announceOn: string };

/** Alerts at an instant, by itself. */
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
  /** Everything to be claimed before it is shown. */
  keys: string[];
  /** What is due in all, told before or not: a digest says so. */
  due: DueNumbers;
};
