import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexAfterKey, pagesOf, ROW_HEIGHT, visibleRange } from '../../../src/renderer/ui/window.ts';

test('at the top of a long table the rows in view and a few below are drawn', () => {
  const { first, last } = visibleRange(0, 600, 100_000);
  expect(first).toBe(0);
  expect(last).toBeGreaterThanOrEqual(600 / ROW_HEIGHT);
  expect(last).toBeLessThan(40);
});

test('an empty table draws nothing', () => {
  expect(visibleRange(0, 600, 0).last).toBe(-1);
  expect(pagesOf(0, -1, 200)).toEqual([]);
});

test('wherever it is scrolled to, every row in view is drawn, none that does not exist, and never many', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 100, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (total, height, share) => {
        const scrollTop = Math.max(0, (total + 1) * ROW_HEIGHT - height) * share;
        const { first, last } = visibleRange(scrollTop, height, total);
        // The head covers the first row's height of what is in view.
        expect(first * ROW_HEIGHT).toBeLessThanOrEqual(scrollTop);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(total);
        expect((last + 2) * ROW_HEIGHT).toBeGreaterThanOrEqual(
          Math.min(scrollTop + height, (total + 1) * ROW_HEIGHT),
        );
        expect(last - first).toBeLessThan(height / ROW_HEIGHT + 20);
        const pages = pagesOf(first, last, 200);
        expect((pages[0] ?? 0) * 200).toBeLessThanOrEqual(first);
        expect(((pages.at(-1) ?? 0) + 1) * 200).toBeGreaterThan(last);
      },
    ),
  );
});

test('keys walk the table and stop at its ends', () => {
  expect(indexAfterKey('ArrowDown', 3, 10, 5)).toBe(4);
  expect(indexAfterKey('j', 9, 10, 5)).toBe(9);
  expect(indexAfterKey('PageUp', 3, 10, 5)).toBe(0);
  expect(indexAfterKey('End', 0, 10, 5)).toBe(9);
  expect(indexAfterKey('End', 0, 0, 5)).toBe(0);
  expect(indexAfterKey('a', 3, 10, 5)).toBeUndefined();
});
