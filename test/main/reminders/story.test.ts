import { describe, expect, it } from 'vitest';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { simulate } from '../../../src/main/reminders/simulate.ts';
import { openReminderDesk, type ReminderDesk } from './desk.ts';

const local = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

const run = (desk: ReminderDesk, until: string) =>
  [
    ...simulate(
      reminderDesk(desk.session),
      (at) => desk.setNow(new Date(at).toISOString()),
      Date.parse(until),
    ),
  ].map(
    ({ at, kind, items }) =>
      `${local(at)} ${kind} ${items.map(({ name, dueOn }) => `${name}@${dueOn}`).join(' ')}`,
  );

describe('what the desk does makes reminders', () => {
  it('a key customer never contacted, then contacted', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:00:00+08:00' });
    await desk.call('reminders.setSettings', { enabled: ['contact'] });
    const { id } = await desk.call('stakeholders.create', {
      name: '华源贸易',
      kind: 'customer',
      tier: 'key',
      influence: 'high',
    });
    const due = await desk.call('cadence.due', { ahead: 100 });
    const expected = new Map<string, Set<string>>();
    for (const { announceOn, dueOn } of due.rows)
      expected.set(announceOn, (expected.get(announceOn) ?? new Set()).add(`华源贸易@${dueOn}`));
    expect(run(desk, '2027-03-01T09:00:00+08:00')).toEqual(
      [...expected].toSorted().map(([on, items]) => `${on}T08:30 digest ${[...items].join(' ')}`),
    );

    desk.setNow('2027-03-01T10:00:00+08:00');
    await desk.call('interactions.log', {
      stakeholderIds: [id],
      at: '2027-03-01T10:00:00+08:00',
      channel: 'visit',
      effective: true,
      summary: '拜访',
    });
    const next = await desk.call('cadence.forStakeholder', { stakeholderId: id });
    const soonest = next
      .map(({ announceOn }) => announceOn)
      .filter((on) => on > '2027-03-01')
      .toSorted()[0];
    expect(run(desk, '2027-04-10T09:00:00+08:00')[0]).toMatch(
      new RegExp(`^${soonest}T08:30 digest 华源贸易@`),
    );
  });

  it('important feedback: a warning at 75 %, then the breach; none once it is answered', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:00:00+08:00' });
    await desk.call('reminders.setSettings', { enabled: ['feedback'] });
    const stakeholderId = await desk.customer('华源贸易');
    const { id } = await desk.call('feedback.receive', {
      stakeholderId,
      kind: 'complaint',
      priority: 'important',
      channel: 'meeting',
      receivedAt: '2026-11-23T09:00:00+08:00',
      content: '交货延误',
    });
    expect(run(desk, '2026-11-24T04:00:00+08:00')).toEqual([
      '2026-11-24T03:00 clock-warning 华源贸易@2026-11-24',
    ]);
    desk.setNow('2026-11-24T04:00:00+08:00');
    await desk.call('feedback.resolve', { id });
    expect(run(desk, '2026-12-24T04:00:00+08:00')).toEqual([]);
  });

  it('a conflict that nobody resolves climbs from level to level', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:00:00+08:00' });
    await desk.call('reminders.setSettings', { enabled: ['feedback'] });
    const stakeholderId = await desk.customer('华源贸易');
    const { id } = await desk.call('feedback.receive', {
      stakeholderId,
      kind: 'conflict',
      priority: 'general',
      channel: 'meeting',
      receivedAt: '2026-11-23T09:00:00+08:00',
      content: '条款争议',
    });
    desk.setNow('2026-11-23T09:30:00+08:00');
    await desk.call('feedback.respond', { id });
    const breaches = run(desk, '2026-12-31T09:00:00+08:00').filter((line) => line.includes('clock-breach'));
    // One, three and five working days after one another, each to the close of business.
    expect(breaches.map((line) => line.slice(0, 16))).toEqual([
      '2026-11-24T18:00',
      '2026-11-27T18:00',
      '2026-12-04T18:00',
    ]);
  });

  it('greets on the festivals chosen and on days of one’s own, by either calendar', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:30:00+08:00' });
    const id = (n: number) => `01931234-0000-7000-8000-00000000000${n}`;
    await desk.call('reminders.setSettings', {
      enabled: ['festival'],
      festivals: ['laba'],
      occasions: [
        { id: id(1), name: '公司成立日', calendar: 'solar', month: 12, day: 8 },
        { id: id(2), name: '老厂长生日', calendar: 'lunar', month: 11, day: 30 },
      ],
    });
    // Laba is the 8th of the lunar 12th month; the 11th month of that lunar year has 30 days.
    expect(run(desk, '2027-02-01T09:00:00+08:00').map((line) => line.replace(/ digest /, ' '))).toEqual([
      '2026-12-08T08:30 公司成立日@2026-12-08',
      '2027-01-07T08:30 老厂长生日@2027-01-07',
      '2027-01-15T08:30 Laba Festival@2027-01-15',
    ]);
    const refused = await desk.refused('reminders.setSettings', {
      occasions: [{ id: id(3), name: '没有的日子', calendar: 'solar', month: 2, day: 30 }],
    });
    expect(refused.code).toBe('invalid');
  });

  it('a step due on a day off is told on the working day before', async () => {
    const desk = await openReminderDesk({ now: '2026-09-24T09:00:00+08:00' });
    await desk.call('reminders.setSettings', { enabled: ['next-step'] });
    const stakeholderId = await desk.customer('华源贸易');
    for (const dueOn of ['2026-09-27', '2026-10-05'])
      await desk.call('nextSteps.add', { stakeholderId, text: '报价', dueOn });
    // Mid-Autumn is 25 to 27 September; National Day 1 to 7 October (decree for 2026).
    expect(run(desk, '2026-10-10T09:00:00+08:00')).toEqual([
      '2026-09-24T09:00 digest 华源贸易@2026-09-27',
      '2026-09-30T08:30 digest 华源贸易@2026-10-05',
    ]);
  });

  it('a snoozed step comes back at its time; unsnoozed, with the digest', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T08:00:00+08:00' });
    await desk.call('reminders.setSettings', { enabled: ['next-step'] });
    const stakeholderId = await desk.customer('华源贸易');
    const { id } = await desk.call('nextSteps.add', { stakeholderId, text: '报价', dueOn: '2026-11-23' });
    const subject = { kind: 'next-step' as const, id };
    await desk.call('reminders.snooze', { subject, until: '2026-11-23T15:00:00+08:00' });
    expect(run(desk, '2026-11-23T18:00:00+08:00')).toEqual(['2026-11-23T15:00 digest 华源贸易@2026-11-23']);
    await desk.call('reminders.snooze', { subject, until: '2026-11-25T15:00:00+08:00' });
    expect(run(desk, '2026-11-24T18:00:00+08:00')).toEqual([]);
    await desk.call('reminders.unsnooze', { subject });
    expect(run(desk, '2026-11-26T18:00:00+08:00')).toEqual([]);
  });

  it('upcoming names birthdays with age and reason, festivals and contacts', async () => {
    const desk = await openReminderDesk({ now: '2026-09-20T08:00:00+08:00' });
    const stakeholderId = await desk.customer('华源贸易');
    await desk.call('people.add', {
      stakeholderId,
      name: '张伟',
      birthday: { calendar: 'lunar', month: 8, day: 16, year: 1980 },
    });
    await desk.call('nextSteps.add', { stakeholderId, text: 'Send the offer', dueOn: '2026-09-22' });
    const coming = await desk.call('reminders.upcoming', {});
    expect(coming.map(({ on, title }) => `${on} ${title}`)).toEqual([
      '2026-09-22 Send the offer',
      '2026-09-25 Mid-Autumn Festival',
      '2026-09-26 Birthday of 张伟 (turns 46)',
      '2026-10-01 National Day',
    ]);
    expect(coming[2]?.detail).toContain('lunar month 8');
  });

  it('settings are kept, and what is no subject is refused', async () => {
    const desk = await openReminderDesk();
    await desk.call('reminders.setSettings', {
      digestTime: '07:15',
      quietHours: { from: '21:00', to: '07:00' },
    });
    await desk.call('reminders.setSettings', { leadDays: 3 });
    expect(await desk.call('reminders.settings', {})).toMatchObject({
      digestTime: '07:15',
      quietHours: { from: '21:00', to: '07:00' },
      leadDays: 3,
      pausedUntil: null,
    });
    const subject = { kind: 'next-step', id: "x'; DROP TABLE" };
    expect((await desk.refused('reminders.snooze', { subject, until: '2026-12-01T00:00:00Z' })).code).toBe(
      'not-found',
    );
    await desk.call('reminders.test', {});
    const [shown] = await desk.call('reminders.history', {});
    expect(shown).toMatchObject({ kind: 'test', title: 'Test reminder' });
  });
});

it('what was told stays told where another zone moves its day', async () => {
  const desk = await openReminderDesk({ now: '2026-03-02T09:00:00+08:00' });
  await desk.call('reminders.setSettings', { enabled: ['contact'] });
  const { id } = await desk.call('stakeholders.create', {
    name: '华源贸易',
    kind: 'public',
    tier: 'general',
    influence: 'high',
    activeFrom: '2026-03-01',
  });
  await desk.call('cadence.saveException', { stakeholderId: id, slot: 'any', every: '1 week' });
  // On 2 March in Shanghai, still on the first in New York.
  await desk.call('interactions.log', {
    stakeholderIds: [id],
    at: '2026-03-02T08:00:00+08:00',
    channel: 'phone',
  });
  expect(run(desk, '2026-03-09T12:00:00+08:00')).toEqual(['2026-03-09T08:30 digest 华源贸易@2026-03-09']);
  await desk.call('settings.set', { zone: 'America/New_York' });
  const { rows } = await desk.call('cadence.due', { ahead: 30 });
  expect(rows.map(({ dueOn }) => dueOn)).toEqual(['2026-03-08']);
  expect(run(desk, '2026-03-12T12:00:00+08:00')).toEqual([]);
});
