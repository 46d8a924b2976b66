import { createHash, randomInt } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { backupDatabase, listBackups, usualFolder } from '../../src/main/backups/files.ts';
import type { Core } from '../../src/main/core.ts';
import type { Db } from '../../src/main/db/open.ts';
import { databaseFile } from '../../src/main/vault/files.ts';
import { tryGuard } from '../../src/main/vault/tries.ts';
import { unlockVault } from '../../src/main/vault/vault.ts';
import { type Job, PASSPHRASES } from './acts.ts';
import { oldVault } from './old-vault.ts';
import { type Harm, LOOPS, noHarm, tallyOf } from './tally.ts';
import { coreIn, must, talk, type World, world } from './world.ts';

/** What becomes of a vault whose files are damaged while nobody has it open. */

let at: World;
let whole: Buffer;
let content: string;
beforeAll(async () => {
  at = await world();
  const job = at.copy();
  whole = readFileSync(databaseFile(job.folder));
  const core = await opened(job);
  content = contentOf(dbOf(core));
  core.close();
  return at.end;
});

const dbOf = (core: Core): Db => {
  const session = core.session();
  if (session === null) throw new Error('Not opened');
  return session.db;
};

async function opened({ folder, userData, passphrase }: Job): Promise<Core> {
  const core = coreIn(userData);
  await must(core, 'vault.unlock', { folder, passphrase });
  return core;
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Which device a vault lies on is another for each copy of it. */
const OF_THE_DEVICE: Record<string, string> = { meta: "WHERE key <> 'device'" };

/** Every row of every table. */
function contentOf(db: Db): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    .pluck()
    .all();
  for (const table of tables)
    for (const row of db
      .prepare<[], unknown[]>(`SELECT * FROM "${table}" ${OF_THE_DEVICE[table] ?? ''}`)
      .raw()
      .iterate())
      hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

type Fate = 'refused' | 'found when read' | 'harmless';

/** Opens a harmed vault as its user would, then reads all of it, and backs it up. */
async function examine({ folder, userData, passphrase }: Job, harm: Harm): Promise<Fate> {
  const file = databaseFile(folder);
  // SQLite makes an empty log, and its index anew, whenever it opens a database.
  const files = () =>
    readdirSync(folder).filter((name) => !name.endsWith('-shm') && statSync(join(folder, name)).size > 0);
  const before = { hash: hashOf(readFileSync(file)), files: files() };
  const core = coreIn(userData);
  const unlocked = await core.call('vault.unlock', { folder, passphrase });
  if (!unlocked.ok) {
    if (!unlocked.error.message.includes(`${folder}-backups/`))
      harm.lost.push(`no backup offered: ${unlocked.error.message}`);
    if (hashOf(readFileSync(file)) !== before.hash) harm.corrupt.push('opening changed the file');
    expect(files()).toEqual(before.files);
    return 'refused';
  }
  const said = complaint(core);
  const backedUp = await core.call('backups.run', {});
  core.close();
  if (said === null) return 'harmless';
  if (said === 'silent') harm.corrupt.push('other content, and nothing said');
  // An index is made anew in a backup: what is damaged in it alone keeps nothing from being saved.
  else if (backedUp.ok && (await contentOfLastBackup(folder, passphrase)) !== content)
    harm.corrupt.push(`a backup of another content: ${said}`);
  return 'found when read';
}

async function contentOfLastBackup(folder: string, passphrase: string): Promise<string> {
  const vault = await unlockVault(
    folder,
    { by: 'passphrase', secret: passphrase },
    tryGuard(Date.now, dirname(folder)),
  );
  if (!vault.ok) throw new Error(vault.error.message.key);
  const place = usualFolder(folder);
  const copy = vault.value.openCopy(backupDatabase(place, listBackups(place)[0]?.name ?? ''));
  const found = contentOf(copy);
  copy.close();
  vault.value.close();
  return found;
}

/** What reading every page and every row says; null where all is as it was. */
function complaint(core: Core): string | null {
  try {
    const checked = String(dbOf(core).pragma('integrity_check', { simple: true }));
    const now = contentOf(dbOf(core));
    if (checked !== 'ok') return checked;
    return now === content ? null : 'silent';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function go(
  tally: ReturnType<typeof tallyOf>,
  loops: number,
  spoil: (bytes: Buffer) => { bytes: Buffer; how: string },
) {
  const fates: Record<Fate, number> = { refused: 0, 'found when read': 0, harmless: 0 };
  const job = at.copy();
  const file = databaseFile(job.folder);
  for (let n = 0; n < loops; n++) {
    const { bytes, how } = spoil(Buffer.from(whole));
    for (const log of ['-wal', '-shm']) rmSync(`${file}${log}`, { force: true });
    writeFileSync(file, bytes);
    const harm = noHarm();
    fates[await examine(job, harm)] += 1;
    tally.add(harm, how);
  }
  at.remove(job);
  tally.row.note = Object.entries(fates)
    .map(([fate, times]) => `${times} ${fate}`)
    .join(', ');
  expect(tally.said).toEqual([]);
}

test('a flipped bit anywhere in the database is found, and the last backup offered', (context) =>
  go(tallyOf(context, 'a bit flipped in vault.db'), Math.ceil(LOOPS * 2.5), (bytes) => {
    const place = randomInt(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << randomInt(8)), place);
    return { bytes, how: `at ${place} of ${bytes.length}` };
  }));

test('each bit of what stays readable of the header is found, or does no harm', (context) =>
  go(tallyOf(context, 'a bit flipped in the header of vault.db'), Math.min(LOOPS * 4, 100 * 8), (bytes) => {
    const bit = randomInt(100 * 8);
    bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return { bytes, how: `bit ${bit}` };
  }));

test('a database that was cut off is found, and the last backup offered', (context) =>
  go(tallyOf(context, 'vault.db cut off'), Math.ceil(LOOPS / 4), (bytes) => {
    // Half of them at the end of a page, where nothing is torn.
    const length = randomInt(bytes.length);
    const kept = randomInt(2) === 0 ? length : length - (length % 4096);
    return { bytes: bytes.subarray(0, kept), how: `${kept} of ${bytes.length} left` };
  }));

/** A vault whose process ended with three conversations in the log that the database doesn't have yet. */
async function withLog(): Promise<Job> {
  const job = at.copy();
  const core = await opened(job);
  dbOf(core).pragma('wal_checkpoint(TRUNCATE)');
  dbOf(core).pragma('wal_autocheckpoint = 0');
  for (let n = 0; n < 3; n++) await must(core, 'interactions.log', talk(job.stakeholderId, `im WAL ${n}`));
  const file = databaseFile(job.folder);
  const kept = ['', '-wal'].map((log) => [`${file}${log}`, readFileSync(`${file}${log}`)] as const);
  core.close();
  for (const [name, bytes] of kept) writeFileSync(name, bytes);
  return job;
}

const conversations = (core: Core): unknown =>
  dbOf(core).prepare('SELECT count(*) FROM interaction').pluck().get();

test('with its log the vault holds all that was acknowledged', async () => {
  const core = await opened(await withLog());
  expect(conversations(core)).toBe(608);
  core.close();
});

test('a flipped bit anywhere in the log is found, which stays as it is, and what stands before it can be salvaged', async (context) => {
  const tally = tallyOf(context, 'a bit flipped in vault.db-wal');
  const job = await withLog();
  const file = databaseFile(job.folder);
  const [db, wal] = [readFileSync(file), readFileSync(`${file}-wal`)];
  const secret = { folder: job.folder, passphrase: job.passphrase };
  for (let n = 0; n < LOOPS; n++) {
    const harm = noHarm();
    const place = randomInt(wal.length);
    const harmed = Buffer.from(wal);
    harmed.writeUInt8(harmed.readUInt8(place) ^ (1 << randomInt(8)), place);
    rmSync(`${file}-shm`, { force: true });
    writeFileSync(file, db);
    writeFileSync(`${file}-wal`, harmed);
    const core = coreIn(job.userData);
    const unlocked = await core.call('vault.unlock', secret);
    if (unlocked.ok) harm.corrupt.push('opened as if nothing were wrong');
    if (!readFileSync(file).equals(db) || !readFileSync(`${file}-wal`).equals(harmed))
      harm.corrupt.push('changed by the try to open it');
    const salvaged = await core.call('vault.salvage', secret);
    const has = salvaged.ok ? Number(conversations(core)) : 0;
    if (has < 605 || has > 608) harm.lost.push(`${has} conversations`);
    core.close();
    tally.add(harm, `at ${place} of ${wal.length}`);
  }
  expect(tally.said).toEqual([]);
});

test('the log of another vault is not let in: the vault is refused, left as it is, and opens without it', async () => {
  const job = at.copy();
  const stranger = join(at.root, 'stranger');
  await oldVault(stranger);
  const file = databaseFile(job.folder);
  const log = await foreignLog(stranger);
  writeFileSync(`${file}-wal`, log);
  const harm = noHarm();
  expect(await examine(job, harm)).toBe('refused');
  expect(harm).toEqual(noHarm());
  expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
  rmSync(`${file}-wal`);
  const core = await opened(job);
  expect(complaint(core)).toBeNull();
  core.close();
});

test('the database of a backup laid beside the log of the vault is refused, and opens without log and index', async () => {
  const job = await withLog();
  const file = databaseFile(job.folder);
  copyFileSync(join(`${job.folder}-backups`, job.backup, 'vault.db'), file);
  const harm = noHarm();
  expect(await examine(job, harm)).toBe('refused');
  expect(harm).toEqual(noHarm());
  for (const part of ['-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  const core = await opened(job);
  expect(conversations(core)).toBe(600);
  core.close();
});

async function foreignLog(folder: string): Promise<Buffer> {
  const core = coreIn(join(folder, '..'));
  await must(core, 'vault.unlock', { folder, passphrase: PASSPHRASES[0] });
  await must(core, 'stakeholders.create', { name: '别人的', kind: 'customer' });
  const bytes = readFileSync(`${databaseFile(folder)}-wal`);
  core.close();
  return bytes;
}
