import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../../src/domain/reminders/forecast.ts';
import { type Claim, plan, type World } from '../../../src/domain/reminders/plan.ts';
import {
  type DayItem,
  DEFAULT_SETTINGS,
  type InstantItem,
  type PlannedAlert,
  type ReminderSettings,
} from '../../../src/domain/reminders/terms.ts';
import { addDays, dayAt, holdUntilOf } from '../../../src/domain/reminders/wall.ts';
import { NOTHING_DUE } from '../../../src/domain/today.ts';

const START = Date.parse('2026-03-25T00:00:00Z');
const MINUTE = 60_000;
const DAYS = 10;
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'];

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const zone = fc.constantFrom(...ZONES);
const settings: fc.Arbitrary<ReminderSettings> = fc
  .record({ digestTime: time, quietHours: fc.option(fc.record({ from: time, to: time })) })
  .map((chosen) => ({ ...DEFAULT_SETTINGS, ...chosen }));
const days = fc.array(fc.integer({ min: -3, max: DAYS }), { maxLength: 8 }).map((offsets) =>
  offsets.map((offset, i): DayItem => {
    const announceOn = addDays('2026-03-25', offset);
    return {
      key: `contact:${i}`,
      kind: 'contact',
      stakeholderId: String(i),
      name: String(i),
      detail: '',
      dueOn: announceOn,
      announceOn,
      route: '#/',
      snoozedUntil: null,
    };
  }),
);
const instants = fc.array(fc.integer({ min: 0, max: DAYS * 24 * 60 }), { maxLength: 8 }).map((minutes) =>
  minutes.map(
    (minute, i): InstantItem => ({
      key: `clock:${i}`,
      kind: 'feedback',
      stakeholderId: null,
      name: `c${i}`,
      detail: '',
      dueOn: '2026-03-25',
      route: '#/',
      snoozedUntil: null,
      alert: 'clock-breach',
      at: START + minute * MINUTE,
      deadlineAt: START + minute * MINUTE,
      clock: String(i),
    }),
  ),
);

type Step =
  | { does: 'run'; minutes: number }
  | { does: 'jump'; minutes: number }
  | { does: 'move'; zone: string }
  /** Dies after claiming what comes next, before showing it. */
  | { does: 'die' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('run' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ does: fc.constant('jump' as const), minutes: fc.integer({ min: -2000, max: 3000 }) }),
  fc.record({ does: fc.constant('move' as const), zone }),
  fc.record({ does: fc.constant('die' as const) }),
);

describe('under any jumps, sleeps, moves and deaths', () => {
  it('every item is shown once, none in quiet hours, never two digests on one day', () => {
    fc.assert(
      fc.property(
        days,
        instants,
        settings,
        zone,
        fc.array(step, { maxLength: 30 }),
        (dayItems, clocks, chosen, home, steps) => {
          const ledger = new Map<string, Claim>();
          const world: World = {
            days: dayItems,
            instants: clocks,
            due: () => NOTHING_DUE,
            claim: (key) => ledger.get(key) ?? 'none',
            settings: chosen,
            zone: home,
            wallZone: home,
          };
          const shown: PlannedAlert[] = [];
          const digests: string[] = [];
          let now = START;
          let dying = false;
          const look = () => {
            for (const alert of plan(world, now).alerts) {
              for (const key of alert.keys)
                ledger.set(key, dying && !key.startsWith('digest:') ? 'lost' : 'told');
              if (alert.kind === 'digest') digests.push(`${dayAt(now, world.wallZone)}`);
              expect(holdUntilOf(now, chosen, world.wallZone)).toBeNull();
              if (!dying) shown.push(alert);
              dying = false;
            }
          };
          for (const each of steps) {
            if (each.does === 'move') world.wallZone = each.zone;
            else if (each.does === 'die') dying = true;
            else if (each.does === 'jump') now += each.minutes * MINUTE;
            else {
              for (const end = now + each.minutes * MINUTE; now < end; ) {
                now = Math.min(end, plan(world, now).nextAt);
                look();
              }
            }
            look();
          }

          // At last the clock is left alone, until long after the last item.
          dying = false;
          now = Math.max(now, START + (DAYS + 5) * 24 * 60 * MINUTE);
          for (let i = 0; i < 40; i++) {
            look();
            now = plan(world, now).nextAt;
          }

          const keys = shown.flatMap(({ items }) => items.map(({ key }) => key)).toSorted();
          const all = [...dayItems, ...clocks].map(({ key }) => key).toSorted();
          expect(keys).toEqual(all);
          expect(new Set(digests).size).toBe(digests.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('looking only when there is something to see is the same as looking every minute', () => {
  fc.assert(
    fc.property(days, instants, settings, zone, (dayItems, clocks, chosen, home) => {
      const until = START + 5 * 24 * 60 * MINUTE;
      const told = new Set<string>();
      const world: World = {
        days: dayItems,
        instants: clocks,
        due: () => NOTHING_DUE,
        claim: (key) => (told.has(key) ? 'told' : 'none'),
        settings: chosen,
        zone: home,
        wallZone: home,
      };
      const foreseen = forecast(world, START, until);

      const seen: PlannedAlert[] = [];
      for (let now = START; now <= until; now += MINUTE) {
        const { alerts } = plan(world, now);
        for (const key of alerts.flatMap(({ keys }) => keys)) told.add(key);
        seen.push(...alerts);
      }
      expect(foreseen).toEqual(seen);
    }),
    { numRuns: 8 },
  );
});
