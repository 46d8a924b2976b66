import fc from 'fast-check';
import { expect, test } from 'vitest';
import { targetText } from '../../../src/domain/calendars/target.ts';
import {
  clockPolicyContent,
  DEFAULT_CLOCK_POLICY,
  matchingTargets,
  parseClockPolicy,
} from '../../../src/domain/feedback/policy.ts';
import { received } from './helpers.ts';

const targets = (
  clock: 'first-response' | 'resolution',
  traits: Parameters<typeof received>[1],
  level: 1 | 2 | 3 | null = null,
) =>
  matchingTargets(DEFAULT_CLOCK_POLICY, clock, received('2026-11-17 10:00', traits), level).map(
    ({ target }) => targetText(target),
  );

test('the figures of the policies', () => {
  expect(targets('first-response', { priority: 'important' })).toEqual(['24 h']);
  expect(targets('first-response', { priority: 'general' })).toEqual(['48 h']);
  expect(targets('first-response', { channel: 'phone' })).toEqual(['48 h', '3 min']);
  expect(targets('first-response', { channel: 'online' })).toEqual(['48 h', '3 min']);
  expect(targets('first-response', { channel: 'email' })).toEqual(['48 h', '24 h']);
  expect(targets('first-response', { kind: 'request' })).toEqual(['48 h', '2 business hours']);
  expect(targets('first-response', { stakeholderKind: 'department' })).toEqual(['48 h', '2 business hours']);
  expect(targets('resolution', { kind: 'requirement' })).toEqual(['3 working days']);
  expect(targets('resolution', { kind: 'complaint' })).toEqual([]);
  expect(targets('first-response', { kind: 'decision' })).toEqual(['48 h', '24 h']);
  expect(targets('resolution', { kind: 'decision' })).toEqual(['3 working days']);
  expect(([1, 2, 3] as const).flatMap((level) => targets('resolution', { kind: 'conflict' }, level))).toEqual(
    ['1 working day', '3 working days', '5 working days'],
  );
});

test('a policy is written as text and read back', () => {
  const content = clockPolicyContent(DEFAULT_CLOCK_POLICY);
  expect(parseClockPolicy(JSON.parse(JSON.stringify(content)))).toEqual({
    ok: true,
    value: DEFAULT_CLOCK_POLICY,
  });
});

test('a policy with mistakes is refused, field by field', () => {
  const read = parseClockPolicy({ targets: [{ clock: 'resolution', kinds: [], level: 4, target: 'soon' }] });
  expect(read).toMatchObject({ ok: false, error: { code: 'invalid' } });
  const paths = read.ok ? [] : read.error.issues?.map(({ path }) => path);
  expect(paths?.sort()).toEqual(['targets.0.kinds', 'targets.0.level', 'targets.0.target']);
  fc.assert(fc.property(fc.jsonValue(), (value) => !parseClockPolicy(value).ok));
});
