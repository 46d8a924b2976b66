import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Desk, openDesk } from '../vault-fixture.ts';

/** Files that another program holds. */
const held = vi.hoisted(() => ({ renames: false, removals: false }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const busy = () => Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' });
  const isOld = (path: unknown) => String(path).includes('20261120T');
  return {
    ...fs,
    renameSync(...args: Parameters<typeof fs.renameSync>) {
      if (held.renames && isOld(args[0])) throw busy();
      fs.renameSync(...args);
    },
    rmSync(...args: Parameters<typeof fs.rmSync>) {
      if (held.removals && isOld(args[0])) {
        fs.rmSync(join(String(args[0]), 'backup.json'), { force: true });
        throw busy();
      }
      fs.rmSync(...args);
    },
  };
});

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }),
);
afterEach(() => {
  Object.assign(held, { renames: false, removals: false });
  vi.useRealTimers();
});

const namesIn = ({ folder }: Desk) =>
  readdirSync(`${folder}-backups`).map((name) => name.replace(/^\.new \S+/, '.new'));

/** Two backups of a day, the first of which goes some days later. */
async function twoOfOneDay(): Promise<Desk> {
  const desk = await openDesk({ desk: true, now: '2026-11-20T09:00:00+08:00' });
  await desk.call('backups.run', {});
  desk.setNow('2026-11-20T10:00:00+08:00');
  await desk.call('backups.run', {});
  desk.setNow('2026-11-23T09:00:00+08:00');
  return desk;
}

const LEFT = ['20261120T020000Z by-hand', '20261123T010000Z by-hand', '20261123T010001Z by-hand'];

test('an old backup that another program holds stays whole, is told, and goes with a later one', async () => {
  const desk = await twoOfOneDay();
  held.renames = true;
  await desk.call('backups.run', {});
  expect(namesIn(desk)).toEqual(['20261120T010000Z by-hand', ...LEFT.slice(0, 2)]);
  const status = await desk.call('backups.status', {});
  expect(status.problem).toMatch(/^The backup was made\. An older one, 20261120T010000Z by-hand, could not/);
  expect(status.backups).toHaveLength(3);
  held.renames = false;
  await desk.call('backups.run', {});
  expect(namesIn(desk)).toEqual(LEFT);
  expect((await desk.call('backups.status', {})).problem).toBeNull();
});

test('one of which a file can’t be removed is no backup any more, is told, and swept with a later one', async () => {
  const desk = await twoOfOneDay();
  held.removals = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(namesIn(desk)).toEqual([
    '.new 19700101T000000Z 20261120T010000Z by-hand',
    '20261120T020000Z by-hand',
    '20261123T010000Z daily',
  ]);
  const status = await desk.call('backups.status', {});
  expect(status.problem).toMatch(/could not be removed/);
  expect(status.backups).toHaveLength(2);
  held.removals = false;
  await desk.call('backups.run', {});
  expect(namesIn(desk).filter((name) => name.startsWith('.new'))).toEqual([]);
  expect((await desk.call('backups.status', {})).problem).toBeNull();
});

test('what is no day in a backup’s note makes it none, and the day’s own is made', async () => {
  const desk = await twoOfOneDay();
  const folder = join(`${desk.folder}-backups`, 'strange');
  mkdirSync(folder);
  const state = await desk.call('vault.state', {});
  const vaultId = state.state === 'open' && state.vaultId;
  writeFileSync(join(folder, 'vault.db'), '');
  writeFileSync(
    join(folder, 'backup.json'),
    JSON.stringify({ format: 1, vaultId, at: 9e15, reason: 'daily', rows: {} }),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(desk.reports).toEqual([]);
  expect((await desk.call('backups.status', {})).backups.map(({ reason }) => reason)).toEqual([
    'daily',
    'by-hand',
  ]);
});
