import { describe, expect, it } from 'vitest';
import { type Claim, plan, type World } from '../../../src/domain/reminders/plan.ts';
import {
  type DayItem,
  DEFAULT_SETTINGS,
  type InstantItem,
  type PlannedAlert,
  type ReminderSettings,
} from '../../../src/domain/reminders/terms.ts';
import { NOTHING_DUE } from '../../../src/domain/today.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const iso = (instant: number) => new Date(instant + 8 * 3600_000).toISOString().slice(0, 19);

const contact = (name: string, announceOn: string, change: Partial<DayItem> = {}): DayItem => ({
  key: `contact:${name}:${announceOn}`,
  kind: 'contact',
  stakeholderId: name,
  name,
  detail: '',
  dueOn: announceOn,
  announceOn,
  route: `#/stakeholders/${name}`,
  snoozedUntil: null,
  ...change,
});

const clock = (
  name: string,
  alert: InstantItem['alert'],
  when: string,
  change: Partial<InstantItem> = {},
): InstantItem => ({
  key: `${alert}:${name}:${when}`,
  kind: 'feedback',
  stakeholderId: name,
  name,
  detail: '',
  dueOn: when.slice(0, 10),
  route: `#/feedback/${name}`,
  snoozedUntil: null,
  alert,
  at: at(when),
  deadlineAt: at(when),
  clock: name,
  ...change,
});

/** A desk in Shanghai with its ledger. */
function desk(
  items: { days?: DayItem[]; instants?: InstantItem[] },
  settings: Partial<ReminderSettings> = {},
) {
  const ledger = new Map<string, Claim>();
  const world: World = {
    days: items.days ?? [],
    instants: items.instants ?? [],
    due: () => ({ ...NOTHING_DUE, contacts: items.days?.length ?? 0 }),
    claim: (key) => ledger.get(key) ?? 'none',
    settings: { ...DEFAULT_SETTINGS, ...settings },
    zone: 'Asia/Shanghai',
    wallZone: 'Asia/Shanghai',
  };
  const look = (now: string, claimed: Claim = 'told'): PlannedAlert[] => {
    const { alerts } = plan(world, at(now));
    for (const key of alerts.flatMap(({ keys }) => keys)) ledger.set(key, claimed);
    return alerts;
  };
  return {
    look,
    told: (now: string, claimed?: Claim) =>
      look(now, claimed).map((alert) => `${alert.kind}: ${alert.items.map(({ name }) => name).join(' ')}`),
    next: (now: string) => iso(plan(world, at(now)).nextAt),
    world,
  };
}

describe('the digest', () => {
  it('comes at its time with what is announced by then, once', () => {
    const { told, next } = desk({
      days: [contact('甲', '2026-11-20'), contact('乙', '2026-11-22'), contact('丙', '2026-11-23')],
    });
    expect(told('2026-11-22T08:29:00')).toEqual([]);
    expect(next('2026-11-22T08:29:00')).toBe('2026-11-22T08:30:00');
    expect(told('2026-11-22T08:30:00')).toEqual(['digest: 甲 乙']);
    expect(told('2026-11-22T08:31:00')).toEqual([]);
    expect(next('2026-11-22T08:31:00')).toBe('2026-11-23T08:30:00');
    expect(told('2026-11-23T08:30:00')).toEqual(['digest: 丙']);
  });

  it('says what is due in all, told before or not', () => {
    const { look } = desk({ days: [contact('甲', '2026-11-20'), contact('乙', '2026-11-22')] });
    look('2026-11-21T09:00:00');
    expect(look('2026-11-22T09:00:00')).toMatchObject([{ due: { contacts: 2 }, items: [{ name: '乙' }] }]);
  });

  it('does not come when there is nothing new', () => {
    const { told } = desk({ days: [contact('甲', '2026-11-20')] });
    told('2026-11-20T08:30:00');
    expect(told('2026-11-21T08:30:00')).toEqual([]);
  });

  it('that the computer slept through comes on waking, days together', () => {
    const { told } = desk({ days: [contact('甲', '2026-11-20'), contact('乙', '2026-11-22')] });
    expect(told('2026-11-22T14:00:00')).toEqual(['digest: 甲 乙']);
  });

  it('is never repeated by a clock set back an hour, a day or a year', () => {
    const { told } = desk({ days: [contact('甲', '2026-11-20')] });
    told('2026-11-22T08:30:00');
    for (const earlier of [
      '2026-11-22T07:30:00',
      '2026-11-22T08:30:00',
      '2026-11-21T09:00:00',
      '2025-11-21T09:00:00',
    ]) {
      expect(told(earlier)).toEqual([]);
    }
  });

  it('carries what was claimed and never shown, the next day', () => {
    const { told } = desk({
      days: [contact('甲', '2026-11-22')],
      instants: [clock('丁', 'clock-breach', '2026-11-22T10:00:00')],
    });
    told('2026-11-22T08:30:00', 'lost');
    expect(told('2026-11-22T08:31:00')).toEqual([]);
    expect(told('2026-11-22T10:00:00', 'lost')).toEqual(['clock-breach: 丁']);
    expect(told('2026-11-22T10:01:00')).toEqual([]);
    expect(told('2026-11-23T08:30:00')).toEqual(['digest: 甲 丁']);
    expect(told('2026-11-24T08:30:00')).toEqual([]);
  });
});

describe('clock alerts', () => {
  it('come singly at their instant', () => {
    const { told, next } = desk({
      instants: [
        clock('丁', 'clock-warning', '2026-11-22T15:00:00'),
        clock('丁', 'clock-breach', '2026-11-22T21:00:00'),
      ],
    });
    expect(next('2026-11-22T09:00:00')).toBe('2026-11-22T15:00:00');
    expect(told('2026-11-22T15:00:00')).toEqual(['clock-warning: 丁']);
    expect(told('2026-11-22T20:59:59')).toEqual([]);
    expect(told('2026-11-22T21:00:00')).toEqual(['clock-breach: 丁']);
  });

  it('three in a minute are three; four are one, at the last of them', () => {
    const seconds = (list: string[]) =>
      desk({ instants: list.map((s) => clock(s, 'clock-breach', `2026-11-22T15:00:${s}`)) });
    expect(seconds(['00', '10', '20']).told('2026-11-22T15:00:20')).toHaveLength(3);
    const four = seconds(['00', '10', '20', '59']);
    expect(four.told('2026-11-22T15:00:20')).toEqual([]);
    expect(four.next('2026-11-22T15:00:20')).toBe('2026-11-22T15:00:59');
    expect(four.told('2026-11-22T15:00:59')).toEqual(['merged: 00 10 20 59']);
  });

  it('slept through come as one, the warning of a breached clock left out', () => {
    const { told } = desk({
      instants: [
        clock('丁', 'clock-warning', '2026-11-22T15:00:00'),
        clock('丁', 'clock-breach', '2026-11-22T16:00:00'),
        clock('戊', 'clock-warning', '2026-11-22T16:30:00'),
      ],
    });
    expect(told('2026-11-22T18:00:00')).toEqual(['missed: 丁 戊']);
    expect(told('2026-11-22T18:01:00')).toEqual([]);
  });

  it('slept through together with a digest come in the digest', () => {
    const { told } = desk({
      days: [contact('甲', '2026-11-22')],
      instants: [clock('丁', 'clock-breach', '2026-11-21T16:00:00')],
    });
    expect(told('2026-11-22T10:00:00')).toEqual(['digest: 甲 丁']);
  });

  it('of quiet hours come as one at their end', () => {
    const { told, next } = desk(
      {
        instants: [
          clock('丁', 'clock-breach', '2026-11-22T23:00:00'),
          clock('戊', 'clock-breach', '2026-11-23T06:59:30'),
        ],
      },
      { quietHours: { from: '22:00', to: '07:00' } },
    );
    expect(told('2026-11-22T23:00:00')).toEqual([]);
    expect(next('2026-11-22T23:00:00')).toBe('2026-11-23T07:00:00');
    expect(told('2026-11-23T07:00:00')).toEqual(['missed: 丁 戊']);
  });
});

describe('snooze', () => {
  it('hides an item until its end, then alerts it', () => {
    const { told, next } = desk({
      days: [contact('甲', '2026-11-22', { snoozedUntil: at('2026-11-22T14:00:00') })],
    });
    expect(told('2026-11-22T08:30:00')).toEqual([]);
    expect(next('2026-11-22T08:30:00')).toBe('2026-11-22T14:00:00');
    expect(told('2026-11-22T14:00:00')).toEqual(['digest: 甲']);
    expect(told('2026-11-22T14:01:00')).toEqual([]);
    expect(told('2026-11-23T08:30:00')).toEqual([]);
  });

  it('of an item that was told alerts it once more', () => {
    const { world, told } = desk({ days: [contact('甲', '2026-11-22')] });
    told('2026-11-22T08:30:00');
    world.days = [contact('甲', '2026-11-22', { snoozedUntil: at('2026-11-24T10:00:00') })];
    expect(told('2026-11-23T08:30:00')).toEqual([]);
    expect(told('2026-11-24T10:00:00')).toEqual(['digest: 甲']);
    expect(told('2026-11-25T08:30:00')).toEqual([]);
  });

  it('ends in the digest when both come together', () => {
    const { told } = desk({
      days: [
        contact('甲', '2026-11-22', { snoozedUntil: at('2026-11-23T06:00:00') }),
        contact('乙', '2026-11-23'),
      ],
    });
    expect(told('2026-11-23T08:30:00')).toEqual(['digest: 甲 乙']);
  });

  it('that ended before the present due date came up is forgotten', () => {
    const { told } = desk({
      days: [contact('甲', '2026-11-22', { snoozedUntil: at('2026-10-02T10:00:00') })],
    });
    expect(told('2026-11-22T08:00:00')).toEqual([]);
    expect(told('2026-11-22T08:30:00')).toEqual(['digest: 甲']);
  });

  it('hides a clock alert, too', () => {
    const { told } = desk({
      instants: [
        clock('丁', 'clock-breach', '2026-11-22T15:00:00', { snoozedUntil: at('2026-11-22T17:00:00') }),
      ],
    });
    expect(told('2026-11-22T15:00:00')).toEqual([]);
    expect(told('2026-11-22T17:00:00')).toEqual(['clock-breach: 丁']);
  });
});

it('a pause holds everything and then tells it', () => {
  const { told, next } = desk(
    { days: [contact('甲', '2026-11-22')], instants: [clock('丁', 'clock-breach', '2026-11-22T15:00:00')] },
    { pausedUntil: at('2026-11-22T16:00:00') },
  );
  expect(told('2026-11-22T15:00:00')).toEqual([]);
  expect(next('2026-11-22T15:00:00')).toBe('2026-11-22T16:00:00');
  expect(told('2026-11-22T16:00:00')).toEqual(['digest: 甲 丁']);
});
