import { describe, expect, it } from 'vitest';
import { reminderDesk } from '../../../src/main/reminders/desk.ts';
import { startScheduler } from '../../../src/main/reminders/scheduler.ts';
import type { Timers } from '../../../src/main/reminders/timers.ts';
import type { Alert } from '../../../src/main/services/services.ts';
import { tryGuard } from '../../../src/main/vault/tries.ts';
import { unlockVault } from '../../../src/main/vault/vault.ts';
import { PASSPHRASE, tempFolder } from '../vault-fixture.ts';
import { openReminderDesk, type ReminderDesk } from './desk.ts';

/** Timers that the story fires. */
function handTimers(): Timers & { pending: { ms: number; run: () => void }[]; fire(): void } {
  const pending: { ms: number; run: () => void }[] = [];
  return {
    pending,
    after(ms, run) {
      const timer = { ms, run };
      pending.push(timer);
      return () => void (pending.includes(timer) && pending.splice(pending.indexOf(timer), 1));
    },
    fire: () => pending.shift()?.run(),
  };
}

function start(desk: ReminderDesk, shown = true) {
  const alerts: Alert[] = [];
  const badges: number[] = [];
  const timers = handTimers();
  const reports: unknown[] = [];
  const running = startScheduler(
    reminderDesk(desk.session),
    {
      notify: async (alert) => alerts.push(alert) > 0 && shown,
      badge: (count) => void badges.push(count),
      report: (error) => reports.push(error),
    },
    { timers },
  );
  return { alerts, badges, timers, running, reports };
}

describe('the scheduler', () => {
  it('looks at once, then every minute at the latest, and exactly at the next alert', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T08:00:00+08:00' });
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    const { alerts, badges, timers } = start(desk);
    expect(badges).toEqual([1]);
    expect(alerts).toEqual([]);
    expect(timers.pending.map(({ ms }) => ms)).toEqual([60_000]);
    desk.setNow('2026-11-23T08:29:50+08:00');
    timers.fire();
    expect(timers.pending.map(({ ms }) => ms)).toEqual([10_000]);
    desk.setNow('2026-11-23T08:30:00+08:00');
    timers.fire();
    expect(alerts).toMatchObject([{ title: '甲公司: next step due', body: '发送报价单; Due on 2026-11-23' }]);
    expect(alerts[0]?.route).toMatch(/^#\/stakeholders\//);
  });

  it('tells nothing again of which the ledger couldn’t be told at once that it was shown', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:00:00+08:00' });
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    desk.session.db.exec(
      `CREATE TEMP TRIGGER refuses BEFORE UPDATE ON reminder_alert BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    const { alerts, running, reports } = start(desk);
    await new Promise(setImmediate);
    desk.setNow('2026-11-23T10:00:00+08:00');
    running.wake();
    expect(alerts).toHaveLength(1);
    expect(reports.map(String)).toEqual(Array(2).fill('SqliteError: no room'));
    desk.session.db.exec('DROP TRIGGER refuses');
    running.wake();
    desk.setNow('2026-11-24T09:00:00+08:00');
    running.wake();
    expect(alerts).toHaveLength(1);
    const [told] = await desk.call('reminders.history', {});
    expect(told?.shownAt).toBe('2026-11-23T01:00:00.000Z');
  });

  it('looks again in a minute where another program is writing, and tells then', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:00:00+08:00' });
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    desk.session.db.pragma('busy_timeout = 10');
    const other = await unlockVault(
      desk.folder,
      { by: 'passphrase', secret: PASSPHRASE },
      tryGuard(Date.now, tempFolder()),
    );
    if (!other.ok) throw new Error('The other program finds no vault');
    other.value.db.exec('BEGIN IMMEDIATE');
    const { alerts, timers, reports } = start(desk);
    expect(reports).toMatchObject([{ code: 'SQLITE_BUSY' }]);
    expect(timers.pending.map(({ ms }) => ms)).toEqual([60_000]);
    other.value.db.exec('COMMIT');
    timers.fire();
    expect(alerts).toHaveLength(1);
    other.value.close();
  });

  it('tells on waking what was slept through, and nothing twice', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T18:00:00+08:00' });
    desk.promise(await desk.customer('甲公司'), '2026-11-24');
    desk.promise(await desk.customer('乙公司'), '2026-11-25');
    const { alerts, running, timers } = start(desk);
    desk.setNow('2026-11-25T10:00:00+08:00');
    running.wake();
    running.wake();
    expect(alerts).toMatchObject([
      { title: 'Today’s reminders', body: '2 next steps; Next steps: 甲公司, 乙公司', route: '#/today' },
    ]);
    expect(timers.pending).toHaveLength(1);
    running.stop();
    expect(timers.pending).toHaveLength(0);
  });

  it('carries what the desktop could not show', async () => {
    const desk = await openReminderDesk({ now: '2026-11-23T09:00:00+08:00' });
    desk.promise(await desk.customer('甲公司'), '2026-11-23');
    const first = start(desk, false);
    await new Promise(setImmediate);
    first.running.stop();
    expect(first.alerts).toHaveLength(1);
    desk.setNow('2026-11-24T09:00:00+08:00');
    const { alerts } = start(desk);
    expect(alerts).toMatchObject([{ title: '甲公司: next step due' }]);
  });
});
