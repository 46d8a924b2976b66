import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../cli/run-command.ts';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

/** A process that ended long ago: no number is that large. */
const DEAD = 2 ** 30;

/** A vault with two stakeholders and a backup of it, closed. */
async function backedUp() {
  const desk = await openDesk();
  for (const name of ['云栖服饰', '甬城五金'])
    await desk.call('stakeholders.create', { name, kind: 'customer' });
  const { name } = await desk.call('backups.run', {});
  const place = (await desk.call('backups.status', {})).folder;
  await desk.call('vault.lock', {});
  return { desk, name, place, backup: join(place, name), vaults: join(desk.folder, 'vaults') };
}

const flip = (file: string, at: number, bit = 1) => {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ bit, at);
  writeFileSync(file, bytes);
};

const within = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
const total = async (desk: Desk) => (await desk.call('stakeholders.list', {})).total;

test('a damaged backup never becomes a vault: that is told with what to do, and leaves nothing', async () => {
  const { desk, backup, vaults } = await backedUp();
  const file = join(backup, 'vault.db');
  const whole = readFileSync(file);
  const known = await desk.call('vault.known', {});
  const places = Array.from({ length: 20 }, (_, n) => Math.floor(((n + 0.5) * whole.length) / 20));
  for (const at of [16, 18, 19, 20, 100, ...places, whole.length - 1]) {
    flip(file, at, at < 24 ? 4 : 1);
    const refused = await desk.refused('vault.unlock', { folder: backup, passphrase: PASSPHRASE });
    expect(refused, `byte ${at}`).toMatchObject({ code: 'unexpected' });
    expect(refused.message, `byte ${at}`).toContain(backup);
    expect(within(vaults), `byte ${at}`).toEqual([]);
    writeFileSync(file, whole);
  }
  flip(file, Math.floor(whole.length / 2));
  const refused = await desk.refused('vault.unlock', { folder: backup, passphrase: PASSPHRASE });
  expect(refused.message).toMatch(/is damaged .* Take another backup, or salvage/s);
  expect(await desk.call('vault.known', {})).toEqual(known);
  // What it says is possible.
  await desk.call('vault.salvage', { folder: backup, passphrase: PASSPHRASE });
  expect(within(vaults)).toEqual(['salvaged']);
});

test('on the command line a damaged backup is neither restored nor read, and what can’t be opened is called by its own name', async () => {
  const { backup } = await backedUp();
  const place = tempFolder();
  writeFileSync(join(place, 'secret'), PASSPHRASE);
  const secret = ['--passphrase-file', join(place, 'secret'), '--lang', 'en'];
  const file = join(backup, 'vault.db');
  flip(file, Math.floor(statSync(file).size / 2));
  for (const args of [
    ['restore', backup, '--vault', join(place, 'r')],
    ['due', '--vault', backup],
  ]) {
    const { exit, error } = await run(...args, ...secret);
    expect(exit).toBe(1);
    expect(JSON.parse(error).error.message).toMatch(/is damaged/);
    expect(error).toContain(backup);
  }
  expect(readdirSync(place)).toEqual(['secret']);
});

test('a version byte in the header of a backup that is flipped is damage, also when coming back to it', async () => {
  const { desk, backup, name } = await backedUp();
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  flip(join(backup, 'vault.db'), 18, 4);
  for (const call of ['backups.preview', 'backups.restore'] as const)
    expect((await desk.refused(call, { name })).message).toMatch(/backup is damaged/);
});

test('what a killed process left of a vault in the making goes with the next one, and with a start', async () => {
  const { desk, backup, vaults } = await backedUp();
  const left = join(vaults, `.new vault ${DEAD}`);
  mkdirSync(left, { recursive: true });
  const files = ['vault.db', 'vault.db-wal', 'vault.key', 'vault.key.copy', 'vault.db.before'];
  for (const file of files) writeFileSync(join(left, file), 'half of it');
  const mine = join(vaults, '.new friends');
  mkdirSync(mine);
  await desk.call('vault.unlock', { folder: backup, passphrase: PASSPHRASE });
  expect(await total(desk)).toBe(2);
  expect(within(vaults).sort()).toEqual(['.new friends', 'vault']);

  const place = tempFolder();
  writeFileSync(join(place, 'secret'), PASSPHRASE);
  const unfinished = join(place, `.new r ${DEAD}`);
  cpSync(backup, unfinished, { recursive: true });
  const secret = ['--passphrase-file', join(place, 'secret'), '--lang', 'en'];
  expect((await run('restore', backup, '--vault', join(place, 'r'), ...secret)).exit).toBe(0);
  expect(readdirSync(place).sort()).toEqual(['r', 'secret']);
});

test('into a folder that is there already a backup is restored beside what lies there', async () => {
  const { desk, backup } = await backedUp();
  const folder = tempFolder();
  writeFileSync(join(folder, 'note.txt'), 'mine');
  await desk.call('vault.unlock', { folder: backup, passphrase: PASSPHRASE, into: folder });
  expect(await total(desk)).toBe(2);
  await desk.call('vault.lock', {});
  expect(readdirSync(folder).sort()).toEqual(['note.txt', 'vault.db', 'vault.key', 'vault.key.copy']);
  const again = await desk.refused('vault.unlock', { folder: backup, passphrase: PASSPHRASE, into: folder });
  expect(again).toMatchObject({ code: 'conflict' });
});

test('of a stick, where files are everybody’s, a vault becomes its owner’s alone', async () => {
  const { desk, backup, name } = await backedUp();
  const stick = join(tempFolder(), 'stick', name);
  cpSync(backup, stick, { recursive: true });
  for (const file of readdirSync(stick)) chmodSync(join(stick, file), 0o777);
  const into = join(tempFolder(), 'mine');
  mkdirSync(into, { mode: 0o755 });
  chmodSync(into, 0o755);
  const modes = (folder: string) =>
    [folder, ...readdirSync(folder).map((file) => join(folder, file))].map(
      (path) => statSync(path).mode & 0o077,
    );
  await desk.call('vault.unlock', { folder: stick, passphrase: PASSPHRASE, into });
  expect(new Set(modes(into))).toEqual(new Set([0]));

  // One that is just opened, too, and one that is made in a folder that is there.
  await desk.call('vault.lock', {});
  for (const file of ['', 'vault.db', 'vault.key']) chmodSync(join(into, file), 0o777);
  await desk.call('vault.unlock', { folder: into, passphrase: PASSPHRASE });
  expect(new Set(modes(into))).toEqual(new Set([0]));
  const open = tempFolder();
  chmodSync(open, 0o755);
  await desk.call('vault.create', { folder: open, passphrase: PASSPHRASE });
  expect(new Set(modes(open))).toEqual(new Set([0]));
});

test('a backup whose note is damaged in any bit stays listed, opens, and is known by its name', async () => {
  const { desk, backup, name } = await backedUp();
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  const note = join(backup, 'backup.json');
  const whole = readFileSync(note);
  const listed = async () => (await desk.call('backups.status', {})).backups;
  const [as] = await listed();
  for (let at = 0; at < whole.length; at++) {
    flip(note, at, 1 << (at % 7));
    const [found, ...others] = await listed();
    expect(others).toEqual([]);
    const byName = { name, reason: 'by-hand', rows: null, at: '2026-11-23T01:00:00.000Z' };
    // White space is no content.
    expect([as, { ...as, ...byName, at: found?.at }], `byte ${at}`).toContainEqual(found);
    writeFileSync(note, whole);
  }
  writeFileSync(note, 'nothing of it');
  expect(await listed()).toEqual([{ ...as, rows: null }]);
  await desk.call('backups.restore', { name });
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: backup, passphrase: PASSPHRASE });
  expect(await total(desk)).toBe(2);
});

test('a note of before there were sums is read', async () => {
  const { desk, backup, place } = await backedUp();
  const note = join(backup, 'backup.json');
  const { sum, ...content } = JSON.parse(readFileSync(note, 'utf8'));
  expect(sum).toMatch(/^[0-9a-f]{64}$/);
  writeFileSync(note, JSON.stringify(content));
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect((await desk.call('backups.status', {})).backups[0]?.rows).toMatchObject({ stakeholder: 2 });
  expect(within(place)).toHaveLength(1);
});

test('a backup that is sound but can’t be worked with leaves no copy, and is called by its own name', async () => {
  const desk = await openDesk();
  desk.core.session()?.db.exec('DROP TABLE saved_view; DROP TABLE cadence_due');
  const { name } = await desk.call('backups.run', {});
  const backup = join((await desk.call('backups.status', {})).folder, name);
  await desk.call('vault.lock', {});
  const known = await desk.call('vault.known', {});
  const refused = await desk.refused('vault.unlock', { folder: backup, passphrase: PASSPHRASE });
  expect(refused.message).toContain(backup);
  expect(within(join(desk.folder, 'vaults'))).toEqual([]);
  expect(await desk.call('vault.known', {})).toEqual(known);
});

test('rotation lets go of a backup whose note is damaged as of any other', async () => {
  const { desk, backup, place } = await backedUp();
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  writeFileSync(join(backup, 'backup.json'), '{}');
  desk.setNow('2026-11-23T18:00:00+08:00');
  await desk.call('backups.run', {});
  expect(within(place)).toHaveLength(2);
  desk.setNow('2026-11-26T09:00:00+08:00');
  await desk.call('backups.run', {});
  expect(within(place).sort()).toEqual(['20261123T100000Z by-hand', '20261126T010000Z by-hand']);
});
