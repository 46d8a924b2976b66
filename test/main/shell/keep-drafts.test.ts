import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDraftKeeper, withinTime } from '../../../src/main/shell/keep-drafts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether a promise is through by now. */
const through = async (promise: Promise<void>): Promise<boolean> => {
  let isThrough = false;
  void promise.then(() => {
    isThrough = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return isThrough;
};

test('locking waits for the page’s word, which is asked for once', async () => {
  let asked = 0;
  const drafts = createDraftKeeper(() => ++asked > 0);
  const keeping = [drafts.keep(), drafts.keep()];
  expect(await Promise.all(keeping.map(through))).toEqual([false, false]);
  drafts.kept();
  expect(await Promise.all(keeping.map(through))).toEqual([true, true]);
  expect(asked).toBe(1);
});

test('it doesn’t wait where there is no page, nor for one that hangs', async () => {
  expect(await through(createDraftKeeper(() => false).keep())).toBe(true);
  const hung = createDraftKeeper(() => true).keep();
  await vi.advanceTimersByTimeAsync(1_400);
  expect(await through(hung)).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(await through(hung)).toBe(true);
});

test('what can’t be kept, or never ends, holds nothing up', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await through(withinTime(Promise.reject(new Error('busy'))))).toBe(true);
  const endless = withinTime(new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await through(endless)).toBe(true);
});
