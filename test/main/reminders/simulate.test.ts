import { describe, expect, it } from 'vitest';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { simulate } from '../../../src/main/reminders/simulate.ts';
import { reminderStore } from '../../../src/main/reminders/store.ts';
import { openReminderDesk, type ReminderDesk } from './desk.ts';

const run = (desk: ReminderDesk, until: string) =>
  [
    ...simulate(
      reminderDesk(desk.session),
      (at) => desk.setNow(new Date(at).toISOString()),
      Date.parse(until),
    ),
  ].map(
    ({ at, kind, items }) =>
      `${new Date(at).toISOString()} ${kind} ${items.map(({ name, dueOn }) => `${name}@${dueOn}`).join(' ')}`,
  );

describe('simulated time', () => {
  it('tells a year in order, and nothing the second time', async () => {
    const desk = await openReminderDesk({ now: '2026-11-22T09:00:00+08:00' });
    const id = await desk.customer('甲公司');
    for (const on of ['2026-11-20', '2026-12-01', '2027-03-05']) desk.promise(id, on);
    const settings = reminderStore(desk.session.db);
    desk.quietly(() => settings.setSettings({ ...settings.settings(), enabled: ['next-step'] }));
    expect(run(desk, '2027-11-22T09:00:00+08:00')).toEqual([
      '2026-11-22T01:00:00.000Z digest 甲公司@2026-11-20',
      '2026-12-01T00:30:00.000Z digest 甲公司@2026-12-01',
      '2027-03-05T00:30:00.000Z digest 甲公司@2027-03-05',
    ]);
    desk.setNow('2026-11-22T09:00:00+08:00');
    expect(run(desk, '2027-11-22T09:00:00+08:00')).toEqual([]);
  });

  it('keeps the digest at its local time through the changes of the clocks', async () => {
    const desk = await openReminderDesk({ now: '2026-10-23T12:00:00Z', zone: 'Europe/Berlin' });
    await desk.call('reminders.setSettings', { digestTime: '02:30', enabled: ['birthday'] });
    const stakeholderId = await desk.customer('Müller GmbH');
    for (const [month, day] of [
      [10, 24],
      [10, 25],
      [10, 26],
      [3, 28],
    ] as const)
      await desk.call('people.add', {
        stakeholderId,
        name: `Born ${month}-${day}`,
        birthday: { calendar: 'solar', month, day },
      });
    expect(run(desk, '2026-10-27T12:00:00Z').map((line) => line.slice(0, 16))).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    desk.setNow('2027-03-27T12:00:00Z');
    expect(run(desk, '2027-03-29T12:00:00Z').map((line) => line.slice(0, 16))).toEqual(['2027-03-28T01:00']);
  });

  it('several promises to one customer on one day are one line', async () => {
    const desk = await openReminderDesk({ now: '2026-11-22T09:00:00+08:00' });
    const id = await desk.customer('甲公司');
    desk.promise(id, '2026-11-22');
    desk.promise(id, '2026-11-22');
    expect(run(desk, '2026-11-22T10:00:00+08:00')).toEqual([
      '2026-11-22T01:00:00.000Z digest 甲公司@2026-11-22',
    ]);
  });

  it('several cases of one day are told each, though nobody is named', async () => {
    const desk = await openReminderDesk({ now: '2026-11-22T09:00:00+08:00' });
    for (const content of ['漏水', '漏电', '漏油', '漏气'])
      await desk.call('feedback.receive', {
        kind: 'problem',
        priority: 'important',
        channel: 'visit',
        receivedAt: '2026-11-22T09:00:00+08:00',
        content,
      });
    const [told = ''] = run(desk, '2026-11-23T03:00:00+08:00');
    expect(told.split(' ')[1]).toBe('merged');
    expect(told.match(/@2026-11-23/g)).toHaveLength(4);
  });
});
