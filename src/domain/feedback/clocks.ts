import type { WorkCalendar } from '../calendars/calendar.ts';
import { localText } from '../calendars/days.ts';
import { endOf } from '../calendars/deadline.ts';
import { type Message, message } from '../message.ts';
import { type Clock, clockView, runClock, type Wait } from './clock.ts';
import { type FeedbackCase, type FeedbackEvent, LEVEL_ABOVE, type Level } from './events.ts';
import { type ClockPolicy, type ClockTarget, matchingTargets } from './policy.ts';
import type { FeedbackClock } from './terms.ts';

/**
 * The clocks of a case, from its log alone: what they say at an instant is `clockView`. The levels that an unsolved conflict
 * will pass through stand in it already, each from the deadline of the one before; those with `startedAt` in the future
 * haven't begun. What ran before a case was closed is as it was then, whatever policy and calendar say now.
 */
export function clocksOf(of: FeedbackCase, policy: ClockPolicy, calendar: WorkCalendar): Clock[] {
  const closing = of.log.findLastIndex(({ event }) => event === 'close');
  const closed = of.log[closing];
  const clocks = closed?.event === 'close' ? [...closed.clocks] : [];
  const log = of.log.slice(closing + 1);
  const make = maker(of, policy, calendar, clocks, waitsOf(log));
  if (closing === -1) firstResponse(make, of, log);
  nextResponses(make, log);
  for (const round of rounds(of, log, closing === -1)) {
    if (of.kind === 'conflict') levels(make, round, log, calendar, levelBefore(clocks));
    else make({ ...round, clock: 'resolution', level: null });
  }
  return clocks;
}

/** The level of a conflict at an instant; null for other kinds. */
export function levelAt(of: FeedbackCase, clocks: readonly Clock[], now: number): Level | null {
  if (of.kind !== 'conflict') return null;
  const levelClocks = clocks.filter(({ level, startedAt }) => level !== null && startedAt <= now);
  return levelClocks.at(-1)?.level ?? levelByHand(of);
}

/** Whether a conflict has passed the level of a clock, which may still run but no longer decides when the case is due. */
export const isPassedLevel = ({ level }: { level: number | null }, levelNow: number | null): boolean =>
  level !== null && levelNow !== null && level < levelNow;

/** The automatic escalations up to an instant: a level whose clock ran out passes to the next, without an entry in the log. */
export const passedByClock = (
  { log }: FeedbackCase,
  clocks: readonly Clock[],
  now: number,
): { at: number; level: Level }[] =>
  clocks.flatMap(({ level, startedAt: at }, i) => {
    const before = clocks.slice(0, i).findLast((clock) => clock.level !== null)?.level ?? null;
    const byHand = log.some(
      (event) => event.event === 'escalate' && event.level === level && event.at === at,
    );
    return level !== null && before !== null && level > before && at <= now && !byHand ? [{ at, level }] : [];
  });

/**
 * The level that somebody can take up at an instant; null for other kinds. At its very deadline it still can be, and one that
 * was taken up by hand stands at once.
 */
export function levelToTakeUp(of: FeedbackCase, clocks: readonly Clock[], at: number): Level | null {
  const byClock = levelAt(of, clocks, at - 1);
  return byClock === null ? null : (Math.max(byClock, levelByHand(of)) as Level);
}

const levelByHand = ({ log }: FeedbackCase): Level =>
  log.flatMap((event) => (event.event === 'escalate' ? event.level : [])).at(-1) ?? 1;

type Round = { startedAt: number; stoppedAt: number | null; reopened: boolean };
type Run = Round & {
  clock: FeedbackClock;
  level: Level | null;
  /** When somebody took the conflict up to the next level; stops the clock if that was in time. */
  takenUpAt?: number | null;
  why?: Message[];
};
type Make = (run: Run) => Clock | null;

/** Appends a clock with the earliest deadline among the targets that match; without any, no clock. */
function maker(
  of: FeedbackCase,
  policy: ClockPolicy,
  calendar: WorkCalendar,
  clocks: Clock[],
  waits: readonly Wait[],
): Make {
  return ({ clock, level, startedAt, stoppedAt, takenUpAt = null, reopened, why = [] }) => {
    const targets = matchingTargets(policy, clock, of, level);
    const ends = targets.map(({ target }) => endOf(startedAt, target, calendar));
    const rule = targets[ends.indexOf(Math.min(...ends))];
    if (rule === undefined) return null;
    /** The clock as if it stopped at `end`, which also ends a wait. */
    const ranUntil = (end: number | null) =>
      runClock(
        {
          clock,
          ordinal: clocks.filter((other) => other.clock === clock).length + 1,
          level,
          target: rule.target,
          startedAt,
          waits: clock === 'first-response' ? [] : until(end, waits),
        },
        calendar,
      );
    const untilTakenUp = takenUpAt === null ? null : ranUntil(takenUpAt);
    const inTime = untilTakenUp !== null && takenUpAt !== null && takenUpAt <= untilTakenUp.deadlineAt;
    const stop = inTime ? takenUpAt : stoppedAt;
    const run = inTime ? untilTakenUp : ranUntil(stop);
    const at = localText(startedAt, calendar.zone);
    const reopening = reopened ? [message('feedback:why.reopened', { at })] : [];
    const finished: Clock = {
      ...run,
      stoppedAt: stop,
      pausedAt: stop === null ? run.pausedAt : null,
      why: [ruleOf(rule, of), ...why, ...reopening, ...run.why, ...stopSteps(run.deadlineAt, stop, calendar)],
    };
    clocks.push(finished);
    return finished;
  };
}

const until = (end: number | null, waits: readonly Wait[]): readonly Wait[] =>
  end === null
    ? waits
    : waits.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to ?? end, end) }));

/** From receipt to the first answer; resolving answers, too. Waiting doesn't pause it. */
function firstResponse(make: Make, of: FeedbackCase, log: readonly FeedbackEvent[]): void {
  const answer = log.find(({ event }) => event === 'respond' || event === 'resolve');
  make({
    clock: 'first-response',
    level: null,
    startedAt: of.receivedAt,
    stoppedAt: answer?.at ?? null,
    reopened: false,
  });
}

/** From each time that the other side has spoken again (after a wait, or by reopening) to our next answer. */
function nextResponses(make: Make, log: readonly FeedbackEvent[]): void {
  let isAnswered = false;
  let round: Omit<Round, 'stoppedAt'> | null = null;
  for (const { event, at } of log) {
    switch (event) {
      case 'respond':
      case 'resolve':
        if (round !== null) make({ clock: 'next-response', level: null, ...round, stoppedAt: at });
        round = null;
        isAnswered = true;
        break;
      case 'resume':
      case 'reopen':
        if (isAnswered || event === 'reopen') round ??= { startedAt: at, reopened: event === 'reopen' };
        break;
      case 'receive':
      case 'wait':
      case 'close':
      case 'escalate':
      case 'assign':
      case 'edit-received':
    }
  }
  if (round !== null) make({ clock: 'next-response', level: null, ...round, stoppedAt: null });
}

/** From receipt, and from each reopening, until resolved. */
function rounds(of: FeedbackCase, log: readonly FeedbackEvent[], fromReceipt: boolean): Round[] {
  const all: Round[] = fromReceipt ? [{ startedAt: of.receivedAt, stoppedAt: null, reopened: false }] : [];
  for (const { event, at } of log) {
    const round = all.at(-1);
    if (event === 'reopen') all.push({ startedAt: at, stoppedAt: null, reopened: true });
    if (event === 'resolve' && round !== undefined) round.stoppedAt = at;
  }
  return all;
}

/**
 * The levels of a conflict, one clock each (S2 §2.2). Taken up by hand before its deadline, a level has been met; past its
 * deadline the conflict passes to the next level by itself, and the missed clock runs on until the conflict is resolved.
 */
function levels(
  make: Make,
  round: Round,
  log: readonly FeedbackEvent[],
  calendar: WorkCalendar,
  first: Level,
): void {
  let here = { ...round, clock: 'resolution' as const, level: first, why: [] as Message[] };
  for (;;) {
    const end = endOfLevel(make, here, log);
    if (end === null) return;
    const { level, at, how } = end;
    const why = [message(`feedback:why.${how}`, { at: localText(at, calendar.zone), level })];
    here = { ...here, level, startedAt: at, reopened: false, why };
  }
}

/** Makes the clock of a level, and returns how the conflict leaves it; null when it stays there or is resolved. */
function endOfLevel(make: Make, here: Run & { level: Level }, log: readonly FeedbackEvent[]) {
  const { level, startedAt } = here;
  const stop = here.stoppedAt ?? Infinity;
  const escalation = log
    .filter((event) => event.event === 'escalate')
    .find((event) => event.level > level && event.at >= startedAt && event.at <= stop);
  const clock = make({ ...here, takenUpAt: escalation?.at ?? null });
  if (escalation !== undefined && (clock === null || clock.stoppedAt === escalation.at))
    return { level: escalation.level, at: escalation.at, how: 'escalated' };
  const above = LEVEL_ABOVE[level];
  const missed = clock !== null && clock.pausedAt === null && clock.deadlineAt < stop;
  return missed && above !== null ? { level: above, at: clock.deadlineAt, how: 'escalatedByClock' } : null;
}

const levelBefore = (clocks: readonly Clock[]): Level =>
  clocks.findLast(({ level }) => level !== null)?.level ?? 1;

/** The deadline where neither a clock runs nor one is agreed: three working days (S2 §2.3), extended by the waits. */
export function defaultDeadline(
  { receivedAt, log }: Pick<FeedbackCase, 'receivedAt' | 'log'>,
  now: number,
  calendar: WorkCalendar,
): { at: number; why: Message[] } {
  const target = { amount: 3, unit: 'working-days' } as const;
  const of = { clock: 'resolution', ordinal: 1, level: null, target, startedAt: receivedAt } as const;
  const run = runClock({ ...of, waits: waitsOf(log) }, calendar);
  const { deadlineAt: at } = clockView({ ...run, stoppedAt: null }, now, calendar);
  return { at, why: [message('feedback:why.noTarget'), ...run.why] };
}

/** The waits of a case, in order; resolving ends one. */
function waitsOf(log: readonly FeedbackEvent[]): Wait[] {
  const waits: Wait[] = [];
  for (const { event, at } of log) {
    const last = waits.at(-1);
    if (event === 'wait') waits.push({ from: at, to: null });
    if ((event === 'resume' || event === 'resolve') && last?.to === null) last.to = at;
  }
  return waits;
}

/** The sentence that names the rule, by its most specific condition. */
function ruleOf({ clock, source = '', ...target }: ClockTarget, of: FeedbackCase): Message {
  const params = { clock, source };
  const sourced = source === '' ? '' : 'Sourced';
  if (target.level !== undefined)
    return message(`feedback:why.ofLevel${sourced}`, { ...params, level: target.level });
  if (target.kinds !== undefined)
    return message(`feedback:why.ofKind${sourced}`, { ...params, kind: of.kind });
  if (target.stakeholderKinds !== undefined && of.stakeholderKind !== null)
    return message(`feedback:why.ofStakeholder${sourced}`, {
      ...params,
      stakeholderKind: of.stakeholderKind,
    });
  if (target.channels !== undefined)
    return message(`feedback:why.ofChannel${sourced}`, { ...params, channel: of.channel });
  if (target.priorities !== undefined)
    return message(`feedback:why.ofPriority${sourced}`, { ...params, priority: of.priority });
  return message(`feedback:why.ofAll${sourced}`, params);
}

function stopSteps(deadlineAt: number, stoppedAt: number | null, calendar: WorkCalendar): Message[] {
  if (stoppedAt === null) return [];
  const key = stoppedAt <= deadlineAt ? 'feedback:why.met' : 'feedback:why.metLate';
  return [message(key, { at: localText(stoppedAt, calendar.zone) })];
}
