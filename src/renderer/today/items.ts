import type { TodayComing, TodayContact, TodayFeedback, TodayStep } from '../../contract/today.ts';
import type { OutputOf } from '../bridge.ts';

export type TodayItem = TodayContact | TodayStep | TodayFeedback | TodayComing;
export type TodayAnswer = OutputOf<'today.get'>;

/** In the order in which the eye and the keyboard go through them. */
const SECTIONS = [
  'overdue',
  'dueToday',
  'nextSteps',
  'thisWeek',
  'neverContacted',
  'feedback',
  'coming',
] as const;
type SectionName = (typeof SECTIONS)[number];

/** How many items of a section are drawn at first, and more at each wish: a morning's work, not a year's. */
export const FOLD = 25;
export type Unfolded = Partial<Record<SectionName, number>>;

/**
 * `folded`: how many items come after those that are drawn. `hidden`: snoozed ones, which come back by themselves and stay due.
 * `total` counts them, and those not sent, too.
 */
export type Section = {
  name: SectionName;
  items: TodayItem[];
  folded: number;
  hidden: TodayItem[];
  total: number;
};

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

/** Key of what an item is about, to find a coming one in other sections. */
const topicOf = (item: TodayItem): string => {
  switch (item.type) {
    case 'contact':
      return `contact ${item.stakeholderId}:${item.slot}`;
    case 'next-step':
    case 'feedback':
      return `${item.type} ${item.id}`;
    case 'coming':
      return `${item.kind} ${item.id}`;
  }
};

/** Coming items, without contacts and next steps that a section above shows already. */
function onlyComing(answer: TodayAnswer): TodayComing[] {
  const dueTopics = new Set(
    SECTIONS.filter((name) => name !== 'coming').flatMap((name) => answer[name].map(topicOf)),
  );
  return answer.coming.filter((item) => !dueTopics.has(topicOf(item)));
}

/** The page's sections, as far as they are unfolded; what is snoozed past `now` (epoch milliseconds) is set apart. */
export function sectionsOf(answer: TodayAnswer, now: number, unfolded: Unfolded = {}): Section[] {
  return SECTIONS.map((name) => {
    const all: TodayItem[] = name === 'coming' ? onlyComing(answer) : answer[name];
    const hidden = all.filter((item) => isSnoozed(item, now));
    const awake = all.filter((item) => !hidden.includes(item));
    const items = awake.slice(0, unfolded[name] ?? FOLD);
    const unsent = Math.max(0, (answer.counts[name] ?? 0) - answer[name].length);
    return {
      name,
      items,
      folded: awake.length - items.length,
      hidden,
      total: all.length + unsent,
    };
  });
}

/** Whether there is nothing to do: no items but coming ones. */
export const isQuiet = (sections: readonly Section[]): boolean =>
  sections.every(({ name, items }) => name === 'coming' || items.length === 0);
