import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/main/db/open.ts';
import { tryGuard } from '../../../src/main/vault/tries.ts';
import { createVault, unlockVault } from '../../../src/main/vault/vault.ts';
import { openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

/** Hashes of what stands in a folder; an empty log, which opening makes, holds nothing. */
const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => !/-(wal|shm)$/.test(file) || statSync(join(folder, 'vault.db-wal')).size > 0)
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ]),
  );

test('a vault opens with its passphrase and with its recovery code, however that is typed', async () => {
  const guard = tryGuard(Date.now, tempFolder());
  const folder = join(tempFolder(), 'v');
  const made = await createVault(folder, PASSPHRASE, { sample: false, seed: () => {} });
  if (!made.ok) throw new Error(made.error.message.key);
  made.value.vault.close();
  const { recoveryCode } = made.value;
  expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);

  for (const secret of [recoveryCode, recoveryCode.toLowerCase().replaceAll('-', ' ')]) {
    const opened = await unlockVault(folder, { by: 'recovery', secret }, guard);
    expect(opened.ok).toBe(true);
    if (opened.ok) opened.value.close();
  }
  const byPassphrase = await unlockVault(folder, { by: 'passphrase', secret: PASSPHRASE }, guard);
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

/** What a vault's database can turn out to be, and what is then said. */
const TROUBLE: [string, (database: string) => void, RegExp][] = [
  ['missing', (database) => rmSync(database), /vault\.db is missing/],
  ['empty', (database) => writeFileSync(database, ''), /vault\.db .* is empty/],
  [
    'no database at all',
    (database) =>
      writeFileSync(database, 'this is no database, but long enough to look like one '.repeat(200)),
    /is no database/,
  ],
  [
    'a database that isn’t encrypted',
    (database) => {
      rmSync(database);
      new Database(database).exec('CREATE TABLE t (x)').close();
    },
    /isn't encrypted/,
  ],
  [
    'encrypted by another cipher',
    (database) => {
      writeFileSync(database, '');
      openDatabase({ file: database, cipher: 'chacha20', key: Buffer.alloc(32, 7) })
        .exec('CREATE TABLE t (x)')
        .close();
    },
    /in another way than its key file says/,
  ],
  [
    'another vault’s',
    (database) => {
      writeFileSync(database, '');
      openDatabase({ file: database, cipher: 'aegis', key: Buffer.alloc(32, 7) })
        .exec('CREATE TABLE t (x)')
        .close();
    },
    /another vault's/,
  ],
  [
    'damaged inside',
    (database) => {
      const bytes = readFileSync(database);
      for (let at = 4096 + 100; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(database, bytes);
    },
    /is damaged/,
  ],
];

test.each(TROUBLE)('a database that is %s is told as such and left as it is', async (_, spoil, said) => {
  const desk = await openDesk();
  desk.core.close();
  const database = join(desk.folder, 'vault.db');
  spoil(database);
  const before = contents(desk.folder);
  const refused = await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(refused.message).toMatch(said);
  expect(contents(desk.folder)).toEqual(before);
  expect((await desk.call('vault.state', {})).state).not.toBe('open');
});

test('a vault of a newer version is refused', async () => {
  const desk = await openDesk();
  desk.core.session()?.db.pragma('user_version = 99');
  desk.core.close();
  const refused = await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(refused.message).toMatch(/newer version of the app \(version 99/);
});

test('a damaged key file is made up for by its copy; what is wrong with both is told', async () => {
  const desk = await openDesk();
  desk.core.close();
  const key = join(desk.folder, 'vault.key');
  const copy = join(desk.folder, 'vault.key.copy');
  const kept = JSON.parse(readFileSync(key, 'utf8'));
  const open = () => desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });

  writeFileSync(key, 'damaged');
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  desk.core.close();
  expect(readFileSync(key, 'utf8')).toBe(readFileSync(copy, 'utf8'));

  writeFileSync(key, 'damaged');
  for (const damaged of ['damaged', '{}', JSON.stringify({ ...kept, wraps: [] })]) {
    writeFileSync(copy, damaged);
    expect((await open()).message).toMatch(/key file in .* is damaged/);
  }
  writeFileSync(copy, JSON.stringify({ ...kept, format: 2 }));
  expect((await open()).message).toMatch(/newer version/);
  rmSync(key);
  rmSync(copy);
  expect((await open()).message).toMatch(/key file in .* is missing/);
  expect(await desk.refused('vault.unlock', { folder: tempFolder(), passphrase: 'x' })).toMatchObject({
    code: 'not-found',
  });
});

test('who came in by the recovery code sets a new passphrase without the old one, once', async () => {
  const desk = await openDesk();
  const { recoveryCode } = await desk.call('vault.newRecoveryCode', { passphrase: PASSPHRASE });
  const next = 'what comes to mind today';
  expect(await desk.refused('vault.resetPassphrase', { recoveryCode, next })).toMatchObject({
    code: 'conflict',
  });
  await desk.call('vault.lock', {});
  expect(await desk.refused('vault.resetPassphrase', { recoveryCode, next })).toMatchObject({
    code: 'locked',
  });

  expect(await desk.call('vault.unlock', { folder: desk.folder, recoveryCode })).toMatchObject({
    openedBy: 'recovery',
  });
  expect(await desk.refused('vault.resetPassphrase', { recoveryCode: 'AAAA', next })).toMatchObject({
    code: 'locked',
  });
  const renewed = await desk.call('vault.resetPassphrase', { recoveryCode, next });
  expect(renewed.recoveryCode).not.toBe(recoveryCode);
  expect(await desk.refused('vault.resetPassphrase', { ...renewed, next })).toMatchObject({
    code: 'conflict',
  });
  await desk.call('vault.lock', {});
  await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  await desk.refused('vault.unlock', { folder: desk.folder, recoveryCode });
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: next });
  await desk.call('vault.lock', {});
  await desk.call('vault.unlock', { folder: desk.folder, recoveryCode: renewed.recoveryCode });
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

/** Where no vault can be made, and what is then said. */
const NO_FOLDER: [string, (folder: string) => string, RegExp][] = [
  ['only a part of a path', () => 'vaults/mine', /whole path/],
  ['below a file', (folder) => join(folder, 'file', 'vault'), /No vault can be created/],
  ['a name too long', (folder) => join(folder, 'x'.repeat(300)), /No vault can be created/],
  ['a name with a zero in it', (folder) => join(folder, 'a\0b'), /No vault can be created/],
];

test.each(NO_FOLDER)('no vault is made where the folder is %s, and nothing is left', async (_, of, said) => {
  const desk = await openDesk();
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  const refused = await desk.refused('vault.create', { folder: of(folder), passphrase: PASSPHRASE });
  expect(refused).toMatchObject({ code: 'invalid', message: expect.stringMatching(said) });
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a vault that can’t be finished leaves its folder free for the next try', async () => {
  const folder = join(tempFolder(), 'v');
  const seed = () => {
    throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
  };
  const refused = await createVault(folder, PASSPHRASE, { sample: false, seed });
  expect(refused).toMatchObject({ ok: false, error: { message: { key: 'vault:error.full' } } });
  const made = await createVault(folder, PASSPHRASE, { sample: false, seed: () => {} });
  expect(made.ok).toBe(true);
  if (made.ok) made.value.vault.close();
});

test('a passphrase is tried before anything relies on it', async () => {
  const desk = await openDesk();
  await desk.call('vault.checkPassphrase', { passphrase: PASSPHRASE });
  expect(await desk.refused('vault.checkPassphrase', { passphrase: 'wrong' })).toMatchObject({
    code: 'locked',
  });
  expect(await desk.call('vault.tries', { folder: desk.folder })).toMatchObject({ wrong: 1 });
});

test('what lies in a folder where no vault could be made stays', async () => {
  const desk = await openDesk();
  const folder = tempFolder();
  const names = ['vault.db.bak', 'vault.key.bak', 'vault.keywords.txt', 'backup.json.txt'];
  for (const name of names) writeFileSync(join(folder, name), name);
  mkdirSync(join(folder, 'vault.key.copy.new'));
  await desk.refused('vault.create', { folder, passphrase: PASSPHRASE });
  for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toBe(name);
});
