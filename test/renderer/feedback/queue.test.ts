import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  caseDraftOf,
  caseProblemsOf,
  newCase,
  receiveInput,
  updateInput,
} from '../../../src/renderer/feedback/case-draft.ts';
import {
  type CaseClock,
  type FeedbackCase,
  type FeedbackRow,
  filterOf,
  isBreached,
  openClocks,
} from '../../../src/renderer/feedback/queue.ts';
import { stepsOf } from '../../../src/renderer/feedback/steps.ts';
import { targetsOn } from '../../../src/renderer/feedback/useComputedDeadlines.ts';

const clock = (state: CaseClock['state'], deadlineAt: string): CaseClock => ({
  clock: 'first-response',
  level: null,
  target: '24 h',
  startedAt: '2026-11-18T00:00:00.000Z',
  deadlineAt,
  warnAt: deadlineAt,
  stoppedAt: null,
  state,
  timeLeftMs: 0,
  elapsedShare: 0,
  provisional: false,
  why: [],
});
const complaint: FeedbackRow = {
  id: 'f1',
  number: 41,
  stakeholderId: 's1',
  stakeholderName: '华东机电',
  kind: 'complaint',
  priority: 'important',
  channel: 'phone',
  state: 'new',
  level: null,
  receivedAt: '2026-11-18T00:00:00.000Z',
  deadlineAt: '2026-11-19T00:00:00.000Z',
  deadlineAgreed: false,
  deadlineWhy: [],
  content: '轴承 Batch B2211 噪音偏大',
  ownerName: null,
  clocks: [clock('breached', '2026-11-19T00:00:00.000Z')],
};
const inquiry: FeedbackRow = {
  ...complaint,
  id: 'f2',
  number: 42,
  stakeholderId: null,
  stakeholderName: null,
  kind: 'inquiry',
  priority: 'general',
  content: '付款周期',
  clocks: [clock('paused', '2026-11-22T00:00:00.000Z'), clock('met', '2026-11-19T00:00:00.000Z')],
};

describe('the queue on screen', () => {
  it('asks the core for open cases, or for those that were chosen', () => {
    expect(filterOf({})).toEqual({ states: ['new', 'in-progress', 'waiting'] });
    expect(filterOf({ show: 'all', breached: true })).toEqual({ breached: true });
    expect(filterOf({ query: 'x', states: ['waiting'] })).toEqual({ query: 'x', states: ['waiting'] });
  });

  it('shows the clocks that still matter, the first deadline first', () => {
    const clocks = [
      clock('running', '2026-11-23T00:00:00.000Z'),
      clock('met-late', '2026-11-19T00:00:00.000Z'),
      clock('paused', '2026-11-22T00:00:00.000Z'),
    ];
    expect(openClocks({ clocks, level: null }).map(({ state }) => state)).toEqual(['paused', 'running']);
    expect(isBreached({ clocks })).toBe(true);
    expect(isBreached(inquiry)).toBe(false);
  });
});

describe('the steps offered', () => {
  it.each([
    ['new', ['respond', 'wait', 'resolve'], ['respond', 'wait', 'resolve', 'assign']],
    ['in-progress', ['respond', 'wait', 'resolve'], ['resolve', 'respond', 'wait', 'assign']],
    ['waiting', ['respond', 'resume', 'resolve'], ['resume', 'respond', 'resolve', 'assign']],
    ['resolved', ['close', 'reopen'], ['close', 'reopen', 'assign']],
    ['closed', ['reopen'], ['reopen']],
  ])('to a %s case begin with the one that moves it on', (state, allowed, offered) =>
    expect(stepsOf({ state, allowed })).toEqual(offered),
  );
});

describe('the deadlines shown before a case is received', () => {
  const version = (effectiveFrom: string, target: string) => ({
    id: effectiveFrom,
    topic: 'feedback-targets' as const,
    effectiveFrom,
    approvedBy: '',
    note: '',
    content: {
      targets: [
        { clock: 'first-response', target },
        { clock: 'resolution', level: 1, target: '1 working day' },
      ],
    },
    state: 'current' as const,
  });
  const versions = [version('2026-07-01', '12 h'), version('2020-01-01', '24 h')];
  const traits = { kind: 'inquiry', priority: 'general', channel: 'phone', stakeholderKind: null } as const;

  it('follow the rules in force on the day of receipt', () => {
    expect(targetsOn(versions, '2026-06-30', traits)).toEqual([{ clock: 'first-response', target: '24 h' }]);
    expect(targetsOn(versions, '2026-07-01', traits)).toEqual([{ clock: 'first-response', target: '12 h' }]);
    expect(targetsOn(versions, '2019-01-01', traits)).toEqual([]);
  });

  it('of a conflict are those of its first level', () =>
    expect(targetsOn(versions, '2026-07-01', { ...traits, kind: 'conflict' })).toContainEqual({
      clock: 'resolution',
      target: '1 working day',
    }));
});

describe('writing a case down', () => {
  const now = Temporal.PlainDateTime.from('2026-11-22T09:30');
  const called = { ...newCase(now), channel: 'phone' } as const;

  it('needs content, and a deadline after receipt', () => {
    expect(caseProblemsOf(newCase(now))).toEqual(['content', 'channel']);
    expect(caseProblemsOf({ ...called, receivedAt: null, content: 'x' })).toEqual(['receivedAt']);
    expect(caseProblemsOf({ ...called, content: 'x', deadlineAt: now })).toEqual(['deadlineAt']);
  });

  it('is anonymous unless somebody is named, and leaves owner and deadline to the rules', () => {
    expect(receiveInput({ ...called, content: 'x' }, 'Asia/Shanghai')).toEqual({
      stakeholderId: null,
      kind: 'inquiry',
      priority: 'general',
      channel: 'phone',
      content: 'x',
      answered: false,
      receivedAt: '2026-11-22T01:30:00.000Z',
    });
  });

  it('changed, keeps the second of receipt unless receipt itself was changed', () => {
    const data: FeedbackCase = {
      ...complaint,
      receivedAt: '2026-11-18T00:00:42.000Z',
      ownerId: null,
      satisfaction: null,
      breachReason: '',
      log: [],
      allowed: [],
    };
    const before = caseDraftOf(data, 'Asia/Shanghai');
    expect(updateInput('f1', before, { ...before, content: 'y' }, 'Asia/Shanghai')).not.toHaveProperty(
      'receivedAt',
    );
    const moved = { ...before, receivedAt: now };
    expect(updateInput('f1', before, moved, 'Asia/Shanghai')).toMatchObject({
      receivedAt: '2026-11-22T01:30:00.000Z',
    });
  });
});
