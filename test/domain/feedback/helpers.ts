import { workCalendar } from '../../../src/domain/calendars/calendar.ts';
import { CHINA } from '../../../src/domain/calendars/china.ts';
import { type Clock, clockView } from '../../../src/domain/feedback/clock.ts';
import { clocksOf } from '../../../src/domain/feedback/clocks.ts';
import type { FeedbackCase, FeedbackEvent, Level } from '../../../src/domain/feedback/events.ts';
import { type ClockPolicy, DEFAULT_CLOCK_POLICY } from '../../../src/domain/feedback/policy.ts';
import { transition } from '../../../src/domain/feedback/transition.ts';

export const china = workCalendar(CHINA);

/** `2026-11-17 10:00` in Shanghai. */
export const shanghai = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
export const wall = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

export function received(at: string, traits: Partial<FeedbackCase> = {}): FeedbackCase {
  const receivedAt = shanghai(at);
  return {
    kind: 'problem',
    priority: 'general',
    channel: 'visit',
    stakeholderKind: 'customer',
    receivedAt,
    state: 'new',
    log: [{ event: 'receive', at: receivedAt }],
    ...traits,
  };
}

type Simple = 'respond' | 'wait' | 'resume' | 'resolve' | 'reopen' | 'assign';

export const step = (event: Simple, at: string): FeedbackEvent => ({ event, at: shanghai(at) });
export const escalate = (level: Level, at: string): FeedbackEvent => ({
  event: 'escalate',
  at: shanghai(at),
  level,
});

/** The case after events that all must be allowed. */
export function having(start: FeedbackCase, ...events: FeedbackEvent[]): FeedbackCase {
  return events.reduce((before, event) => {
    const result = transition(before, event);
    if (!result.ok) throw new Error(`${event.event}: ${result.error.message.key}`);
    return result.value;
  }, start);
}

/** What every clock says at an instant, as `resolution/2 running 2026-11-18 18:00`. */
export function told(of: FeedbackCase, now: string, policy: ClockPolicy = DEFAULT_CLOCK_POLICY): string[] {
  return clocksOf(of, policy, china)
    .filter(({ startedAt }) => startedAt <= shanghai(now))
    .map((clock) => {
      const { state, deadlineAt } = clockView(clock, shanghai(now), china);
      return `${clock.clock}${clock.level === null ? '' : `/${clock.level}`} ${state} ${wall(deadlineAt)}`;
    });
}

export function clockNamed(of: FeedbackCase, name: Clock['clock'], policy = DEFAULT_CLOCK_POLICY): Clock {
  const clock = clocksOf(of, policy, china).findLast((one) => one.clock === name);
  if (clock === undefined) throw new Error(`no ${name}`);
  return clock;
}
