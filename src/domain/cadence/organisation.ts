import { daysBetween } from '../calendars/days.ts';
import type { OrganisationActivity } from '../interactions.ts';
import { type Message, message } from '../message.ts';
import { addInterval, type Interval, intervalParams } from './interval.ts';
import { clampSteps } from './next-due.ts';
import type { OrganisationObligation } from './policy.ts';

export type OrganisationDue = {
  id: string;
  activity: OrganisationActivity;
  every: Interval;
  /** The day it was last held, or null. */
  lastOn: string | null;
  dueOn: string;
  /** 0 until the due day has passed. */
  daysOverdue: number;
  why: Message[];
};

/**
 * When the organisation next owes a gathering or a community activity (S0 §4.3).
 * @param lastOn the day it was last held
 * @param since the day the obligation began: counted from while none has been held
 */
export function organisationDue(
  { id, activity, every, source }: OrganisationObligation,
  lastOn: string | null,
  since: string,
  today: string,
): OrganisationDue {
  const anchor = lastOn ?? since;
  const dueOn = addInterval(anchor, every);
  const why = [
    message('cadence:rule.organisation', { activity, ...intervalParams(every) }),
    ...(source === undefined ? [] : [message('cadence:why.source', { source })]),
    lastOn === null
      ? message('cadence:why.neverHeld', { activity, from: since })
      : message('cadence:why.lastHeld', { activity, on: lastOn }),
    message('cadence:why.held', { anchor, ...intervalParams(every), due: dueOn }),
    ...clampSteps(anchor, every, dueOn),
  ];
  return { id, activity, every, lastOn, dueOn, daysOverdue: Math.max(0, daysBetween(dueOn, today)), why };
}
