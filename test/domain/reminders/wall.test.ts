import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ReminderSettings } from '../../../src/domain/reminders/terms.ts';
import { dayAt, digestAt, holdUntilOf, instantAt, isQuiet } from '../../../src/domain/reminders/wall.ts';

const at = (text: string) => Date.parse(text);
const settings = (change: Partial<ReminderSettings>): ReminderSettings => ({
  ...DEFAULT_SETTINGS,
  ...change,
});

describe('a wall time', () => {
  it('is an instant of its zone', () => {
    expect(instantAt('2026-11-22', '08:30', 'Asia/Shanghai')).toBe(at('2026-11-22T08:30:00+08:00'));
  });

  it('that the clocks skip is the end of the gap', () => {
    expect(instantAt('2026-03-29', '02:30', 'Europe/Berlin')).toBe(at('2026-03-29T03:00:00+02:00'));
    expect(instantAt('2026-03-29', '02:00', 'Europe/Berlin')).toBe(at('2026-03-29T03:00:00+02:00'));
    expect(instantAt('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe(at('2026-10-04T02:30:00+11:00'));
  });

  it('that comes twice is the first', () => {
    expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe(at('2026-10-25T02:30:00+02:00'));
  });
});

describe('quiet hours', () => {
  const night = settings({ quietHours: { from: '22:00', to: '07:00' } });

  it('run over midnight and end at their end', () => {
    expect(holdUntilOf(at('2026-11-22T23:10:00+08:00'), night, 'Asia/Shanghai')).toBe(
      at('2026-11-23T07:00:00+08:00'),
    );
    expect(holdUntilOf(at('2026-11-22T06:59:59+08:00'), night, 'Asia/Shanghai')).toBe(
      at('2026-11-22T07:00:00+08:00'),
    );
    expect(holdUntilOf(at('2026-11-22T07:00:00+08:00'), night, 'Asia/Shanghai')).toBeNull();
  });

  it('of equal times are none', () => {
    expect(isQuiet(at('2026-11-22T08:00:00Z'), { from: '08:00', to: '08:00' }, 'UTC')).toBe(false);
  });

  it('move a digest within them to their end', () => {
    const early = settings({ digestTime: '06:00', quietHours: { from: '22:00', to: '07:00' } });
    expect(digestAt('2026-11-22', early, 'Asia/Shanghai')).toBe(at('2026-11-22T07:00:00+08:00'));
  });

  it('and a pause hold whichever is longer', () => {
    const paused = settings({ ...night, pausedUntil: at('2026-11-22T22:30:00+08:00') });
    expect(holdUntilOf(at('2026-11-22T12:00:00+08:00'), paused, 'Asia/Shanghai')).toBe(
      at('2026-11-23T07:00:00+08:00'),
    );
  });

  it('are one with the next where clocks skip the time between them', () => {
    const day = settings({ quietHours: { from: '02:45', to: '02:00' } });
    // On 8 March clocks go from 02:00 to 03:00.
    expect(holdUntilOf(at('2026-03-07T12:00:00-03:30'), day, 'America/St_Johns')).toBe(
      at('2026-03-09T02:00:00-02:30'),
    );
  });

  it('end at an instant that is not quiet, everything before it is, on any day of any zone', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/St_Johns',
    ];
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 });
    fc.assert(
      fc.property(minutes, time, time, fc.constantFrom(...zones), (minute, from, to, zone) => {
        const quiet = settings({ quietHours: { from, to } });
        const now = at('2026-01-01T00:00:00Z') + minute * 60_000;
        const end = holdUntilOf(now, quiet, zone);
        expect(end === null).toBe(!isQuiet(now, quiet.quietHours, zone));
        if (end === null) return;
        expect(isQuiet(end, quiet.quietHours, zone)).toBe(false);
        for (let t = now; t < end; t += 15 * 60_000) expect(isQuiet(t, quiet.quietHours, zone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

it('a day is that of the zone', () => {
  expect(dayAt(at('2026-11-22T17:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-23');
});
