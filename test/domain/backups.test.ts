import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outdated } from '../../src/domain/backups.ts';
import { dayOf } from '../../src/domain/calendars/days.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-25T12:00:00+08:00');
const day = (at: number) => dayOf(at, 'Asia/Shanghai');
const named = (ats: number[]) => ats.map((at) => ({ name: String(at), at }));

test('of a year of daily backups, seven days, four weeks and twelve months are kept', () => {
  const all = named(Array.from({ length: 365 }, (_, n) => NOW - n * 24 * HOUR_MS - HOUR_MS));
  const gone = new Set(outdated(all, NOW, day));
  const kept = all.filter(({ name }) => !gone.has(name)).map(({ at }) => day(at));
  expect(kept).toEqual([
    ...['2026-11-25', '2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19'],
    ...['2026-11-15', '2026-11-08', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30'],
    ...['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
  ]);
});

const hours = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 800 }), { maxLength: 120 });

test('the latest is never let go, nor one of the last day, and what is kept is never more than that and 23', () => {
  fc.assert(
    fc.property(hours, (ago) => {
      const all = named(ago.map((n) => NOW - n * HOUR_MS));
      const gone = new Set(outdated(all, NOW, day));
      const kept = all.filter(({ name }) => !gone.has(name));
      const recent = all.filter(({ at }) => at > NOW - 24 * HOUR_MS);
      for (const { name } of recent) expect(gone.has(name)).toBe(false);
      if (all.length > 0) expect(gone.has(String(Math.max(...all.map(({ at }) => at))))).toBe(false);
      expect(kept.length - recent.length).toBeLessThanOrEqual(7 + 4 + 12);
    }),
  );
});

test('letting go twice is letting go once', () => {
  fc.assert(
    fc.property(hours, (ago) => {
      const all = named(ago.map((n) => NOW - n * HOUR_MS));
      const gone = new Set(outdated(all, NOW, day));
      expect(
        outdated(
          all.filter(({ name }) => !gone.has(name)),
          NOW,
          day,
        ),
      ).toEqual([]);
    }),
  );
});
