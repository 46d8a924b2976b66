import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createVault, unlockVault } from '../../../src/main/vault/vault.ts';
import { openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );

test('a vault opens with its passphrase and with its recovery code, however that is typed', async () => {
  const folder = join(tempFolder(), 'v');
  const made = await createVault(folder, PASSPHRASE, { sample: false, seed: () => {} });
  if (!made.ok) throw new Error(made.error.message.key);
  made.value.vault.close();
  const { recoveryCode } = made.value;
  expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);

  for (const secret of [recoveryCode, recoveryCode.toLowerCase().replaceAll('-', ' ')]) {
    const opened = await unlockVault(folder, { by: 'recovery', secret });
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
  }
  const byPassphrase = await unlockVault(folder, { by: 'passphrase', secret: PASSPHRASE });
  expect(byPassphrase.ok).toBe(true);
  if (byPassphrase.ok) byPassphrase.value.close();
});

test('a wrong passphrase is refused and changes no file', async () => {
  const desk = await openDesk();
  await desk.call('stakeholders.create', { name: '上海远达贸易', kind: 'customer' });
  desk.core.close();
  const before = contents(desk.folder);
  expect(await desk.refused('vault.unlock', { folder: desk.folder, passphrase: 'wrong' })).toMatchObject({
    code: 'locked',
  });
  expect(
    await desk.refused('vault.unlock', { folder: desk.folder, recoveryCode: 'AAAA-BBBB' }),
  ).toMatchObject({ code: 'locked' });
  expect(contents(desk.folder)).toEqual(before);
});

test('what goes wrong with a vault is told apart', async () => {
  const desk = await openDesk();
  desk.core.close();
  const open = () => desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  const database = join(desk.folder, 'vault.db');
  const kept = readFileSync(database);

  writeFileSync(database, 'this is no database, but long enough to look like one '.repeat(200));
  expect((await open()).message).toMatch(/can't be opened/);
  expect(readFileSync(database, 'utf8')).toMatch(/^this is no database/);
  rmSync(database);
  expect((await open()).message).toMatch(/vault.db is missing/);
  writeFileSync(database, kept);

  const key = join(desk.folder, 'vault.key');
  copyFileSync(key, join(desk.folder, 'kept'));
  writeFileSync(key, 'damaged');
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  desk.core.session()?.db.pragma('user_version = 99');
  desk.core.close();
  expect((await open()).message).toMatch(/newer version/);

  rmSync(join(desk.folder, 'vault.key.copy'));
  expect((await open()).message).toMatch(/key file/);
  expect(await desk.refused('vault.unlock', { folder: tempFolder(), passphrase: 'x' })).toMatchObject({
    code: 'not-found',
  });
});

test('a folder that holds a vault is never overwritten', async () => {
  const desk = await openDesk();
  desk.core.close();
  const before = contents(desk.folder);
  expect(await desk.refused('vault.create', { folder: desk.folder, passphrase: 'another' })).toMatchObject({
    code: 'conflict',
  });
  expect(contents(desk.folder)).toEqual(before);
});

test('no file of the vault holds a readable name, and all are the owner’s alone', async () => {
  const desk = await openDesk();
  const { id } = await desk.call('stakeholders.create', {
    name: 'Readable Name Ltd',
    kind: 'customer',
    notes: '机密备注内容',
  });
  await desk.call('people.add', {
    stakeholderId: id,
    name: '欧阳明月',
    emails: [{ value: 'ouyang@readable.example' }],
  });
  await desk.call('interactions.log', {
    stakeholderIds: [id],
    at: '2026-11-20T10:00:00+08:00',
    channel: 'phone',
    summary: 'Readable summary',
  });
  const files = readdirSync(desk.folder);
  expect(files.some((file) => file.endsWith('-wal'))).toBe(true);
  for (const file of files) {
    const bytes = readFileSync(join(desk.folder, file));
    for (const name of ['Readable', '欧阳明月', '机密备注', 'ouyang', 'SQLite format', 'CREATE TABLE'])
      expect(bytes.includes(Buffer.from(name)), `${name} in ${file}`).toBe(false);
    if (process.platform !== 'win32') expect(statSync(join(desk.folder, file)).mode & 0o077, file).toBe(0);
  }
});

test('the passphrase and the recovery code can be changed; the old ones no longer open', async () => {
  const desk = await openDesk();
  expect(await desk.refused('vault.changePassphrase', { current: 'wrong', next: 'next one' })).toMatchObject({
    code: 'locked',
  });
  await desk.call('vault.changePassphrase', { current: PASSPHRASE, next: 'next one' });
  const { recoveryCode } = await desk.call('vault.newRecoveryCode', { passphrase: 'next one' });
  await desk.call('vault.lock', {});
  expect(await desk.refused('stakeholders.list', {})).toMatchObject({ code: 'locked' });
  await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  await desk.call('vault.unlock', { folder: desk.folder, recoveryCode });
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: 'next one' });
});
