import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEAD_HEIGHT, indexAfterKey, pagesOf, visibleRange } from '../../../src/renderer/lists/window.ts';

const heights = [40, 56];

test.each(heights)(
  'at the top of a long table the rows of %i px in view and a few below are drawn',
  (rowHeight) => {
    const { first, last } = visibleRange({ scrollTop: 0, clientHeight: 600 }, 100_000, rowHeight);
    expect(first).toBe(0);
    expect(last).toBeGreaterThanOrEqual(600 / rowHeight);
    expect(last).toBeLessThan(40);
  },
);

test('an empty table draws nothing', () => {
  expect(visibleRange({ scrollTop: 0, clientHeight: 600 }, 0, 40).last).toBe(-1);
  expect(pagesOf(0, -1, 200)).toEqual([]);
});

test('wherever it is scrolled to, every row in view is drawn, none that does not exist, and never many', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 100, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...heights),
      (total, height, share, rowHeight) => {
        const whole = HEAD_HEIGHT + total * rowHeight;
        const scrollTop = Math.max(0, whole - height) * share;
        const { first, last } = visibleRange({ scrollTop, clientHeight: height }, total, rowHeight);
        expect(first * rowHeight).toBeLessThanOrEqual(scrollTop);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(total);
        expect(HEAD_HEIGHT + (last + 1) * rowHeight).toBeGreaterThanOrEqual(
          Math.min(scrollTop + height, whole),
        );
        expect(last - first).toBeLessThan(height / rowHeight + 20);
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
