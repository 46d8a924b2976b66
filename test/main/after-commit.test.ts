import { expect, test } from 'vitest';
import { openReminderDesk } from './reminders/desk.ts';
import { openDesk, PASSPHRASE } from './vault-fixture.ts';

/** Once something is stored, nothing that follows may tell whoever entered it that it isn't: it would be entered twice. */

const REFUSES = (event: string) =>
  `CREATE TEMP TRIGGER refuses BEFORE ${event} BEGIN SELECT RAISE(ABORT, 'no room'); END`;

test('a conversation is logged though a reminder can’t be claimed, which is told at the next look', async () => {
  const desk = await openReminderDesk({ desk: true, now: '2026-11-23T18:00:00+08:00' });
  const stakeholderId = await desk.customer('甲公司');
  desk.promise(stakeholderId, '2026-11-24');
  desk.session.db.exec(REFUSES('INSERT ON reminder_claim'));
  desk.setNow('2026-11-24T09:00:00+08:00');
  await desk.call('interactions.log', {
    stakeholderIds: [stakeholderId],
    at: '2026-11-24T08:50:00+08:00',
    channel: 'phone',
    summary: '报价',
  });
  expect((await desk.call('interactions.list', {})).total).toBe(1);
  expect(desk.reports.map(String)).toEqual(['SqliteError: no room']);
  expect(desk.alerts).toEqual([]);
  desk.session.db.exec('DROP TRIGGER refuses');
  desk.core.wake();
  expect(desk.alerts).toHaveLength(1);
});

test('a new passphrase is told as set though the trail can’t tell of it; what is to be given out is held back', async () => {
  const desk = await openDesk();
  desk.core.session()?.db.exec(REFUSES('INSERT ON trail'));
  await desk.call('vault.changePassphrase', { current: PASSPHRASE, next: 'another battery staple' });
  expect(desk.reports).toHaveLength(1);
  await desk.refused('exports.run', { list: 'stakeholders', format: 'csv' });
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: 'another battery staple' });
});
