import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../src/i18n/index.ts';
import {
  liveClock,
  spanParts,
  tickFor,
  timeLeftText,
  urgencyOf,
} from '../../../src/renderer/feedback/time-left.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('time left, in words', () => {
  const zh = createI18n('zh-CN').t;
  const en = createI18n('en').t;
  it.each([
    [3 * HOUR + 20 * MINUTE, '剩 3 小时 20 分', '3 h 20 min left'],
    [2 * DAY + 4 * HOUR + 59 * MINUTE, '剩 2 天 4 小时', '2 d 4 h left'],
    [-5 * HOUR, '超时 5 小时', '5 h over'],
    [2 * MINUTE + 15_000, '剩 2 分 15 秒', '2 min 15 s left'],
    [47 * MINUTE + 15_000, '剩 47 分', '47 min left'],
    [0, '剩 0 秒', '0 s left'],
    [-(3 * DAY), '超时 3 天', '3 d over'],
  ])('%d ms', (ms, chinese, english) => {
    expect(timeLeftText(zh, ms)).toBe(chinese);
    expect(timeLeftText(en, ms)).toBe(english);
  });

  it('never says more than there is, nor less by more than its smaller unit', () => {
    const size = { day: DAY, hour: HOUR, minute: MINUTE, second: 1000 };
    fc.assert(
      fc.property(fc.integer({ min: -90 * DAY, max: 90 * DAY }), (ms) => {
        const said = spanParts(ms).reduce((sum, { unit, n }) => sum + n * size[unit], 0);
        const missing = Math.abs(ms) - said;
        expect(missing).toBeGreaterThanOrEqual(0);
        expect(missing).toBeLessThan(Math.abs(ms) >= DAY ? HOUR : MINUTE);
      }),
    );
  });
});

describe('a live clock', () => {
  const running = { state: 'running', timeLeftMs: 4 * HOUR, elapsedShare: 0.5 };

  it('runs on between two answers of the core', () => {
    expect(liveClock(running, HOUR)).toEqual({ leftMs: 3 * HOUR, share: 0.625 });
    expect(liveClock(running, 5 * HOUR)).toEqual({ leftMs: -HOUR, share: 1 });
  });

  it('stands still while it is paused, met or met late', () => {
    for (const state of ['paused', 'met', 'met-late'])
      expect(liveClock({ ...running, state }, HOUR)).toEqual({ leftMs: 4 * HOUR, share: 0.5 });
  });

  it('warns from three quarters on, and is over after the deadline', () => {
    expect(urgencyOf('running', 0.74, HOUR)).toBe('calm');
    expect(urgencyOf('running', 0.75, HOUR)).toBe('warning');
    expect(urgencyOf('running', 1, -1)).toBe('over');
    expect(urgencyOf('paused', 0.9, HOUR)).toBe('paused');
    expect(urgencyOf('met-late', 1.2, -HOUR)).toBe('over');
  });

  it('ticks each second in its last minutes, else each minute', () => {
    expect(tickFor(5 * MINUTE)).toBe(1000);
    expect(tickFor(-5 * MINUTE)).toBe(1000);
    expect(tickFor(3 * HOUR)).toBe(MINUTE);
  });
});
