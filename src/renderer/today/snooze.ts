import { Temporal } from 'temporal-polyfill';
import type { InputOf } from '../bridge.ts';
import type { TodayItem } from './items.ts';

/** Offered at one key each; any other time is chosen in a picker. */
export const SNOOZES = ['hour', 'tomorrow', 'monday'] as const;
export type Snooze = (typeof SNOOZES)[number];

/**
 * When a snoozed item comes back.
 * @param now in the user's zone
 * @param morning local time of the digest, `HH:MM`: tomorrow's items come back with it
 * @returns ISO 8601
 */
export function snoozedUntil(snooze: Snooze, now: Temporal.ZonedDateTime, morning: string): string {
  const onDay = (days: number) =>
    now.add({ days }).withPlainTime(Temporal.PlainTime.from(morning)).toInstant().toString();
  switch (snooze) {
    case 'hour':
      return now.add({ hours: 1 }).toInstant().toString({ smallestUnit: 'millisecond' });
    case 'tomorrow':
      return onDay(1);
    case 'monday':
      return onDay(8 - now.dayOfWeek);
  }
}

type Subject = InputOf<'reminders.snooze'>['subject'];

/** The subject to snooze for an item. */
export function subjectOf(item: TodayItem): Subject | null {
  switch (item.type) {
    case 'contact':
      return { kind: 'contact', id: item.stakeholderId, slot: item.slot };
    case 'next-step':
      return { kind: 'next-step', id: item.id };
    case 'feedback':
      return { kind: 'feedback', id: item.id };
    case 'coming':
      return item.kind === 'birthday' || item.kind === 'festival' || item.kind === 'organisation'
        ? { kind: item.kind, id: item.id }
        : null;
  }
}
