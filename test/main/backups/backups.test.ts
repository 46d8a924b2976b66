import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

const create = (desk: Desk, name: string) => desk.call('stakeholders.create', { name, kind: 'customer' });
const names = async (desk: Desk) =>
  (await desk.call('stakeholders.list', {})).rows.map(({ name }) => name).sort();

test('a backup is encrypted, the owner’s alone, and proved; the folder is beside the vault', async () => {
  const desk = await openDesk();
  await create(desk, '云栖服饰');
  const made = await desk.call('backups.run', {});
  const { folder, usual, problem, backups } = await desk.call('backups.status', {});
  expect({ usual, problem, backups }).toEqual({ usual: true, problem: null, backups: [made] });
  expect(made).toMatchObject({ reason: 'by-hand', rows: { stakeholder: 1 } });
  expect(folder).toBe(`${desk.folder}-backups`);
  const files = readdirSync(join(folder, made.name));
  expect(files.sort()).toEqual(['backup.json', 'vault.db', 'vault.key', 'vault.key.copy']);
  for (const file of files) {
    expect(statSync(join(folder, made.name, file)).mode & 0o077, file).toBe(0);
    const content = readFileSync(join(folder, made.name, file));
    expect(content.includes('云栖')).toBe(false);
    expect(content.includes('SQLite format')).toBe(false);
  }
});

test('coming back tells what it would do, does it, and can itself be taken back', async () => {
  const desk = await openDesk();
  const { id } = await create(desk, '云栖服饰');
  const made = await desk.call('backups.run', {});
  desk.setNow('2026-11-23T10:00:00+08:00');
  await create(desk, '甬城五金');
  await desk.call('stakeholders.update', { id, name: '云栖服饰集团' });
  const preview = await desk.call('backups.preview', { name: made.name });
  expect(preview.find(({ table }) => table === 'stakeholder')).toEqual({
    table: 'stakeholder',
    lost: { count: 1, names: ['甬城五金'] },
    changed: { count: 1, names: ['云栖服饰集团'] },
    back: { count: 0, names: [] },
  });
  // Whatever else was entered since is told, too.
  const { id: interactionId } = await desk.call('interactions.log', {
    stakeholderIds: [id],
    at: '2026-11-23T09:30:00+08:00',
    channel: 'phone',
  });
  await desk.call('attachments.add', { interactionId, name: '报价.txt', content: 'AAAA' });
  await desk.call('cadence.saveException', { stakeholderId: id, slot: 'any', every: '2 weeks' });
  await desk.call('owners.save', { name: '李雷' });
  await desk.call('reports.save', { period: '2026Q3', measures: ['多拜访'] });
  await desk.call('views.save', { noun: 'stakeholders', name: '重点', query: {} });
  const { recipient } = await desk.call('handover.key', {});
  await desk.call('handover.prepare', { recipient, successor: '周建国', leaver: '林晓梅' });
  const more = await desk.call('backups.preview', { name: made.name });
  const lost = Object.fromEntries(more.map(({ table, lost }) => [table, lost.names]));
  expect(lost).toMatchObject({
    attachment: ['报价.txt'],
    cadence_exception: ['云栖服饰集团'],
    owner: ['李雷'],
    report: ['2026Q3'],
    saved_view: ['重点'],
    handover: ['周建国'],
    handover_identity: [recipient],
  });
  const { undo } = await desk.call('backups.restore', { name: made.name });
  expect(await names(desk)).toEqual(['云栖服饰']);
  await create(desk, '写得进去');
  await desk.call('backups.restore', { name: undo });
  expect(await names(desk)).toEqual(['云栖服饰集团', '甬城五金'].sort());
});

test('on another computer the recovery code alone opens a backup, which stays as it is', async () => {
  const desk = await openDesk();
  const { recoveryCode } = await desk.call('vault.newRecoveryCode', { passphrase: PASSPHRASE });
  await create(desk, '云栖服饰');
  const { name } = await desk.call('backups.run', {});
  const folder = join((await desk.call('backups.status', {})).folder, name);
  const before = statSync(join(folder, 'vault.db')).mtimeMs;

  const other = await openDesk();
  await other.call('vault.lock', {});
  await other.refused('vault.unlock', { folder, passphrase: 'wrong' });
  await other.call('vault.unlock', { folder, recoveryCode });
  expect(await names(other)).toEqual(['云栖服饰']);
  const state = await other.call('vault.state', {});
  expect(state.state === 'open' && state.folder).not.toBe(folder);
  expect(statSync(join(folder, 'vault.db')).mtimeMs).toBe(before);
});

test('a damaged backup is never come back to, and changes nothing', async () => {
  const desk = await openDesk();
  await create(desk, '云栖服饰');
  const { name } = await desk.call('backups.run', {});
  const file = join((await desk.call('backups.status', {})).folder, name, 'vault.db');
  const bytes = readFileSync(file);
  for (const at of [100, Math.floor(bytes.length / 2), bytes.length - 50]) {
    const harmed = Buffer.from(bytes);
    harmed.writeUInt8(harmed.readUInt8(at) ^ 1, at);
    writeFileSync(file, harmed);
    await create(desk, `后来${at}`);
    const present = await names(desk);
    expect((await desk.refused('backups.restore', { name })).message, String(at)).toMatch(/damaged/);
    expect(await names(desk)).toEqual(present);
  }
  expect(existsSync(`${join(desk.folder, 'vault.db')}.incoming`)).toBe(false);
});

test('what is left of a backup that was cut short is none, and goes with a later one; another vault’s stays', async () => {
  const desk = await openDesk();
  const state = await desk.call('vault.state', {});
  const { folder } = await desk.call('backups.status', {});
  const left = ['20261123T003000Z daily', '20261122T010000Z daily']
    .map((name) => `.new ${state.state === 'open' && state.vaultId} ${name}`)
    .concat('.new another 20261101T010000Z daily');
  for (const name of left) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'vault.db'), 'half of it');
  }
  const { name } = await desk.call('backups.run', {});
  expect((await desk.call('backups.status', {})).backups.map((one) => one.name)).toEqual([name]);
  expect(readdirSync(folder).sort()).toEqual([left[0], left[2], name].sort());
});

test('a vault that is damaged stays as it is, and its last backup is offered', async () => {
  const desk = await openDesk();
  await create(desk, '云栖服饰');
  const { name } = await desk.call('backups.run', {});
  const backup = join((await desk.call('backups.status', {})).folder, name);
  await desk.call('vault.lock', {});
  const file = join(desk.folder, 'vault.db');
  const harmed = readFileSync(file);
  harmed.fill(0xff, 30, 4000);
  writeFileSync(file, harmed);
  const refused = await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(refused.message).toContain(backup);
  expect(refused.message).toMatch(/vault\.db in .*open that folder/);
  expect(readFileSync(file).equals(harmed)).toBe(true);
  await desk.call('vault.unlock', { folder: backup, passphrase: PASSPHRASE });
  expect(await names(desk)).toEqual(['云栖服饰']);
  expect(readFileSync(file).equals(harmed)).toBe(true);
});

test('the last backup is offered from the folder that was chosen for backups, too', async () => {
  const desk = await openDesk();
  const stick = join(tempFolder(), 'stick');
  mkdirSync(stick);
  await desk.call('backups.setFolder', { folder: stick });
  const { name } = await desk.call('backups.run', {});
  await desk.call('vault.lock', {});
  expect(await desk.call('vault.lastBackup', { folder: desk.folder })).toMatchObject({
    folder: join(stick, name),
  });
  expect(await desk.call('vault.lastBackup', { folder: tempFolder() })).toBeNull();
});

test('a folder in which nothing can be written is refused, and the one before stays', async () => {
  const desk = await openDesk();
  const taken = join(tempFolder(), 'file');
  writeFileSync(taken, 'no folder');
  expect((await desk.refused('backups.setFolder', { folder: taken })).message).toMatch(
    /No backup could be made/,
  );
  await desk.refused('backups.setFolder', { folder: '/proc/no/such/stick' });
  expect((await desk.refused('backups.setFolder', { folder: 'relative' })).code).toBe('invalid');
  const stick = join(tempFolder(), 'stick');
  mkdirSync(stick);
  await desk.call('backups.setFolder', { folder: stick });
  expect(await desk.call('backups.status', {})).toMatchObject({ folder: stick, usual: false, problem: null });
  expect(readdirSync(stick)).toHaveLength(1);

  // Pulled out: no folder of this disk takes its place.
  rmSync(stick, { recursive: true });
  expect(await desk.refused('backups.run', {})).toMatchObject({ message: expect.stringContaining(stick) });
  expect(existsSync(stick)).toBe(false);
  for (const folder of [desk.folder, join(desk.folder, 'backups')])
    expect(await desk.refused('backups.setFolder', { folder })).toMatchObject({ code: 'invalid' });
});

test('in the app an import, a merge and taking over are preceded by a backup', async () => {
  const desk = await openDesk({ desk: true });
  const [a, b] = [await create(desk, '云栖'), await create(desk, '云栖服饰')];
  await desk.call('stakeholders.merge', { keepId: a.id, otherId: b.id });
  const content = Buffer.from('公司\n甬城五金\n').toString('base64');
  desk.setNow('2026-11-23T09:00:05+08:00');
  await desk.call('imports.apply', { fileName: 'a.csv', content });
  const { backups } = await desk.call('backups.status', {});
  expect(backups.map(({ reason, rows }) => [reason, rows?.stakeholder])).toEqual([
    ['before-import', 2],
    ['before-merge', 2],
  ]);
});
