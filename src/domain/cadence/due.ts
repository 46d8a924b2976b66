import { daysBetween } from '../calendars/days.ts';
import { type Message, message } from '../message.ts';
import { addInterval, type Interval, intervalParams, stepsUntil } from './interval.ts';
import { clampSteps } from './next-due.ts';
import { type ActiveRule, type CadencePolicy, ruleFor, type Subject } from './policy.ts';
import { type Contact, counts, SLOTS, type Slot } from './slots.ts';

/** A stakeholder as of today. `activeFrom`: the day it last became active or was imported. */
export type DueSubject = Subject & { activeFrom: string };

export type DueState = 'never-contacted' | 'overdue' | 'due-today' | 'upcoming';

/** One slot of one stakeholder. All days `YYYY-MM-DD`. */
export type DueItem = {
  slot: Slot;
  ruleId: string;
  every: Interval;
  /** The day counted from, and whether it is that of a contact or of becoming active. */
  anchorOn: string;
  anchor: 'contact' | 'start';
  dueOn: string;
  /** `dueOn`, or the working day before it. */
  announceOn: string;
  state: DueState;
  /** 0 until the due day has passed. */
  daysOverdue: number;
  /** Due days that have passed since the stakeholder became active (anchor + k · interval). */
  missedPeriods: number;
  why: Message[];
};

/** The due date of one slot without what depends on today: what is stored and indexed. */
export type NextDue = Pick<DueItem, 'slot' | 'ruleId' | 'every' | 'anchorOn' | 'anchor' | 'dueOn'>;

/** Moves a day that is no working day to the working day before it. */
export type WorkingDayOnOrBefore = (day: string) => string;

/** The latest day on or before `today` with a counting contact: the future does not count yet. */
function lastContactOn(contacts: readonly Contact[], rule: ActiveRule, today: string): string | null {
  let last: string | null = null;
  for (const contact of contacts) {
    if (
      contact.on <= today &&
      (last === null || contact.on > last) &&
      counts(contact, rule.slot, rule.channels)
    )
      last = contact.on;
  }
  return last;
}

/**
 * When each slot that a rule asks for is next due: the last effective contact that counts plus the rule's interval, or
 * `activeFrom` plus the interval while there has been none. Nothing for a stakeholder that is not active.
 */
export function nextDues(
  subject: DueSubject,
  contacts: readonly Contact[],
  policy: CadencePolicy,
  today: string,
): NextDue[] {
  return SLOTS.flatMap((slot) => {
    const rule = ruleFor(policy.rules, slot, subject);
    if (rule === null) return [];
    const last = lastContactOn(contacts, rule, today);
    const anchorOn = last ?? subject.activeFrom;
    return [
      {
        slot,
        ruleId: rule.id,
        every: rule.every,
        anchorOn,
        anchor: last === null ? ('start' as const) : ('contact' as const),
        dueOn: addInterval(anchorOn, rule.every),
      },
    ];
  });
}

function stateOf({ anchor, dueOn }: NextDue, today: string): DueState {
  if (anchor === 'start') return 'never-contacted';
  if (dueOn < today) return 'overdue';
  return dueOn === today ? 'due-today' : 'upcoming';
}

/** How many due days lie in [`from`, `today`): those before the stakeholder was active are nobody's. */
function missedPeriods({ anchorOn, every, dueOn }: NextDue, from: string, today: string): number {
  if (dueOn >= today) return 0;
  const first = from > dueOn ? stepsUntil(anchorOn, every, from) : 1;
  return Math.max(0, stepsUntil(anchorOn, every, today) - first);
}

/** Who a rule speaks of. */
type RuleOf = Pick<ActiveRule, 'tag' | 'stakeholderId' | 'tiers' | 'source' | 'channels'>;

/** The rule in words: "Key customer: any contact, every month". */
export function ruleName(
  rule: RuleOf | undefined,
  { kind, tier }: Pick<Subject, 'kind' | 'tier'>,
  { slot, every }: Pick<NextDue, 'slot' | 'every'>,
): Message {
  const params = { slot, ...intervalParams(every) };
  if (rule?.stakeholderId !== undefined) return message('cadence:rule.own', params);
  if (rule?.tag !== undefined) return message('cadence:rule.tag', { ...params, tag: rule.tag });
  return rule?.tiers === undefined
    ? message('cadence:rule.kind', { ...params, kind })
    : message('cadence:rule.kindAndTier', { ...params, kind, tier });
}

/** What a stored due date means on a day, and why. `rule` is undefined when it is no longer in force. */
export function dueItem(
  due: NextDue,
  rule: RuleOf | undefined,
  subject: Pick<DueSubject, 'kind' | 'tier' | 'activeFrom'>,
  announceOn: string,
  today: string,
): DueItem {
  const { anchorOn, every, dueOn, slot } = due;
  const missed = missedPeriods(due, subject.activeFrom, today);
  const daysOverdue = Math.max(0, daysBetween(dueOn, today));
  const why = [
    ruleName(rule, subject, due),
    ...(rule?.source === undefined ? [] : [message('cadence:why.source', { source: rule.source })]),
    ...(rule?.channels ?? []).map((channel) => message('cadence:why.channel', { channel })),
    due.anchor === 'contact'
      ? message('cadence:why.lastContact', { on: anchorOn, slot })
      : message('cadence:why.neverContacted', { from: anchorOn, slot }),
    message('cadence:why.due', { anchor: anchorOn, ...intervalParams(every), due: dueOn }),
    ...clampSteps(anchorOn, every, dueOn),
    ...(announceOn === dueOn ? [] : [message('cadence:why.shifted', { due: dueOn, announce: announceOn })]),
    ...(daysOverdue === 0 ? [] : [message('cadence:why.overdue', { days: daysOverdue, missed })]),
  ];
  return { ...due, announceOn, state: stateOf(due, today), daysOverdue, missedPeriods: missed, why };
}

/** Every slot of one stakeholder with its due date as of `today`, explained. */
export function dueItems(
  subject: DueSubject,
  contacts: readonly Contact[],
  policy: CadencePolicy,
  today: string,
  announce: WorkingDayOnOrBefore,
): DueItem[] {
  return nextDues(subject, contacts, policy, today).map((due) => {
    const rule = ruleFor(policy.rules, due.slot, subject) ?? undefined;
    return dueItem(due, rule, subject, announce(due.dueOn), today);
  });
}
