import { expect, test } from 'vitest';
import {
  asInput,
  countOf,
  extend,
  isChosen,
  NOTHING,
  toggle,
} from '../../../src/renderer/stakeholders/selection.ts';

test('rows are chosen one by one and let go again', () => {
  const two = toggle(toggle(NOTHING, 'a'), 'b');
  expect(countOf(two, 100)).toBe(2);
  expect(isChosen(toggle(two, 'a'), 'a')).toBe(false);
  expect(asInput(two, {})).toEqual({ ids: ['a', 'b'] });
});

test('a range chosen with Shift adds to what was chosen', () => {
  expect(countOf(extend(toggle(NOTHING, 'a'), ['a', 'b', 'c']), 100)).toBe(3);
});

test('everything is what the filter finds, seen or not, and is let go of as a whole', () => {
  const all = { all: true } as const;
  expect(countOf(all, 100_000)).toBe(100_000);
  expect(asInput(all, { kinds: ['customer'] })).toEqual({ filter: { kinds: ['customer'] } });
  expect(toggle(all, 'a')).toEqual(NOTHING);
});
