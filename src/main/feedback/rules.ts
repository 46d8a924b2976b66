import type { WorkCalendar } from '../../domain/calendars/calendar.ts';
import { dayOf } from '../../domain/calendars/days.ts';
import type { Clock } from '../../domain/feedback/clock.ts';
import { clocksOf } from '../../domain/feedback/clocks.ts';
import type { FeedbackCase } from '../../domain/feedback/events.ts';
import { type ClockPolicy, parseClockPolicy } from '../../domain/feedback/policy.ts';
import { activeCalendar } from '../calendars/active.ts';
import type { Db } from '../db/open.ts';
import { policyStore } from '../policies/store.ts';
import type { LogEntry, StoredCase } from './store.ts';

/** The rules by which the vault judges its cases. */
export type ClockRules = { calendar: WorkCalendar; clocks(of: FeedbackCase): Clock[] };

/** A case is judged by the policy that was in force on the day it was received (S4 §9). */
export function clockRules(db: Db): ClockRules {
  const calendar = activeCalendar(db);
  const versions = policyStore(db).contents('feedback-targets');
  const policyByDay = new Map<string, ClockPolicy>();
  const policyOn = (day: string): ClockPolicy => {
    const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= day);
    if (version === undefined) return { targets: [] };
    const cached = policyByDay.get(version.effectiveFrom);
    if (cached !== undefined) return cached;
    const policy = parseClockPolicy(version.content);
    if (!policy.ok) throw new Error(`Stored policy: ${policy.error.message.key}`);
    policyByDay.set(version.effectiveFrom, policy.value);
    return policy.value;
  };
  return {
    calendar,
    clocks: (of) => clocksOf(of, policyOn(dayOf(of.receivedAt, calendar.zone)), calendar),
  };
}

/** A stored case as the rules see it. */
export const caseOf = (
  { kind, priority, channel, stakeholderKind, receivedAt, state }: StoredCase,
  log: readonly LogEntry[],
): FeedbackCase => ({
  kind,
  priority,
  channel,
  stakeholderKind,
  receivedAt,
  state,
  log: log.map(({ event }) => event),
});
