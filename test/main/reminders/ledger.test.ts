import { describe, expect, it } from 'vitest';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { look } from '../../../src/main/reminders/look.ts';
import { reminderStore } from '../../../src/main/reminders/store.ts';
import { openReminderDesk, type ReminderDesk } from './desk.ts';

/** What one look tells, each alert confirmed unless the process "dies" first. */
function told(desk: ReminderDesk, now: string, { dies = false } = {}): string[] {
  desk.setNow(now);
  const store = reminderStore(desk.session.db);
  return look(reminderDesk(desk.session)).claimed.map(({ id, alert }) => {
    if (!dies) store.shown(id, desk.session.now());
    return `${alert.kind}: ${alert.items.map(({ name }) => name).join(' ')}${alert.due.steps > 1 ? ` of ${alert.due.steps}` : ''}`;
  });
}

describe('on an encrypted vault', () => {
  it('the digest comes once, tells what is new and counts all that is due', async () => {
    const desk = await openReminderDesk();
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    desk.promise(await desk.customer('乙公司'), '2026-11-24');
    expect(told(desk, '2026-11-23T08:29:59+08:00')).toEqual([]);
    expect(told(desk, '2026-11-23T08:30:00+08:00')).toEqual(['digest: 甲公司']);
    expect(told(desk, '2026-11-23T08:31:00+08:00')).toEqual([]);
    expect(told(desk, '2026-11-24T08:30:00+08:00')).toEqual(['digest: 乙公司 of 2']);
    expect(told(desk, '2026-11-25T08:30:00+08:00')).toEqual([]);
  });

  it('what was claimed and not shown comes in the next digest, once', async () => {
    const desk = await openReminderDesk();
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    expect(told(desk, '2026-11-23T08:30:00+08:00', { dies: true })).toEqual(['digest: 甲公司']);
    expect(told(desk, '2026-11-23T08:30:05+08:00')).toEqual([]);
    expect(told(desk, '2026-11-23T12:00:00+08:00')).toEqual([]);
    expect(told(desk, '2026-11-24T08:30:00+08:00')).toEqual(['digest: 甲公司']);
    expect(told(desk, '2026-11-25T08:30:00+08:00')).toEqual([]);
    const carried = desk.session.db.prepare('SELECT carried FROM reminder_alert ORDER BY id').pluck().all();
    expect(carried).toEqual([1, 0]);
  });

  it('what is done meanwhile is not told', async () => {
    const desk = await openReminderDesk();
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    told(desk, '2026-11-23T08:30:00+08:00', { dies: true });
    desk.quietly(() => desk.session.db.prepare('UPDATE next_step SET done_at = 1').run());
    expect(told(desk, '2026-11-24T08:30:00+08:00')).toEqual([]);
  });

  it('a clock set back and another zone repeat nothing', async () => {
    const desk = await openReminderDesk();
    desk.promise(await desk.customer('甲公司'), '2026-11-22');
    expect(told(desk, '2026-11-23T08:30:00+08:00')).toEqual(['digest: 甲公司']);
    for (const now of ['2026-11-23T07:30:00+08:00', '2026-11-22T09:00:00+08:00', '2026-11-23T08:30:00+00:00'])
      expect(told(desk, now)).toEqual([]);
  });

  it('birthdays and festivals come on their day, and late if the computer was off', async () => {
    const desk = await openReminderDesk();
    const id = await desk.customer('甲公司');
    await desk.call('people.add', {
      stakeholderId: id,
      name: '张伟',
      birthday: { calendar: 'lunar', month: 10, day: 16 },
    });
    desk.promise(id, '2026-11-23');
    expect(told(desk, '2026-11-23T09:00:00+08:00')).toEqual(['digest: 甲公司']);
    // 十月十六 of 2026 is 24 November.
    expect(told(desk, '2026-11-26T09:00:00+08:00')).toEqual(['digest: 张伟']);
    expect(told(desk, '2027-01-01T09:00:00+08:00')).toEqual(["digest: New Year's Day"]);
  });

  it('two processes never tell the same', async () => {
    const desk = await openReminderDesk();
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    const store = reminderStore(desk.session.db);
    const alert = { kind: 'digest' as const, keys: ['digest:2026-11-23', 'x'], items: [] };
    expect(store.claim(alert, desk.session.now())).not.toBeNull();
    expect(store.claim(alert, desk.session.now())).toBeNull();
  });

  it("tells mine and nobody's, or everybody's", async () => {
    const desk = await openReminderDesk();
    const me = await desk.call('owners.save', { name: '我' });
    const other = await desk.call('owners.save', { name: '王' });
    await desk.call('owners.setMe', { id: me.id });
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    const give = desk.session.db.prepare(
      `UPDATE next_step SET owner_id = (SELECT id FROM owner WHERE name = '王')`,
    );
    desk.quietly(() => give.run());
    expect(other.id).not.toBe(me.id);
    expect(told(desk, '2026-11-23T09:00:00+08:00')).toEqual([]);
    const settings = reminderStore(desk.session.db);
    desk.quietly(() => settings.setSettings({ ...settings.settings(), scope: 'all' }));
    expect(told(desk, '2026-11-23T09:01:00+08:00')).toEqual(['digest: 甲公司']);
  });
});
