import { mkdirSync, rmdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { text } from '../../../src/i18n/index.ts';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import {
  type LockedVault,
  planForLock,
  settleAfterLock,
  startLocked,
} from '../../../src/main/reminders/locked.ts';
import { look } from '../../../src/main/reminders/look.ts';
import type { Alert } from '../../../src/main/services/services.ts';
import { openReminderDesk, type ReminderDesk } from './desk.ts';

/** A locked vault's watch, looked at only when the story wakes it. */
function watch(desk: ReminderDesk, left: LockedVault) {
  const alerts: Alert[] = [];
  const reports: unknown[] = [];
  const running = startLocked(
    {
      now: desk.session.now,
      computerZone: () => 'Asia/Shanghai',
      text: (message) => text('en', message),
    },
    {
      notify: async (alert) => alerts.push(alert) > 0,
      report: (error) => reports.push(error),
    },
    left,
    { after: () => () => {} },
  );
  return {
    alerts,
    reports,
    at(now: string) {
      desk.setNow(now);
      running.wake();
      return alerts.splice(0).map(({ title, body }) => `${title}: ${body}`);
    },
  };
}

describe('while the vault is locked', () => {
  it('reminds of how many, never of whom, and not again after it was opened', async () => {
    const desk = await openReminderDesk({ now: '2026-11-22T18:00:00+08:00' });
    for (const name of ['甲公司', '乙公司', '丙公司']) desk.promise(await desk.customer(name), '2026-11-23');
    const left = planForLock(reminderDesk(desk.session), desk.folder);
    expect(JSON.stringify(left.plan)).not.toMatch(/公司|[0-9a-f]{8}-/);

    const locked = watch(desk, left);
    expect(locked.at('2026-11-23T08:29:00+08:00')).toEqual([]);
    expect(locked.at('2026-11-23T08:31:00+08:00')).toEqual(['Liaison: something is due: Next steps due: 3']);
    expect(locked.at('2026-11-23T08:32:00+08:00')).toEqual([]);
    expect(locked.reports).toEqual([]);

    settleAfterLock(reminderDesk(desk.session), desk.folder, () => expect.unreachable());
    desk.promise(await desk.customer('丁公司'), '2026-11-24');
    expect(look(reminderDesk(desk.session)).claimed).toEqual([]);
    desk.setNow('2026-11-24T08:30:00+08:00');
    const [digest] = look(reminderDesk(desk.session)).claimed;
    expect(digest?.alert.items.map(({ name }) => name)).toEqual(['丁公司']);
    expect(digest?.alert.due.steps).toBe(4);
  });

  it('asks once a day to unlock when nothing is known, at the time of the digest', async () => {
    const desk = await openReminderDesk({ now: '2026-11-22T18:00:00+08:00' });
    await desk.call('reminders.setSettings', { quietHours: { from: '22:00', to: '07:00' } });
    const { memory } = planForLock(reminderDesk(desk.session), desk.folder);
    const locked = watch(desk, { folder: desk.folder, plan: null, memory });
    locked.alerts.splice(0);
    expect(locked.at('2026-11-23T08:00:00+08:00')).toEqual([]);
    expect(locked.at('2026-11-23T08:30:00+08:00')).toEqual([
      'Liaison is locked: Unlock it to be reminded in time',
    ]);
    expect(locked.at('2026-11-23T18:00:00+08:00')).toEqual([]);
    expect(watch(desk, { folder: desk.folder, plan: null }).at('2026-11-23T18:01:00+08:00')).toEqual([]);
    expect(locked.at('2026-11-24T23:00:00+08:00')).toEqual([]);
    expect(locked.at('2026-11-25T09:00:00+08:00')).toHaveLength(1);
  });

  it('asks nobody as long as it can’t write down that it did, and then once', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:00:00+08:00' });
    const inTheWay = `${desk.folder}/reminders.json.new`;
    mkdirSync(inTheWay);
    const locked = watch(desk, { folder: desk.folder, plan: null });
    expect(locked.at('2026-11-23T09:01:00+08:00')).toEqual([]);
    expect(locked.reports).toHaveLength(2);
    rmdirSync(inTheWay);
    expect(locked.at('2026-11-23T09:02:00+08:00')).toHaveLength(1);
    expect(locked.at('2026-11-23T09:03:00+08:00')).toEqual([]);
  });
});
