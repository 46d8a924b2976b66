import { afterEach, expect, test, vi } from 'vitest';
import { openDesk } from '../vault-fixture.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('the day’s backup is made once, soon after opening, and again on another day', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const desk = await openDesk({ desk: true });
  const reasons = async () =>
    (await desk.call('backups.status', {})).backups.map(({ at, reason }) => `${at.slice(0, 10)} ${reason}`);
  expect(await reasons()).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await reasons()).toEqual(['2026-11-23 daily']);
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(await reasons()).toEqual(['2026-11-23 daily']);
  desk.setNow('2026-11-24T09:00:00+08:00');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await reasons()).toEqual(['2026-11-24 daily', '2026-11-23 daily']);
});
