import type { TodayComing, TodayContact, TodayFeedback, TodayStep } from '../../contract/today.ts';
import type { OutputOf } from '../bridge.ts';

export type TodayItem = TodayContact | TodayStep | TodayFeedback | TodayComing;
export type TodayAnswer = OutputOf<'today.get'>;

/** In the order in which the eye and the keyboard go through them. */
export const SECTIONS = [
  'overdue',
  'dueToday',
  'nextSteps',
  'thisWeek',
  'neverContacted',
  'feedback',
  'coming',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** `hidden`: snoozed ones, which come back by themselves. `total` counts those not sent, too. */
export type Section = { name: SectionName; items: TodayItem[]; hidden: TodayItem[]; total: number };

export const keyOf = (item: TodayItem): string => {
  switch (item.type) {
    case 'contact':
      return `contact ${item.stakeholderId} ${item.slot}`;
    case 'coming':
      return `coming ${item.kind} ${item.id} ${item.on}`;
    case 'next-step':
    case 'feedback':
      return `${item.type} ${item.id}`;
  }
};

const isSnoozed = (item: TodayItem, now: number) =>
  item.type !== 'coming' && item.snoozedUntil !== null && Date.parse(item.snoozedUntil) > now;

/** The page's sections; what is snoozed past `now` (epoch milliseconds) is set apart. */
export function sectionsOf(answer: TodayAnswer, now: number): Section[] {
  return SECTIONS.map((name) => {
    const all: TodayItem[] = answer[name];
    const hidden = all.filter((item) => isSnoozed(item, now));
    return {
      name,
      items: all.filter((item) => !hidden.includes(item)),
      hidden,
      total: Math.max(all.length, answer.counts[name] ?? 0) - hidden.length,
    };
  });
}

/** A step whose day has come, or a case: everything but what merely comes up. */
export const isQuiet = (sections: readonly Section[]): boolean =>
  sections.every(({ name, items }) => name === 'coming' || items.length === 0);
