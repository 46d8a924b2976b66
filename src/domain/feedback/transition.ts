import { ok, type Refused, type Result, refuse } from '../result.ts';
import { type FeedbackCase, type FeedbackEvent, type FeedbackStep, isStep } from './events.ts';
import type { FeedbackState } from './terms.ts';

/** new → first response → in progress ⇄ waiting for the other side → resolved → closed; the last two reopened. */
const STEPS: Record<FeedbackState, readonly FeedbackStep[]> = {
  new: ['respond', 'wait', 'resolve', 'escalate'],
  'in-progress': ['respond', 'wait', 'resolve', 'escalate'],
  waiting: ['respond', 'resume', 'resolve', 'escalate'],
  resolved: ['close', 'reopen'],
  closed: ['reopen'],
};

/** Steps that the present state allows. Only a conflict escalates; `transition` still refuses it at the highest level. */
export const allowedSteps = ({ state, kind }: Pick<FeedbackCase, 'state' | 'kind'>): FeedbackStep[] =>
  STEPS[state].filter((step) => step !== 'escalate' || kind === 'conflict');

/**
 * The case after an event. Refuses (`conflict`) a step that the state does not allow and whatever would change a closed
 * case; (`invalid`) an instant before receipt or before the step before it.
 */
export function transition(before: FeedbackCase, event: FeedbackEvent): Result<FeedbackCase> {
  const refusedStep = refusal(before, event);
  if (refusedStep !== null) return refusedStep;
  return ok({
    ...before,
    state: nextState(before.state, event),
    receivedAt: event.event === 'edit-received' ? event.receivedAt : before.receivedAt,
    log: [...before.log, event],
  });
}

function refusal(before: FeedbackCase, event: FeedbackEvent): Refused | null {
  switch (event.event) {
    case 'receive':
      return refuse('conflict', 'feedback:error.alreadyReceived');
    case 'assign':
      return before.state === 'closed' ? refuse('conflict', 'feedback:error.closed') : null;
    case 'edit-received': {
      if (before.state === 'closed') return refuse('conflict', 'feedback:error.closed');
      const first = before.log.find(isStep);
      const late = first !== undefined && event.receivedAt > first.at;
      return late ? refuse('invalid', 'feedback:error.receivedAfterStep') : null;
    }
    case 'escalate':
    case 'respond':
    case 'wait':
    case 'resume':
    case 'resolve':
    case 'close':
    case 'reopen':
      if (!allowedSteps(before).includes(event.event))
        return refuse('conflict', `feedback:error.notNow.${event.event}`, { state: before.state });
      if (event.at < before.receivedAt) return refuse('invalid', 'feedback:error.beforeReceipt');
      if (event.at < (before.log.findLast(isStep)?.at ?? before.receivedAt))
        return refuse('invalid', 'feedback:error.beforeLastStep');
      return null;
  }
}

function nextState(state: FeedbackState, { event }: FeedbackEvent): FeedbackState {
  switch (event) {
    case 'respond':
      return state === 'new' ? 'in-progress' : state;
    case 'wait':
      return 'waiting';
    case 'resume':
    case 'reopen':
      return 'in-progress';
    case 'resolve':
      return 'resolved';
    case 'close':
      return 'closed';
    case 'receive':
    case 'escalate':
    case 'assign':
    case 'edit-received':
      return state;
  }
}
