import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

/** A vault with one stakeholder, one backup beside it, and one on a stick that is no longer chosen. */
async function withStick() {
  const desk = await openDesk();
  const { id } = await desk.call('stakeholders.create', { name: '云栖服饰', kind: 'customer' });
  const { name: beside } = await desk.call('backups.run', {});
  const stick = join(tempFolder(), 'stick');
  mkdirSync(stick);
  await desk.call('backups.setFolder', { folder: stick });
  await desk.call('backups.run', {});
  await desk.call('backups.setFolder', { folder: null });
  return { desk, id, stick, beside };
}

const destroy = (desk: Desk) => desk.call('handover.erase', { passphrase: PASSPHRASE });

describe('destroying a vault', () => {
  test.each([
    ['an empty folder, where the stick is usually mounted', (stick: string) => mkdirSync(stick)],
    ['a file', (stick: string) => writeFileSync(stick, '')],
    ['nothing', () => {}],
  ])('names the stick where in its place there is %s', async (_, put) => {
    const { desk, stick } = await withStick();
    renameSync(stick, `${stick} away`);
    put(stick);
    expect((await destroy(desk)).unreached).toEqual([stick]);
  });

  test('names the stick also where a backup was made meanwhile into the folder that it is mounted in', async () => {
    const { desk, stick } = await withStick();
    await desk.call('backups.setFolder', { folder: stick });
    renameSync(stick, `${stick} away`);
    mkdirSync(stick);
    desk.setNow('2026-11-24T09:00:00+08:00');
    await desk.call('backups.run', {});
    expect((await destroy(desk)).unreached).toEqual([stick]);
    expect(readdirSync(stick)).toEqual([]);
  });

  test('reaches the stick also after coming back to a backup that knows nothing of it', async () => {
    const { desk, stick, beside } = await withStick();
    await desk.call('backups.restore', { name: beside });
    expect(readdirSync(stick)).not.toEqual([]);
    expect((await destroy(desk)).unreached).toEqual([]);
    expect(readdirSync(stick)).toEqual([]);
  });

  test('reaches the backups that stayed behind when its folder was moved', async () => {
    const { desk } = await withStick();
    await desk.call('vault.lock', {});
    const moved = join(tempFolder(), 'moved');
    renameSync(desk.folder, moved);
    await desk.call('vault.unlock', { folder: moved, passphrase: PASSPHRASE });
    await destroy(desk);
    expect(readdirSync(`${desk.folder}-backups`)).toEqual([]);
    expect(existsSync(moved)).toBe(false);
  });

  test('takes its copies along, which it names before: one opened from a backup, and the one that came from', async () => {
    const { desk, stick } = await withStick();
    const { folder } = await desk.call('backups.status', {});
    const [backup = ''] = readdirSync(stick);
    await desk.call('vault.unlock', { folder: join(stick, backup), passphrase: PASSPHRASE });
    const state = await desk.call('vault.state', {});
    const copy = state.state === 'open' ? state.folder : '';
    expect(await desk.call('vault.copies', {})).toEqual([desk.folder]);
    await destroy(desk);
    for (const gone of [copy, join(desk.folder, 'vault.db'), folder]) expect(existsSync(gone)).toBe(false);
    expect(readdirSync(stick)).toEqual([]);
  });
});

test('a copy that was opened from a backup goes its own way: its backups are none of the first vault', async () => {
  const { desk, stick } = await withStick();
  await desk.call('backups.setFolder', { folder: stick });
  const first = (await desk.call('backups.status', {})).backups;
  await desk.call('vault.unlock', { folder: join(stick, first[0]?.name ?? ''), passphrase: PASSPHRASE });
  await desk.call('stakeholders.create', { name: '只在副本里', kind: 'customer' });
  await desk.call('backups.setFolder', { folder: stick });
  desk.setNow('2026-11-24T09:00:00+08:00');
  await desk.call('backups.run', {});
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(await desk.call('trail.verify', {})).toMatchObject({ intact: true });
  await desk.call('backups.run', {});
  expect((await desk.call('backups.status', {})).problem).toBeNull();
});

test('a person who was erased is still in a copy of the vault, which is named', async () => {
  const { desk, id, stick } = await withStick();
  const person = await desk.call('people.add', { stakeholderId: id, name: '陈静' });
  const aside = tempFolder();
  cpSync(stick, aside, { recursive: true });
  await desk.call('vault.unlock', {
    folder: join(aside, readdirSync(aside)[0] ?? ''),
    passphrase: PASSPHRASE,
  });
  const state = await desk.call('vault.state', {});
  const copy = state.state === 'open' ? state.folder : '';
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  const erased = await desk.call('people.erase', { id: person.id, passphrase: PASSPHRASE });
  expect(erased).toMatchObject({ finished: true, unreached: [copy] });
  expect(readFileSync(join(copy, 'vault.db')).length).toBeGreaterThan(0);
  rmSync(copy, { recursive: true });
});

test('a backup folder in which the vault itself lies: an erasure takes the backups and nothing else', async () => {
  const desk = await openDesk();
  const { id: stakeholderId } = await desk.call('stakeholders.create', {
    name: '云栖服饰',
    kind: 'customer',
  });
  const { id } = await desk.call('people.add', { stakeholderId, name: '陈静' });
  const around = dirname(desk.folder);
  cpSync(desk.folder, join(around, 'by hand'), { recursive: true });
  for (const name of ['my phone', '20261101T010000Z daily']) mkdirSync(join(around, name));
  writeFileSync(join(around, 'my phone', 'backup.json'), '{}');
  // Of another vault, without its keys.
  const another = { format: 1, vaultId: 'another', at: 0, reason: 'daily', rows: {} };
  writeFileSync(join(around, '20261101T010000Z daily', 'backup.json'), JSON.stringify(another));
  await desk.call('backups.setFolder', { folder: around });
  await desk.call('people.erase', { id, passphrase: PASSPHRASE });
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(await desk.call('stakeholders.list', { limit: 1 })).toMatchObject({ total: 1 });
  expect(existsSync(join(around, 'by hand', 'vault.key'))).toBe(true);
  for (const name of ['my phone', '20261101T010000Z daily'])
    expect(existsSync(join(around, name, 'backup.json'))).toBe(true);
});
