import type { HandlerInput } from '../../contract/call.ts';
import type { feedback } from '../../contract/feedback.ts';
import { defaultDeadline, levelToTakeUp } from '../../domain/feedback/clocks.ts';
import {
  type FeedbackCase,
  type FeedbackEvent,
  type FeedbackStep,
  LEVEL_ABOVE,
} from '../../domain/feedback/events.ts';
import type { FeedbackOutcome } from '../../domain/feedback/terms.ts';
import { transition } from '../../domain/feedback/transition.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { activeCalendar } from '../calendars/active.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { caseOf, clockRules } from './rules.ts';
import { type CaseColumns, feedbackStore, type StoredCase } from './store.ts';

type Calls = typeof feedback;
type Received = HandlerInput<Calls['feedback.receive']>;
type Changes = Omit<HandlerInput<Calls['feedback.update']>, 'id'>;
/** A step with what it says besides when. */
export type Step = {
  step: FeedbackStep;
  at: number | undefined;
  note: string;
  satisfaction?: number | null;
  outcome?: FeedbackOutcome;
};

const NOT_FOUND = refuse('not-found', 'feedback:error.notFound');
const AHEAD = refuse('invalid', 'feedback:error.ahead');
/** Who types a time to the minute may round it up. */
const A_MINUTE_MS = 60_000;

/** What can be done to a case: every change passes through the rules of `domain/feedback`. */
export function feedbackCases(session: Session) {
  const store = feedbackStore(session.db);
  const register = stakeholderStore(session.db);
  const { now } = session;

  const isAhead = (at: number | undefined): boolean => at !== undefined && at > now() + A_MINUTE_MS;

  /** Row of whoever is named; null for nobody. */
  const namedRow = (
    id: string | null,
    rowOf: (id: string) => number | undefined,
    missing: string,
  ): Result<number | null> => {
    const row = id === null ? null : rowOf(id);
    return row === undefined ? refuse('not-found', missing) : ok(row);
  };
  const stakeholderRow = (id: string | null) => namedRow(id, register.rowOf, 'stakeholders:error.notFound');
  const ownerRow = (id: string | null) => namedRow(id, register.ownerRow, 'owners:error.notFound');

  /** Takes an event into the log and the case's own columns. */
  const happen = (
    feedback: StoredCase,
    event: FeedbackEvent,
    note = '',
    ownerName = '',
  ): Result<FeedbackCase> => {
    if (isAhead(event.at)) return AHEAD;
    const after = transition(caseOf(feedback, store.log(feedback.row)), event);
    if (!after.ok) return after;
    store.addEvent(feedback.row, { event, note, ownerName });
    const calendar = activeCalendar(session.db);
    store.update(
      feedback.row,
      {
        ...columnsAfter(after.value, event),
        ...(!feedback.agreed && { deadline_at: defaultDeadline(after.value, event.at, calendar).at }),
      },
      now(),
    );
    return after;
  };

  const eventOf = (
    feedback: StoredCase,
    { step, satisfaction = null, outcome = 'landed', ...given }: Step,
  ): Result<FeedbackEvent> => {
    const at = given.at ?? now();
    switch (step) {
      case 'escalate': {
        const of = caseOf(feedback, store.log(feedback.row));
        const level = levelToTakeUp(of, clockRules(session.db).clocks(of), at);
        if (level === null) return refuse('conflict', 'feedback:error.notNow.escalate');
        const above = LEVEL_ABOVE[level];
        return above === null
          ? refuse('conflict', 'feedback:error.highestLevel')
          : ok({ event: step, at, level: above });
      }
      case 'close': {
        const of = caseOf(feedback, store.log(feedback.row));
        return ok({ event: step, at, satisfaction, clocks: clockRules(session.db).clocks(of) });
      }
      case 'resolve':
        return outcome === 'declined' && given.note === ''
          ? refuse('invalid', 'feedback:error.declinedWithoutReason', undefined, [
              { path: 'note', message: message('feedback:error.declinedWithoutReason') },
            ])
          : ok({ event: step, at, outcome });
      case 'respond':
      case 'wait':
      case 'resume':
      case 'reopen':
        return ok({ event: step, at });
    }
  };

  const assign = (
    feedback: StoredCase,
    ownerId: string | null,
    at: number,
    note: string,
  ): Result<unknown> => {
    const owner = ownerRow(ownerId);
    if (!owner.ok) return owner;
    store.update(feedback.row, { owner_id: owner.value }, now());
    const ownerName = store.findRow(feedback.row)?.ownerName ?? '';
    return happen(feedback, { event: 'assign', at }, note, ownerName);
  };

  return {
    receive(input: Received): Result<{ id: string }> {
      const receivedAt = input.receivedAt ?? now();
      if (isAhead(receivedAt)) return AHEAD;
      const stakeholder = stakeholderRow(input.stakeholderId);
      if (!stakeholder.ok) return stakeholder;
      const owner = ownerRow(input.ownerId ?? null);
      if (!owner.ok) return owner;
      const calendar = activeCalendar(session.db);
      const { row, id } = store.insert(
        {
          stakeholder_id: stakeholder.value,
          kind: input.kind,
          priority: input.priority,
          channel: input.channel,
          content: input.content,
          received_at: receivedAt,
          deadline_at: input.deadlineAt ?? defaultDeadline({ receivedAt, log: [] }, now(), calendar).at,
          deadline_agreed: input.deadlineAt === null ? 0 : 1,
          owner_id: owner.value ?? store.defaultOwner(stakeholder.value),
          state: 'new',
          level: input.kind === 'conflict' ? 1 : null,
          satisfaction: null,
          breach_reason: '',
          responded_at: null,
          resolved_at: null,
          closed_at: null,
        },
        now(),
      );
      store.addEvent(row, { event: { event: 'receive', at: receivedAt }, note: '', ownerName: '' });
      const feedback = store.findRow(row);
      if (input.answered && feedback !== undefined) {
        const response = happen(feedback, { event: 'respond', at: receivedAt });
        if (!response.ok) return response;
      }
      return ok({ id });
    },

    take(id: string, step: Step): Result<Record<string, never>> {
      const feedback = store.find(id);
      if (feedback === undefined) return NOT_FOUND;
      const event = eventOf(feedback, step);
      if (!event.ok) return event;
      const after = happen(feedback, event.value, step.note);
      return after.ok ? ok({}) : after;
    },

    assign(id: string, ownerId: string, at: number | undefined, note: string): Result<Record<string, never>> {
      const feedback = store.find(id);
      if (feedback === undefined) return NOT_FOUND;
      const result = assign(feedback, ownerId, at ?? now(), note);
      return result.ok ? ok({}) : result;
    },

    update(id: string, changes: Changes): Result<Record<string, never>> {
      const feedback = store.find(id);
      if (feedback === undefined) return NOT_FOUND;
      if (isAhead(changes.receivedAt)) return AHEAD;
      if (feedback.state === 'closed' && touchesResults(feedback, changes))
        return refuse('conflict', 'feedback:error.closed');
      const stakeholder = stakeholderRow(changes.stakeholderId ?? null);
      if (!stakeholder.ok) return stakeholder;
      if (changes.ownerId !== undefined && changes.ownerId !== feedback.ownerId) {
        const assigned = assign(feedback, changes.ownerId, now(), '');
        if (!assigned.ok) return assigned;
      }
      const { receivedAt } = changes;
      if (receivedAt !== undefined && receivedAt !== feedback.receivedAt) {
        const edited = happen(feedback, { event: 'edit-received', at: now(), receivedAt });
        if (!edited.ok) return edited;
      }
      store.update(
        feedback.row,
        { ...columnsOf(changes, stakeholder.value), ...deadlineOf(feedback, changes) },
        now(),
      );
      return ok({});
    },

    remove(id: string): Result<Record<string, never>> {
      const feedback = store.find(id);
      if (feedback === undefined) return NOT_FOUND;
      store.remove(feedback.row, now());
      return ok({});
    },
  };

  /** An agreed deadline stands; else the default one follows the receipt. */
  function deadlineOf(feedback: StoredCase, { deadlineAt, receivedAt }: Changes): Partial<CaseColumns> {
    if (deadlineAt !== undefined && deadlineAt !== null)
      return { deadline_at: deadlineAt, deadline_agreed: 1 };
    if (deadlineAt === undefined && (feedback.agreed || receivedAt === undefined)) return {};
    const calendar = activeCalendar(session.db);
    const log = store.log(feedback.row).map(({ event }) => event);
    const of = { receivedAt: receivedAt ?? feedback.receivedAt, log };
    return { deadline_at: defaultDeadline(of, now(), calendar).at, deadline_agreed: 0 };
  }
}

/** Plain columns of the fields given. */
function columnsOf(changes: Changes, stakeholder: number | null): Partial<CaseColumns> {
  const { stakeholderId, kind, priority, channel, content, breachReason } = changes;
  return {
    ...(stakeholderId !== undefined && { stakeholder_id: stakeholder }),
    ...(kind !== undefined && { kind, level: kind === 'conflict' ? 1 : null }),
    ...(priority !== undefined && { priority }),
    ...(channel !== undefined && { channel }),
    ...(content !== undefined && { content }),
    ...(breachReason !== undefined && { breach_reason: breachReason }),
  };
}

/** A closed case keeps its results: only its words may be changed, the reason of a breach among them. */
const touchesResults = (feedback: StoredCase, changes: Changes): boolean =>
  (['stakeholderId', 'kind', 'priority', 'channel', 'receivedAt', 'ownerId'] as const).some(
    (field) => changes[field] !== undefined && changes[field] !== feedback[field],
  ) ||
  (changes.deadlineAt !== undefined && changes.deadlineAt !== (feedback.agreed ? feedback.deadlineAt : null));

/** What of a case stands in columns of its own after an event. */
function columnsAfter({ state, receivedAt, log }: FeedbackCase, event: FeedbackEvent): Partial<CaseColumns> {
  const first = log.find((one) => one.event === 'respond' || one.event === 'resolve');
  const common = { state, responded_at: first?.at ?? null };
  switch (event.event) {
    case 'resolve':
      return { ...common, resolved_at: event.at };
    case 'close':
      return { ...common, closed_at: event.at, satisfaction: event.satisfaction };
    case 'reopen':
      return { ...common, resolved_at: null, closed_at: null, satisfaction: null };
    case 'escalate':
      return { ...common, level: event.level };
    case 'edit-received':
      return { ...common, received_at: receivedAt };
    case 'receive':
    case 'respond':
    case 'wait':
    case 'resume':
    case 'assign':
      return common;
  }
}
