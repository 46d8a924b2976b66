import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openReminderDesk } from './reminders/desk.ts';
import { smallDisk } from './small-disk.ts';
import { openDesk, PASSPHRASE } from './vault-fixture.ts';

/** What goes on by itself where the disk is full, or gone: nothing ends, nothing is lost, nothing is told twice. */

const MORNING = '2026-11-24T09:00:00+08:00';

const codesOf = (reports: unknown[]) => reports.map((error) => (error as { code?: string }).code);

async function deskOn(folder: string) {
  const desk = await openReminderDesk({
    desk: true,
    now: '2026-11-23T18:00:00+08:00',
    folder: join(folder, 'vault'),
  });
  desk.promise(await desk.customer('甲公司'), '2026-11-24');
  return desk;
}

test('an alert that falls due on a full disk is told once there is room, and once', async (context) => {
  const disk = smallDisk(context);
  const desk = await deskOn(disk.folder);
  disk.fill();
  // The log has room of its own, until that is used up.
  expect(() => {
    for (;;) desk.session.note({ event: 'unlocked', call: 'vault.unlock' });
  }).toThrow(/full/);
  desk.setNow(MORNING);
  desk.core.wake();
  expect(codesOf(desk.reports)).toEqual(['SQLITE_FULL']);
  expect(desk.alerts).toEqual([]);
  desk.core.wake();
  expect((await desk.call('vault.state', {})).state).toBe('open');
  disk.makeRoom();
  desk.core.wake();
  desk.core.wake();
  expect(desk.alerts).toMatchObject([{ title: '甲公司: next step due' }]);
});

test('what comes up is not lost when the vault is locked on a full disk, and told once there is room', async (context) => {
  const disk = smallDisk(context);
  const desk = await deskOn(disk.folder);
  disk.fill();
  await desk.call('vault.lock', {});
  disk.fill();
  expect((await desk.call('vault.state', {})).state).toBe('locked');
  desk.setNow(MORNING);
  desk.core.wake();
  expect(desk.alerts).toEqual([]);
  disk.makeRoom();
  desk.core.wake();
  desk.core.wake();
  expect(desk.alerts).toMatchObject([{ body: 'Next steps due: 1' }]);
  await desk.call('vault.unlock', { passphrase: PASSPHRASE });
  desk.core.wake();
  expect(desk.alerts).toHaveLength(1);
});

test('a vault opened on a full disk tells nothing again that was told while it was locked', async (context) => {
  const disk = smallDisk(context);
  const desk = await deskOn(disk.folder);
  await desk.call('vault.lock', {});
  desk.setNow(MORNING);
  desk.core.wake();
  expect(desk.alerts).toHaveLength(1);
  disk.fill(40);
  const opened = await desk.core.call('vault.unlock', { passphrase: PASSPHRASE });
  disk.makeRoom();
  if (!opened.ok) await desk.call('vault.unlock', { passphrase: PASSPHRASE });
  desk.core.wake();
  expect(desk.alerts).toHaveLength(1);
});

test('the folder of a locked vault goes away and comes back', async () => {
  const desk = await openReminderDesk({ desk: true, now: '2026-11-23T18:00:00+08:00' });
  desk.promise(await desk.customer('甲公司'), '2026-11-24');
  await desk.call('vault.lock', {});
  renameSync(desk.folder, `${desk.folder} unplugged`);
  desk.setNow(MORNING);
  desk.core.wake();
  expect(codesOf(desk.reports)).toEqual(['ENOENT']);
  renameSync(`${desk.folder} unplugged`, desk.folder);
  desk.core.wake();
  expect(desk.alerts).toMatchObject([{ body: 'Next steps due: 1' }]);
});

test('a vault for which there is no room is refused as such, and nothing of it stays', async (context) => {
  const disk = smallDisk(context, 4096);
  const desk = await openDesk();
  // Kilobytes: from no key file to almost all.
  for (const free of [0, 16, 28, 40, 60, 100, 400, 1000, 1060, 1080, 1100]) {
    disk.fill(free);
    const folder = join(disk.folder, `new-${free}`);
    const made = await desk.core.call('vault.create', { folder, passphrase: PASSPHRASE });
    if (!made.ok) {
      expect(made.error.message, `${free} KB`).toMatch(/no room left on the disk/);
      expect(existsSync(folder), `${free} KB`).toBe(false);
    } else {
      await desk.call('vault.lock', {});
      rmSync(folder, { recursive: true });
    }
    disk.makeRoom();
  }
});
