import type { HandlerOutput } from '../../contract/call.ts';
import type { feedback } from '../../contract/feedback.ts';
import { localText } from '../../domain/calendars/days.ts';
import { targetText } from '../../domain/calendars/target.ts';
import { withZoneNote } from '../../domain/calendars/zone-note.ts';
import { type Clock, clockView } from '../../domain/feedback/clock.ts';
import { defaultDeadline, isPassedLevel, levelAt, passedByClock } from '../../domain/feedback/clocks.ts';
import { type Message, message } from '../../domain/message.ts';
import type { Session } from '../session/session.ts';
import { type ClockRules, caseOf } from './rules.ts';
import type { LogEntry, StoredCase } from './store.ts';

type Calls = typeof feedback;
type CaseView = HandlerOutput<Calls['feedback.queue']>['rows'][number];

/** A case as it is shown, with what its clocks say now. */
export function present(
  feedback: StoredCase,
  log: readonly LogEntry[],
  { calendar, clocks }: ClockRules,
  session: Pick<Session, 'now' | 'text' | 'zone'>,
): CaseView {
  const now = session.now();
  const of = caseOf(feedback, log);
  const all = clocks(of);
  const visibleClocks = all.filter(
    ({ startedAt, stoppedAt }) => startedAt <= now || stoppedAt !== null || startedAt === of.receivedAt,
  );
  const clockViews = visibleClocks.map((clock) => {
    const why = withZoneNote(clock.why, calendar.zone, session.zone());
    return clockToView({ ...clock, why }, clockView(clock, now, calendar), session.text);
  });
  const level = levelAt(of, all, now);
  const [first] = clockViews
    .filter((clock) => clock.stoppedAt === null && !isPassedLevel(clock, level))
    .sort((a, b) => a.deadlineAt - b.deadlineAt);
  const { row, agreed, ownerId, stakeholderKind, satisfaction, breachReason, ...plain } = feedback;
  return {
    ...plain,
    level,
    ...deadline(),
    deadlineAgreed: agreed,
    clocks: clockViews,
  };

  function deadline(): Pick<CaseView, 'deadlineAt' | 'deadlineWhy'> {
    if (agreed)
      return {
        deadlineAt: feedback.deadlineAt,
        deadlineWhy: [session.text(message('feedback:why.agreed'))],
      };
    if (first !== undefined) return { deadlineAt: first.deadlineAt, deadlineWhy: first.why };
    const { at, why } = defaultDeadline(of, now, calendar);
    return {
      deadlineAt: at,
      deadlineWhy: withZoneNote(why, calendar.zone, session.zone()).map(session.text),
    };
  }
}

const clockToView = (
  { clock, level, target, startedAt, stoppedAt, provisional, why }: Clock,
  view: ReturnType<typeof clockView>,
  text: Session['text'],
) => ({
  ...view,
  clock,
  level,
  target: targetText(target),
  startedAt,
  stoppedAt,
  provisional,
  why: why.map(text),
});

/** What happened to a case, in order: what was logged, and that a conflict passed to a higher level by its clock. */
export function history(
  feedback: StoredCase,
  log: readonly LogEntry[],
  { clocks }: ClockRules,
  { now, text, zone }: Pick<Session, 'now' | 'text' | 'zone'>,
): HandlerOutput<Calls['feedback.get']>['log'] {
  const of = caseOf(feedback, log);
  const logged = log.map((entry) => ({
    at: entry.event.at,
    event: entry.event.event,
    text: text(eventMessage(entry, zone())),
    note: entry.note,
  }));
  const passedLevels = passedByClock(of, clocks(of), now()).map(({ at, level }) => ({
    at,
    event: 'escalate' as const,
    text: text(message('feedback:event.passed', { level })),
    note: '',
  }));
  return [...logged, ...passedLevels].toSorted((a, b) => a.at - b.at);
}

/** An entry of the log in words. */
function eventMessage({ event, ownerName }: LogEntry, zone: string): Message {
  switch (event.event) {
    case 'close':
      return event.satisfaction === null
        ? message('feedback:event.close')
        : message('feedback:event.closeRated', { satisfaction: event.satisfaction });
    case 'escalate':
      return message('feedback:event.escalate', { level: event.level });
    case 'assign':
      return message('feedback:event.assign', { owner: ownerName });
    case 'edit-received':
      return message('feedback:event.edit-received', { receivedAt: localText(event.receivedAt, zone) });
    case 'resolve':
      return message(`feedback:event.${event.outcome === 'declined' ? 'declined' : 'resolve'}`);
    case 'receive':
    case 'respond':
    case 'wait':
    case 'resume':
    case 'reopen':
      return message(`feedback:event.${event.event}`);
  }
}
