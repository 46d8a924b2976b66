import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedbackEvent } from '../../../src/domain/feedback/events.ts';
import { FEEDBACK_STATES } from '../../../src/domain/feedback/terms.ts';
import { allowedSteps, transition } from '../../../src/domain/feedback/transition.ts';
import { escalate, having, received, shanghai, step } from './helpers.ts';

const close = (at: string): FeedbackEvent => ({
  event: 'close',
  at: shanghai(at),
  satisfaction: 5,
  clocks: [],
});
const fresh = received('2026-11-17 10:00');
const refusal = (of: typeof fresh, event: FeedbackEvent) => {
  const result = transition(of, event);
  return result.ok ? null : result.error.message.key;
};

test('a case goes from new over the first response and waiting to closed, and can be reopened', () => {
  const answered = having(fresh, step('respond', '2026-11-17 11:00'));
  expect(answered.state).toBe('in-progress');
  const waiting = having(answered, step('wait', '2026-11-17 12:00'));
  expect(waiting.state).toBe('waiting');
  const resolved = having(waiting, step('resume', '2026-11-18 12:00'), step('resolve', '2026-11-18 13:00'));
  expect(resolved.state).toBe('resolved');
  const closed = having(resolved, close('2026-11-19 09:00'));
  expect(closed.state).toBe('closed');
  expect(having(closed, step('reopen', '2026-11-20 09:00')).state).toBe('in-progress');
});

test('feedback answered in the call that brought it is answered then', () => {
  expect(having(fresh, step('respond', '2026-11-17 10:00')).state).toBe('in-progress');
});

describe('what the state does not allow is refused', () => {
  test('closing what is not resolved, resuming what does not wait, reopening what is open', () => {
    expect(refusal(fresh, close('2026-11-18 10:00'))).toBe('feedback:error.notNow.close');
    expect(refusal(fresh, step('resume', '2026-11-18 10:00'))).toBe('feedback:error.notNow.resume');
    expect(refusal(fresh, step('reopen', '2026-11-18 10:00'))).toBe('feedback:error.notNow.reopen');
    const resolved = having(fresh, step('resolve', '2026-11-18 10:00'));
    expect(refusal(resolved, step('respond', '2026-11-18 11:00'))).toBe('feedback:error.notNow.respond');
  });

  test('escalating anything but a conflict', () => {
    expect(refusal(fresh, escalate(2, '2026-11-18 10:00'))).toBe('feedback:error.notNow.escalate');
    expect(refusal({ ...fresh, kind: 'conflict' }, escalate(2, '2026-11-18 10:00'))).toBeNull();
  });

  test('going back in time', () => {
    expect(refusal(fresh, step('respond', '2026-11-17 09:59'))).toBe('feedback:error.beforeReceipt');
    const answered = having(fresh, step('respond', '2026-11-17 11:00'));
    expect(refusal(answered, step('resolve', '2026-11-17 10:30'))).toBe('feedback:error.beforeLastStep');
    // Handing over is noted when it is noted; it doesn't order the steps.
    const handed = having(answered, step('assign', '2026-11-19 09:00'));
    expect(refusal(handed, step('resolve', '2026-11-18 10:00'))).toBeNull();
  });

  test('changing what is closed', () => {
    const closed = having(fresh, step('resolve', '2026-11-18 10:00'), close('2026-11-18 11:00'));
    expect(refusal(closed, step('assign', '2026-11-18 12:00'))).toBe('feedback:error.closed');
    const edit = { event: 'edit-received', at: shanghai('2026-11-18 12:00'), receivedAt: 0 } as const;
    expect(refusal(closed, edit)).toBe('feedback:error.closed');
  });

  test('having been received after it was answered', () => {
    const answered = having(fresh, step('respond', '2026-11-17 11:00'));
    const edited = (at: string): FeedbackEvent => ({
      event: 'edit-received',
      at: shanghai('2026-11-18 12:00'),
      receivedAt: shanghai(at),
    });
    expect(refusal(answered, edited('2026-11-17 11:01'))).toBe('feedback:error.receivedAfterStep');
    expect(having(answered, edited('2026-11-17 09:00')).receivedAt).toBe(shanghai('2026-11-17 09:00'));
  });
});

test('whatever is tried, a step is taken exactly when it is offered, and the log only grows', () => {
  const events = fc.constantFrom(
    'respond',
    'wait',
    'resume',
    'resolve',
    'close',
    'reopen',
    'escalate',
    'assign',
  );
  fc.assert(
    fc.property(
      fc.array(events, { maxLength: 20 }),
      fc.constantFrom('conflict', 'inquiry'),
      (names, kind) => {
        let now = received('2026-11-17 10:00', { kind: kind === 'conflict' ? 'conflict' : 'inquiry' });
        for (const [i, name] of names.entries()) {
          const at = now.receivedAt + i;
          const event: FeedbackEvent =
            name === 'close'
              ? { event: name, at, satisfaction: null, clocks: [] }
              : name === 'escalate'
                ? { event: name, at, level: 2 }
                : { event: name, at };
          const result = transition(now, event);
          const offered =
            event.event === 'assign'
              ? now.state !== 'closed'
              : allowedSteps(now).some((s) => s === event.event);
          expect(result.ok).toBe(offered);
          if (!result.ok) continue;
          expect(FEEDBACK_STATES).toContain(result.value.state);
          expect(result.value.log).toEqual([...now.log, event]);
          now = result.value;
        }
      },
    ),
  );
});
