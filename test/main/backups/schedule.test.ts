import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('the day’s backup is made once, soon after opening, and again on another day', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const desk = await openDesk({ desk: true });
  const reasons = async () =>
    (await desk.call('backups.status', {})).backups.map(({ at, reason }) => `${at.slice(0, 10)} ${reason}`);
  expect(await reasons()).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await reasons()).toEqual(['2026-11-23 daily']);
  await vi.advanceTimersByTimeAsync(3 * 3_600_000);
  expect(await reasons()).toEqual(['2026-11-23 daily']);
  desk.setNow('2026-11-24T09:00:00+08:00');
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(await reasons()).toEqual(['2026-11-24 daily', '2026-11-23 daily']);
});

test('backups of before an erasure are gone soon after the stick is back, and those of after it stay', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const desk = await openDesk({ desk: true });
  const stick = join(tempFolder(), 'stick');
  mkdirSync(stick);
  await desk.call('backups.setFolder', { folder: stick });
  const { name: before } = await desk.call('backups.run', {});
  const { id: stakeholderId } = await desk.call('stakeholders.create', {
    name: '云栖服饰',
    kind: 'customer',
  });
  const { id } = await desk.call('people.add', { stakeholderId, name: '陈静' });
  // An emptied mount point looks like the stick.
  desk.setNow('2026-11-23T10:00:00+08:00');
  renameSync(stick, `${stick} unplugged`);
  mkdirSync(stick);
  expect(await desk.call('people.erase', { id, passphrase: PASSPHRASE })).toMatchObject({ finished: true });
  await desk.call('backups.setFolder', { folder: null });
  await desk.call('backups.setFolder', { folder: stick });
  const made = readdirSync(stick).filter((name) => name !== before);
  for (const name of made) renameSync(join(stick, name), join(`${stick} unplugged`, name));
  renameSync(`${stick} unplugged`, `${stick}2`);
  renameSync(stick, `${stick} empty`);
  renameSync(`${stick}2`, stick);
  expect(readdirSync(stick)).toContain(before);
  // Whatever a clock says.
  desk.setNow('2031-01-01T09:00:00+08:00');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(existsSync(join(stick, before))).toBe(false);
  for (const name of made) expect(existsSync(join(stick, name))).toBe(true);
});

test('a folder that is not there is told as soon as the vault is open', async () => {
  const desk = await openDesk();
  const stick = join(tempFolder(), 'stick');
  mkdirSync(stick);
  await desk.call('backups.setFolder', { folder: stick });
  await desk.call('vault.lock', {});
  renameSync(stick, `${stick} unplugged`);
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect((await desk.call('backups.status', {})).problem).toMatch(/is not there/);
  mkdirSync(stick);
  expect((await desk.call('backups.status', {})).problem).toMatch(/No backup is left/);
});
