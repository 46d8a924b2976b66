import { openSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk, PASSPHRASE } from '../vault-fixture.ts';

const PAGE = 4096;

test('a backup that is damaged anywhere, and was looked at, leaves the open vault as it was: to write, to back up, to lock', async () => {
  const desk = await openDesk();
  for (let n = 0; n < 60; n++)
    await desk.call('stakeholders.create', { name: `客户${n} ${'样品'.repeat(40)}`, kind: 'customer' });
  const { name } = await desk.call('backups.run', {});
  const file = join(`${desk.folder}-backups`, name, 'vault.db');
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  const flip = (at: number) => {
    readSync(handle, byte, 0, 1, at);
    byte.writeUInt8(byte.readUInt8() ^ 4);
    writeSync(handle, byte, 0, 1, at);
  };
  let damaged = 0;
  for (let at = PAGE + 2000; at < statSync(file).size; at += PAGE) {
    flip(at);
    const seen = await desk.core.call('backups.preview', { name });
    if (!seen.ok) damaged++;
    await desk.call('interactions.list', {});
    flip(at);
  }
  expect(damaged).toBeGreaterThan(0);
  await desk.call('stakeholders.create', { name: '写得进', kind: 'customer' });
  await desk.call('backups.run', {});
  await desk.call('vault.lock', {});
  expect(desk.reports).toEqual([]);
  expect((await desk.call('vault.state', {})).state).toBe('locked');
});

test('a vault locks whatever is wrong with its database, and opens again', async () => {
  const desk = await openDesk({ desk: true });
  const reading = desk.core.session()?.db.prepare('SELECT name FROM sqlite_master').iterate();
  reading?.next();
  await desk.call('vault.lock', {});
  expect((await desk.call('vault.state', {})).state).toBe('locked');
  expect(desk.events.at(-1)).toMatchObject({ name: 'vault.state', payload: { state: 'locked' } });
  expect(desk.reports.length).toBeGreaterThan(0);
  expect((await desk.refused('stakeholders.list', {})).code).toBe('locked');
  reading?.return?.();
  await desk.call('vault.unlock', { passphrase: PASSPHRASE });
});
