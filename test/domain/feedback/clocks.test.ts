import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessTimeBetween } from '../../../src/domain/calendars/time.ts';
import { clockView, elapsedMs } from '../../../src/domain/feedback/clock.ts';
import { clocksOf, levelAt } from '../../../src/domain/feedback/clocks.ts';
import type { FeedbackCase, FeedbackEvent } from '../../../src/domain/feedback/events.ts';
import { type ClockPolicy, DEFAULT_CLOCK_POLICY } from '../../../src/domain/feedback/policy.ts';
import { text } from '../../../src/i18n/index.ts';
import { china, clockNamed, escalate, having, received, shanghai, step, told, wall } from './helpers.ts';

describe('first response', () => {
  test('important feedback within 24 hours, general within 48, the earliest of the targets that match', () => {
    expect(told(received('2026-11-20 17:00', { priority: 'important' }), '2026-11-20 18:00')).toEqual([
      'first-response running 2026-11-21 17:00',
    ]);
    expect(told(received('2026-11-20 17:00'), '2026-11-22 17:01')).toEqual([
      'first-response breached 2026-11-22 17:00',
    ]);
    expect(told(received('2026-11-20 17:00', { channel: 'phone' }), '2026-11-20 17:01')).toEqual([
      'first-response running 2026-11-20 17:03',
    ]);
    // Two business hours from Friday 17:00 end on Monday; 48 hours from then on Sunday.
    expect(told(received('2026-11-20 17:00', { stakeholderKind: 'department' }), '2026-11-20 17:01')).toEqual(
      ['first-response running 2026-11-22 17:00'],
    );
    expect(told(received('2026-11-19 17:00', { kind: 'request' }), '2026-11-19 17:01')).toEqual([
      'first-response running 2026-11-20 10:00',
    ]);
  });

  test('is met by the first answer, also at the deadline itself, and late a moment after', () => {
    const fresh = received('2026-11-17 10:00', { priority: 'important' });
    expect(told(having(fresh, step('respond', '2026-11-18 10:00')), '2026-11-19 10:00')).toEqual([
      'first-response met 2026-11-18 10:00',
    ]);
    expect(told(having(fresh, step('respond', '2026-11-18 10:01')), '2026-11-19 10:00')).toEqual([
      'first-response met-late 2026-11-18 10:00',
    ]);
    expect(told(having(fresh, step('resolve', '2026-11-17 12:00')), '2026-11-19 10:00')).toEqual([
      'first-response met 2026-11-18 10:00',
    ]);
  });

  test('is not paused by waiting', () => {
    const waiting = having(received('2026-11-17 10:00'), step('wait', '2026-11-17 11:00'));
    expect(told(waiting, '2026-11-18 10:00')).toEqual(['first-response running 2026-11-19 10:00']);
  });

  test('moves with a corrected receipt, and not with a new owner', () => {
    const fresh = received('2026-11-17 10:00');
    const handed = having(fresh, step('assign', '2026-11-18 09:00'));
    expect(told(handed, '2026-11-18 10:00')).toEqual(['first-response running 2026-11-19 10:00']);
    const edited = having(handed, {
      event: 'edit-received',
      at: shanghai('2026-11-18 09:00'),
      receivedAt: shanghai('2026-11-16 15:00'),
    });
    expect(told(edited, '2026-11-18 10:00')).toEqual(['first-response running 2026-11-18 15:00']);
  });
});

describe('resolution', () => {
  const requirement = having(
    received('2026-09-29 16:00', { kind: 'requirement' }),
    step('respond', '2026-09-29 17:00'),
  );
  const resolution = (of: FeedbackCase, now: string) =>
    told(of, now).filter((clock) => clock.startsWith('resolution'));

  test('a requirement lands within three working days, over the National Day holiday', () => {
    expect(resolution(requirement, '2026-09-30 09:00')).toEqual(['resolution running 2026-10-09 18:00']);
  });

  test('waiting moves the deadline by the working time spent waiting', () => {
    // Wednesday 16:00–18:00, no holiday, Thursday 09:00–11:30: four and a half hours.
    const waited = having(requirement, step('wait', '2026-09-30 16:00'), step('resume', '2026-10-08 11:30'));
    expect(resolution(waited, '2026-10-08 12:00')).toEqual(['resolution running 2026-10-10 15:00']);
    // A whole working day moves it by a working day: to the make-up Saturday.
    const day = having(requirement, step('wait', '2026-09-30 09:00'), step('resume', '2026-09-30 18:00'));
    expect(resolution(day, '2026-10-08 12:00')).toEqual(['resolution running 2026-10-10 18:00']);
    // Over the holiday alone, nothing.
    const idle = having(requirement, step('wait', '2026-09-30 18:00'), step('resume', '2026-10-08 09:00'));
    expect(resolution(idle, '2026-10-08 12:00')).toEqual(['resolution running 2026-10-09 18:00']);
  });

  test('while it waits, the deadline is where it would be if the other side answered now', () => {
    const waiting = having(requirement, step('wait', '2026-09-30 16:00'));
    expect(resolution(waiting, '2026-09-30 17:00')).toEqual(['resolution paused 2026-10-10 10:00']);
    expect(resolution(waiting, '2026-10-05 17:00')).toEqual(['resolution paused 2026-10-10 11:00']);
    const resolved = having(waiting, step('resolve', '2026-10-08 11:30'));
    expect(resolution(resolved, '2026-10-11 12:00')).toEqual(['resolution met 2026-10-10 15:00']);
  });

  test('a wait that begins after the deadline saves nothing', () => {
    const late = having(requirement, step('wait', '2026-10-10 10:00'), step('resume', '2026-10-14 10:00'));
    expect(resolution(late, '2026-10-14 11:00')).toEqual(['resolution breached 2026-10-09 18:00']);
  });

  test('an elapsed target is paused in working time, too', () => {
    const policy: ClockPolicy = {
      targets: [{ clock: 'resolution', target: { amount: 24, unit: 'hours' } }],
    };
    const waited = having(
      received('2026-11-20 10:00'),
      step('wait', '2026-11-20 16:00'),
      step('resume', '2026-11-23 10:00'),
    );
    // Three working hours waited; counted on from Saturday 10:00 they end on Monday at 12:00.
    expect(told(waited, '2026-11-23 10:00', policy)).toEqual(['resolution running 2026-11-23 12:00']);
  });

  test('reopening starts a new clock; what was closed stays as it was', () => {
    const resolved = having(requirement, step('resolve', '2026-10-12 10:00'));
    expect(resolution(resolved, '2026-10-12 10:00')).toEqual(['resolution met-late 2026-10-09 18:00']);
    const closed = having(resolved, {
      event: 'close',
      at: shanghai('2026-10-12 11:00'),
      satisfaction: 2,
      clocks: clocksOf(resolved, DEFAULT_CLOCK_POLICY, china),
    });
    const reopened = having(closed, step('reopen', '2026-10-13 10:00'));
    const stricter: ClockPolicy = {
      targets: [{ clock: 'resolution', target: { amount: 1, unit: 'working-days' } }],
    };
    expect(told(reopened, '2026-10-13 11:00', stricter)).toEqual([
      'first-response met 2026-10-01 16:00',
      'resolution met-late 2026-10-09 18:00',
      'resolution running 2026-10-14 18:00',
    ]);
    expect(clocksOf(reopened, stricter, china).map(({ ordinal }) => ordinal)).toEqual([1, 1, 2]);
  });
});

test('the next response counts from when the other side has spoken again', () => {
  const policy: ClockPolicy = {
    targets: [{ clock: 'next-response', target: { amount: 2, unit: 'business-hours' } }],
  };
  const answered = having(received('2026-11-17 10:00'), step('respond', '2026-11-17 11:00'));
  expect(told(answered, '2026-11-17 12:00', policy)).toEqual([]);
  const spoken = having(answered, step('wait', '2026-11-17 11:00'), step('resume', '2026-11-18 09:00'));
  expect(told(spoken, '2026-11-18 10:00', policy)).toEqual(['next-response running 2026-11-18 11:00']);
  const again = having(spoken, step('wait', '2026-11-18 10:00'), step('resume', '2026-11-18 14:00'));
  expect(told(again, '2026-11-18 14:00', policy)).toEqual(['next-response running 2026-11-18 15:00']);
  expect(told(having(again, step('respond', '2026-11-18 14:30')), '2026-11-19 09:00', policy)).toEqual([
    'next-response met 2026-11-18 15:00',
  ]);
});

describe('a conflict', () => {
  const conflict = having(
    received('2026-11-16 10:00', { kind: 'conflict' }),
    step('respond', '2026-11-16 10:30'),
  );
  const levels = (of: FeedbackCase, now: string) =>
    told(of, now).filter((clock) => clock.startsWith('resolution'));

  test('passes from level to level by itself, each with its own days from entering it', () => {
    expect(levels(conflict, '2026-11-17 17:00')).toEqual(['resolution/1 running 2026-11-17 18:00']);
    expect(levels(conflict, '2026-11-18 09:00')).toEqual([
      'resolution/1 breached 2026-11-17 18:00',
      'resolution/2 running 2026-11-20 18:00',
    ]);
    expect(levels(conflict, '2026-11-30 09:00')).toEqual([
      'resolution/1 breached 2026-11-17 18:00',
      'resolution/2 breached 2026-11-20 18:00',
      'resolution/3 breached 2026-11-27 18:00',
    ]);
    const clocks = clocksOf(conflict, DEFAULT_CLOCK_POLICY, china);
    expect(
      ['2026-11-17 18:00', '2026-11-20 17:59', '2026-11-20 18:00'].map((at) =>
        levelAt(conflict, clocks, shanghai(at)),
      ),
    ).toEqual([2, 2, 3]);
  });

  test('taken up by hand in time, a level is met and the next begins then', () => {
    const taken = having(conflict, escalate(2, '2026-11-17 09:00'), step('resolve', '2026-11-20 09:00'));
    expect(levels(taken, '2026-11-21 09:00')).toEqual([
      'resolution/1 met 2026-11-17 18:00',
      'resolution/2 met 2026-11-20 18:00',
    ]);
  });

  test('taken up by hand after it passed on by itself', () => {
    const taken = having(conflict, escalate(3, '2026-11-18 09:00'), step('resolve', '2026-11-26 09:00'));
    expect(levels(taken, '2026-11-27 09:00')).toEqual([
      'resolution/1 met-late 2026-11-17 18:00',
      'resolution/2 met 2026-11-20 18:00',
      'resolution/3 met-late 2026-11-25 18:00',
    ]);
  });

  test('does not pass on while it waits for the other side', () => {
    const waiting = having(conflict, step('wait', '2026-11-17 09:00'));
    expect(levels(waiting, '2026-11-25 09:00')).toEqual(['resolution/1 paused 2026-11-25 18:00']);
    const resumed = having(waiting, step('resume', '2026-11-18 09:00'));
    expect(levels(resumed, '2026-11-18 10:00')).toEqual(['resolution/1 running 2026-11-18 18:00']);
  });

  test('reopened, goes on at the level where it was', () => {
    const reopened = having(
      conflict,
      escalate(2, '2026-11-17 09:00'),
      step('resolve', '2026-11-18 09:00'),
      step('reopen', '2026-11-19 09:00'),
    );
    expect(levels(reopened, '2026-11-19 10:00').at(-1)).toBe('resolution/2 running 2026-11-24 18:00');
  });
});

test('a pause that moves a deadline into a year without a decree makes it provisional, and says so', () => {
  const waiting = having(
    received('2026-12-25 09:00', { kind: 'requirement' }),
    step('wait', '2026-12-28 09:00'),
    step('resume', '2027-01-05 12:00'),
  );
  const { provisional, deadlineAt, why } = clockNamed(waiting, 'resolution');
  expect(provisional).toBe(true);
  expect(wall(deadlineAt)).toBe('2027-01-08 12:00');
  expect(why.map((step) => text('en', step)).at(-1)).toMatch(/2027/);
  const before = having(
    received('2026-12-21 09:00', { kind: 'requirement' }),
    step('wait', '2026-12-22 09:00'),
    step('resume', '2026-12-23 09:00'),
  );
  expect(clockNamed(before, 'resolution').provisional).toBe(false);
});

describe('the live bar', () => {
  test('fills in the target’s own kind of time, and warns at three quarters', () => {
    const clock = clockNamed(received('2026-11-17 10:00', { priority: 'important' }), 'first-response');
    expect(wall(clock.warnAt)).toBe('2026-11-18 04:00');
    expect(clockView(clock, shanghai('2026-11-17 16:00'), china)).toEqual({
      state: 'running',
      deadlineAt: shanghai('2026-11-18 10:00'),
      warnAt: clock.warnAt,
      timeLeftMs: 18 * 3_600_000,
      elapsedShare: 0.25,
    });
    // Wednesday 16:00 to the make-up Saturday after the holiday, in working hours: 2 of 24.5 hours.
    const landing = clockNamed(received('2026-09-30 16:00', { kind: 'requirement' }), 'resolution');
    expect(wall(landing.deadlineAt)).toBe('2026-10-10 18:00');
    expect(clockView(landing, shanghai('2026-10-05 12:00'), china).elapsedShare).toBeCloseTo(2 / 24.5);
  });

  test('stands still while paused', () => {
    const waiting = having(
      received('2026-09-30 16:00', { kind: 'requirement' }),
      step('wait', '2026-10-08 09:00'),
    );
    const clock = clockNamed(waiting, 'resolution');
    const share = (now: string) => clockView(clock, shanghai(now), china).elapsedShare;
    expect(share('2026-10-12 15:00')).toBe(share('2026-10-08 09:00'));
  });
});

test('every step of a deadline is told, with rule, pauses and outcome', () => {
  const done = having(
    received('2026-09-29 16:00', { kind: 'requirement' }),
    step('wait', '2026-09-30 16:00'),
    step('resume', '2026-10-08 11:30'),
    step('resolve', '2026-10-11 09:00'),
  );
  expect(clockNamed(done, 'resolution').why.map((message) => text('zh-CN', message))).toEqual([
    '适用规则：需求类的解决时限（《企业内外部沟通优化方案》二（三））。',
    '从 2026-09-29 16:00 起算。',
    '收到之日不算，到其后第 3 个工作日下班为止。',
    '2026-09-29 为收到之日，不计入。',
    '2026-09-30 是第 1 个工作日。',
    '2026-10-01 至 2026-10-07 国庆节放假，不计。',
    '2026-10-08 至 2026-10-09 是第 2 至 3 个工作日。',
    '到 2026-10-09 18:00 截止。',
    '2026-09-30 16:00 至 2026-10-08 11:30 等待对方，其间工作时间 270 分钟，期限顺延至 2026-10-10 15:00。',
    '2026-10-11 09:00 完成，已超时。',
  ]);
  expect(clockNamed(done, 'resolution').why.map((message) => text('en', message))[0]).toBe(
    'Rule: Resolution for cases of the kind “Requirement” (Communication Optimisation Plan 2.3).',
  );
});

describe('whatever happens to a case', () => {
  const minutes = fc.integer({ min: 0, max: 4 * 24 * 60 });
  const names = fc.constantFrom(
    'respond' as const,
    'wait' as const,
    'resume' as const,
    'resolve' as const,
    'reopen' as const,
  );
  const cases = fc
    .record({
      start: fc.integer({ min: 0, max: 700 * 24 * 60 }),
      kind: fc.constantFrom(
        'requirement' as const,
        'conflict' as const,
        'request' as const,
        'decision' as const,
      ),
      steps: fc.array(fc.tuple(names, minutes), { maxLength: 12 }),
    })
    .map(({ start, kind, steps }) => {
      const first = shanghai('2025-01-02 10:00') + start * 60_000;
      let now = received(wall(first), { kind });
      let at = now.receivedAt;
      for (const [event, wait] of steps) {
        const next: FeedbackEvent = { event, at: at + wait * 60_000 };
        try {
          now = having(now, next);
          at = next.at;
        } catch {
          // Not allowed in this state.
        }
      }
      return now;
    });

  test('warnings come after the start and not after the deadline, and the bar is full at the deadline', () => {
    fc.assert(
      fc.property(cases, (of) => {
        for (const clock of clocksOf(of, DEFAULT_CLOCK_POLICY, china)) {
          expect(clock.warnAt).toBeGreaterThanOrEqual(clock.startedAt);
          expect(clock.warnAt).toBeLessThanOrEqual(clock.deadlineAt);
          const running = { ...clock, stoppedAt: null, pausedAt: null };
          expect(clockView(running, clock.deadlineAt, china).elapsedShare).toBeCloseTo(1);
          expect(clockView(running, clock.warnAt, china).elapsedShare).toBeCloseTo(0.75, 3);
          expect(elapsedMs(clock) ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('a resolution clock moves by exactly the working time that its pauses hold', () => {
    fc.assert(
      fc.property(cases, (of) => {
        for (const clock of clocksOf(of, DEFAULT_CLOCK_POLICY, china)) {
          const still = { ...of, log: of.log.filter(({ event }) => event !== 'wait' && event !== 'resume') };
          const unpaused = clocksOf(still, DEFAULT_CLOCK_POLICY, china).find(
            (one) =>
              one.clock === clock.clock && one.startedAt === clock.startedAt && one.level === clock.level,
          );
          if (unpaused === undefined) continue;
          const paused = clock.pauses.reduce(
            (sum, { from, to }) => sum + businessTimeBetween(china, from, to),
            0,
          );
          expect(businessTimeBetween(china, unpaused.deadlineAt, clock.deadlineAt)).toBe(paused);
        }
      }),
    );
  });

  test('every clock of a kind begins after the one before', () => {
    fc.assert(
      fc.property(cases, (of) => {
        for (const clocks of Map.groupBy(
          clocksOf(of, DEFAULT_CLOCK_POLICY, china),
          ({ clock }) => clock,
        ).values()) {
          expect(clocks.map(({ ordinal }) => ordinal)).toEqual(clocks.map((_, i) => i + 1));
          for (const [i, { startedAt }] of clocks.entries())
            expect(startedAt).toBeGreaterThanOrEqual(clocks[i - 1]?.startedAt ?? 0);
        }
      }),
    );
  });
});
