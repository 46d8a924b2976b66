import { expect, test } from 'vitest';
import { late } from '../../../src/renderer/feedback/late.ts';

const RULES = [
  { clock: 'first-response', target: '3 min', deadlineAt: '2026-11-30T02:03:00.000Z' },
  { clock: 'resolution', target: '3 working days', deadlineAt: '2026-12-03T10:00:00.000Z' },
] as const;
const at = (instant: string, more: { answered?: boolean; agreedAt?: string } = {}) =>
  late(RULES, { answered: false, agreedAt: undefined, now: Date.parse(instant), ...more }).map(
    ({ clock }) => clock,
  );

test('a call that came in ten minutes ago can’t be answered within three any more', () => {
  expect(at('2026-11-30T02:02:59.999Z')).toEqual([]);
  expect(at('2026-11-30T02:10:00.000Z')).toEqual(['first-response']);
});

test('what was answered on the spot is in time', () => {
  expect(at('2026-11-30T02:10:00.000Z', { answered: true })).toEqual([]);
});

test('a deadline that was agreed takes the place of the rule’s', () => {
  expect(at('2026-12-04T00:00:00.000Z', { answered: true, agreedAt: '2026-12-10T00:00:00.000Z' })).toEqual(
    [],
  );
  expect(at('2026-12-01T00:00:00.000Z', { answered: true, agreedAt: '2026-11-30T09:00:00.000Z' })).toEqual([
    'resolution',
  ]);
});
