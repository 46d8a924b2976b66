import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/calendars/days.ts';
import { dayReader } from '../../../src/main/cadence/days.ts';

it('tells the same day as Temporal, where clocks change and where a day was skipped', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata', 'America/Sao_Paulo'];
  const readers = zones.map((zone) => ({ zone, read: dayReader(zone) }));
  const instants = fc.oneof(
    fc.integer({ min: Date.UTC(1950, 0), max: Date.UTC(2050, 0) }),
    // Samoa had no 30 December 2011; Brazil's clocks jump at midnight.
    fc.integer({ min: Date.UTC(2011, 11, 28), max: Date.UTC(2012, 0, 2) }),
    fc.integer({ min: Date.UTC(2017, 9, 13), max: Date.UTC(2017, 9, 17) }),
  );
  fc.assert(
    fc.property(instants, (at) => {
      for (const { zone, read } of readers) expect(read(at)).toBe(dayOf(at, zone));
    }),
    { numRuns: 500 },
  );
});
