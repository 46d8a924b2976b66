import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { WireResult } from '../../src/main/ipc/serve.ts';
import type { Job } from './acts.ts';
import { type Served, serve } from './served.ts';
import { builtChild } from './victim.ts';
import { talk, type World, world } from './world.ts';

/** Folders that are not there, or not ours: every refusal says so, and what is open goes on. */

const child = builtChild();
let at: World;
beforeAll(async () => {
  at = await world();
  return at.end;
});
const running: Served[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.end();
});

async function served(job: Job): Promise<Served> {
  const core = await serve(child, job);
  running.push(core);
  return core;
}
const unlock = (core: Served, { folder, passphrase }: Job) =>
  core.call('vault.unlock', { folder, passphrase });
const log = (core: Served, { stakeholderId }: Job) =>
  core.call('interactions.log', talk(stakeholderId, '一次通话'));
const said = (result: WireResult): string => (result.ok ? 'it was done' : result.error.message);

/** An open vault that backs up into a folder of its own. */
async function withStick() {
  const job = at.copy();
  const stick = join(job.userData, 'stick', 'backups');
  mkdirSync(stick, { recursive: true });
  const core = await served(job);
  expect(said(await unlock(core, job))).toBe('it was done');
  expect(said(await core.call('backups.setFolder', { folder: stick }))).toBe('it was done');
  return { job, core, stick };
}

/** What Settings show, while the folder is as it is. */
const listed = async (core: Served): Promise<number> => {
  const status = await core.call('backups.status', {});
  expect(said(status)).toBe('it was done');
  return (status.ok ? (status.value as { backups: unknown[] }).backups : []).length;
};

const NO_BACKUP = /No backup could be made in .*stick/;

test('a backup folder that has gone is told, not made anew on this disk, and used again when it is back', async () => {
  const { core, stick, job } = await withStick();
  renameSync(join(stick, '..'), join(job.userData, 'pulled'));
  expect(said(await core.call('backups.run', {}))).toMatch(NO_BACKUP);
  expect(await listed(core)).toBe(0);
  expect(readdirSync(job.userData)).not.toContain('stick');
  expect(said(await log(core, job))).toBe('it was done');
  renameSync(join(job.userData, 'pulled'), join(stick, '..'));
  expect(said(await core.call('backups.run', {}))).toBe('it was done');
  expect(await listed(core)).toBe(2);
});

test('a backup folder that became a file is told, and Settings still open', async () => {
  const { core, stick, job } = await withStick();
  rmSync(stick, { recursive: true });
  writeFileSync(stick, 'no folder');
  expect(said(await core.call('backups.run', {}))).toMatch(NO_BACKUP);
  expect(await listed(core)).toBe(0);
  expect(said(await log(core, job))).toBe('it was done');
});

test('beside a file in the place of its backups a damaged vault is told as damaged', async () => {
  const job = at.copy();
  rmSync(`${job.folder}-backups`, { recursive: true });
  writeFileSync(`${job.folder}-backups`, 'no folder');
  writeFileSync(join(job.folder, 'vault.db'), 'no database');
  const core = await served(job);
  expect(said(await unlock(core, job))).toMatch(/is no database/);
});

/** Not root: rights mean nothing to root. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** A vault of somebody without rights of root. */
function nobodys(): Job {
  const job = { ...at.copy(), uid: NOBODY };
  execFileSync('chown', ['-R', String(NOBODY), job.userData]);
  for (let up = at.root; basename(up).startsWith('liaison-'); up = dirname(up)) chmodSync(up, 0o711);
  return job;
}

const NO_ACCESS = /doesn't let the app read or write there/;

test.runIf(isRoot)(
  'a vault folder that can only be read is refused as such, and opens once it can be written',
  async () => {
    const job = nobodys();
    for (const name of readdirSync(job.folder)) chmodSync(join(job.folder, name), 0o444);
    chmodSync(job.folder, 0o555);
    const core = await served(job);
    expect(said(await unlock(core, job))).toMatch(NO_ACCESS);
    for (const name of readdirSync(job.folder)) chmodSync(join(job.folder, name), 0o600);
    chmodSync(job.folder, 0o700);
    expect(said(await unlock(core, job))).toBe('it was done');
    expect(said(await log(core, job))).toBe('it was done');
  },
);

test.runIf(isRoot)('a vault folder of somebody else is refused as such, not as missing', async () => {
  const job = nobodys();
  chownSync(job.folder, 0, 0);
  chmodSync(job.folder, 0o700);
  const core = await served(job);
  expect(said(await unlock(core, job))).toMatch(NO_ACCESS);
});

test.runIf(isRoot)(
  'files of somebody else in the vault folder are refused as such, not as damaged',
  async () => {
    for (const names of [['vault.key', 'vault.key.copy'], ['vault.db']]) {
      const job = nobodys();
      for (const name of names) {
        chownSync(join(job.folder, name), 0, 0);
        chmodSync(join(job.folder, name), 0o600);
      }
      const core = await served(job);
      expect(said(await unlock(core, job)), String(names)).toMatch(NO_ACCESS);
    }
  },
);

test.runIf(isRoot)('a backup folder of somebody else is told, and Settings still open', async () => {
  const job = nobodys();
  chownSync(`${job.folder}-backups`, 0, 0);
  chmodSync(`${job.folder}-backups`, 0o700);
  const core = await served(job);
  expect(said(await unlock(core, job))).toBe('it was done');
  expect(said(await core.call('backups.run', {}))).toMatch(/No backup could be made/);
  expect(await listed(core)).toBe(0);
  expect(said(await log(core, job))).toBe('it was done');
});

test.runIf(isRoot)('settings that can’t be written keep no vault closed', async () => {
  const job = nobodys();
  chownSync(job.userData, 0, 0);
  chmodSync(job.userData, 0o755);
  mkdirSync(`${job.userData}/settings.json.new`);
  const core = await served(job);
  expect(said(await unlock(core, job))).toBe('it was done');
  expect(said(await log(core, job))).toBe('it was done');
});

test('a vault on a read-only disk is refused as such, and opens once the disk can be written', async (context) => {
  const made = at.copy();
  const folder = join(at.root, 'read-only');
  mkdirSync(folder);
  const mount = (...options: string[]) => execFileSync('mount', [...options, folder], { stdio: 'pipe' });
  try {
    mount('-t', 'tmpfs', 'tmpfs');
  } catch {
    return context.skip('No disk can be mounted here: this story needs root.');
  }
  try {
    cpSync(made.userData, folder, { recursive: true });
    mount('-o', 'remount,ro');
    const job = { ...made, userData: folder, folder: join(folder, 'vault') };
    const core = await served(job);
    expect(said(await unlock(core, job))).toMatch(NO_ACCESS);
    mount('-o', 'remount,rw');
    expect(said(await unlock(core, job))).toBe('it was done');
    expect(said(await log(core, job))).toBe('it was done');
    await core.end();
  } finally {
    execFileSync('umount', [folder]);
  }
});
