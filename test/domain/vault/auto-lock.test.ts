import { expect, test } from 'vitest';
import { idleStep } from '../../../src/domain/vault/auto-lock.ts';

const at = (seconds: number, minutes: number | null) => idleStep(seconds * 1000, minutes);

test('an idle app warns a minute before it locks', () => {
  expect([at(0, 10), at(539, 10), at(540, 10), at(599, 10), at(600, 10), at(90_000, 10)]).toEqual([
    'stay',
    'stay',
    'warn',
    'warn',
    'lock',
    'lock',
  ]);
});

test('of a single minute half is warning', () => {
  expect([at(29, 1), at(30, 1), at(60, 1)]).toEqual(['stay', 'warn', 'lock']);
});

test('never is never', () => expect(at(10 ** 9, null)).toBe('stay'));
