import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, type TestContext, test } from 'vitest';
import { keyFiles } from '../../src/main/vault/files.ts';
import { type Job, PASSPHRASES } from './acts.ts';
import { type Served, serve } from './served.ts';
import { addTo, type Harm, LOOPS, noHarm, tallyOf } from './tally.ts';
import { builtChild } from './victim.ts';
import { witness } from './witness.ts';
import { talk, type World, world } from './world.ts';

/** Disks that are full, in all kinds of moments: what was acknowledged stays, what can't be written is refused, and it goes on. */

const child = builtChild();
let at: World;
beforeAll(async () => {
  at = await world();
  return at.end;
});

/** A file system's own limit on a file is no full disk to SQLite, but a write that failed. */
const FULL = /no room left on the disk|disk couldn't read or write/;
const KB = 1024;
const sizes = Math.min(20, LOOPS);
/** Before it gives up: what it writes is more than any of the disks here holds. */
const MOST = 120;

/** Logs conversations of 24 KB until one is refused. */
async function untilFull(core: Served, job: Job): Promise<{ acks: string[]; said: string | null }> {
  const acks: string[] = [];
  for (let n = 0; n < MOST; n++) {
    const logged = await core.call(
      'interactions.log',
      talk(job.stakeholderId, `${n} ${'样品'.repeat(4000)}`),
    );
    if (!logged.ok) return { acks, said: logged.error.message };
    acks.push((logged.value as { id: string }).id);
  }
  return { acks, said: null };
}

/** Opens, fills the disk, makes room, goes on; then looks for all that was acknowledged. */
async function fill(job: Job, core: Served, room: { take(): void; make(): void }) {
  const unlock = () => core.call('vault.unlock', { folder: job.folder, passphrase: job.passphrase });
  const harm = noHarm();
  const said: string[] = [];
  const clearly = (message: string | null, what: string) => {
    if (message === null) return;
    said.push(what);
    if (!FULL.test(message)) harm.halfDone.push(`${what}: ${message}`);
  };
  room.take();
  const unlocked = await unlock();
  if (!unlocked.ok) clearly(unlocked.error.message, 'opening');
  const first = unlocked.ok ? await untilFull(core, job) : { acks: [], said: null };
  clearly(first.said, 'logging');
  if (unlocked.ok) {
    const backedUp = await core.call('backups.run', {});
    if (!backedUp.ok) said.push('backing up');
    const listed = await core.call('stakeholders.list', {});
    if (!listed.ok) harm.halfDone.push(`reading: ${listed.error.message}`);
  }
  room.make();
  if (!unlocked.ok) {
    const again = await unlock();
    if (!again.ok) harm.corrupt.push(`with room: ${again.error.message}`);
  }
  const last = await core.call('interactions.log', talk(job.stakeholderId, 'es geht weiter'));
  if (!last.ok) harm.corrupt.push(`with room: ${last.error.message}`);
  await core.end();
  const acks = [...first.acks, ...(last.ok ? [(last.value as { id: string }).id] : [])];
  const found = await witness(job, { by: 'passphrase', secret: PASSPHRASES[0] }, ({ db, harm: own }) => {
    const has = db.prepare<[Buffer], number>('SELECT count(*) FROM interaction WHERE uuid = ?').pluck();
    for (const id of acks) if (has.get(Buffer.from(id.replaceAll('-', ''), 'hex')) !== 1) own.lost.push(id);
  });
  addTo(harm, found);
  return { harm, said };
}

const sh = (...command: string[]) => execFileSync(command[0] ?? '', command.slice(1), { stdio: 'pipe' });

/** A disk of its own in memory; null where this user may mount none. */
function disk(
  name: string,
  bytes: number,
): { folder: string; resize(to: string): void; unmount(): void } | null {
  const folder = join(at.root, name);
  mkdirSync(folder);
  try {
    sh('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder);
  } catch {
    return null;
  }
  return {
    folder,
    resize: (options) => void sh('mount', '-o', `remount,${options}`, folder),
    unmount: () => void sh('umount', folder),
  };
}

const used = (folder: string): number => {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
};

const summary = (all: string[][]): string => {
  const counts = Object.entries(Object.groupBy(all.flat(), (one) => one));
  return counts.map(([what, times]) => `${times?.length} × ${what} refused`).join(', ');
};

type Disk = NonNullable<ReturnType<typeof disk>>;
type Tried = { harm: Harm; said: string[]; where: string };

/** Tries something on disks of their own, each with a copy of the vault; skipped where none can be mounted. */
async function onDisks(
  context: TestContext,
  scenario: string,
  times: number,
  attempt: (own: Disk, job: Job, core: Served, n: number) => Promise<Tried>,
): Promise<void> {
  const tally = tallyOf(context, scenario);
  const refusals: string[][] = [];
  for (let n = 0; n < times; n++) {
    const own = disk(`${scenario.replaceAll(' ', '-')}-${n}`, 64 * KB * KB);
    if (own === null) return context.skip('No disk can be mounted here: this story needs root.');
    try {
      const made = at.copy();
      cpSync(made.userData, own.folder, { recursive: true });
      const job = { ...made, userData: own.folder, folder: join(own.folder, 'vault') };
      const { harm, said, where } = await attempt(own, job, await serve(child, job), n);
      refusals.push(said);
      tally.add(harm, where);
    } finally {
      own.unmount();
    }
  }
  tally.row.note = summary(refusals);
  expect(tally.said).toEqual([]);
}

test('a full disk: what can’t be written is refused as such, and it goes on when there is room', (context: TestContext) =>
  onDisks(context, 'a full disk', sizes, async (own, job, core, n) => {
    // From nothing free to some megabytes.
    const bytes = used(own.folder) + Math.round(8 * KB * (n * (20 / sizes)) ** 2);
    const filled = await fill(job, core, {
      take: () => own.resize(`size=${bytes}`),
      make: () => own.resize('size=64m'),
    });
    return { ...filled, where: `${bytes} bytes` };
  }));

test('a limit on the size of files: what can’t be written is refused as such, and it goes on without it', async (context) => {
  const tally = tallyOf(context, 'a limit on the size of files');
  const refusals: string[][] = [];
  for (let n = 0; n < sizes; n++) {
    const bytes = Math.round((n / sizes) * 3000 * KB) + 4 * KB;
    const job = at.copy();
    const core = await serve(child, job);
    const { harm, said } = await fill(job, core, {
      take: () => core.limitFiles(bytes),
      make: () => core.limitFiles(null),
    });
    refusals.push(said);
    tally.add(harm, `${bytes} bytes`);
    at.remove(job);
  }
  tally.row.note = summary(refusals);
  expect(tally.said).toEqual([]);
});

/** Comes back to a backup with so much room, and says what was refused; the vault is then what it was or what the backup is. */
async function restore(core: Served, job: Job, room: { take(): void; make(): void }) {
  const harm = noHarm();
  const unlock = () => core.call('vault.unlock', { folder: job.folder, passphrase: job.passphrase });
  await unlock();
  room.take();
  const restored = await core.call('backups.restore', { name: job.backup });
  if (!restored.ok && !/full|no room/.test(restored.error.message))
    harm.halfDone.push(restored.error.message);
  room.make();
  const state = await core.call('vault.state', {});
  if (state.ok && (state.value as { state: string }).state !== 'open') {
    const again = await unlock();
    if (!again.ok) harm.corrupt.push(again.error.message);
  }
  await core.end();
  const found = await witness(job, { by: 'passphrase', secret: PASSPHRASES[0] }, ({ db, harm: own }) => {
    const has = db.prepare<[], number>('SELECT count(*) FROM interaction').pluck().get();
    if (has !== (restored.ok ? 600 : 605)) own.lost.push(`${has} conversations`);
  });
  addTo(harm, found);
  return { harm, said: restored.ok ? [] : ['coming back'] };
}

test('coming back to a backup on a full disk is done, or refused as such and nothing is changed', (context: TestContext) =>
  onDisks(context, 'coming back to a backup on a full disk', sizes, async (own, job, core, n) => {
    const free = Math.round((n / sizes) * 4500 * KB);
    const restored = await restore(core, job, {
      take: () => own.resize(`size=${used(own.folder) + free}`),
      make: () => own.resize('size=64m'),
    });
    return { ...restored, where: `${free} bytes free` };
  }));

test('a change of the passphrase on a full disk is done, or refused and the old one stays, in both copies', (context: TestContext) =>
  onDisks(
    context,
    'changing the passphrase on a full disk',
    Math.min(4, sizes),
    async (own, job, core, pages) => {
      const [current, next] = PASSPHRASES;
      await core.call('vault.unlock', { folder: job.folder, passphrase: current });
      const harm = noHarm();
      own.resize(`size=${used(own.folder) + pages * 4 * KB}`);
      const changed = await core.call('vault.changePassphrase', { current, next });
      if (!changed.ok && !FULL.test(changed.error.message)) harm.halfDone.push(changed.error.message);
      const [key, copy] = keyFiles(job.folder).map((file) => readFileSync(file, 'utf8'));
      if (key !== copy) harm.halfDone.push('the copies differ');
      own.resize('size=64m');
      await core.end();
      const found = await witness(job, { by: 'passphrase', secret: changed.ok ? next : current }, () => {});
      addTo(harm, found);
      return { harm, said: changed.ok ? [] : ['changing'], where: `${pages} pages free` };
    },
  ));

test('a backup for which there is no room opens no half a vault, and opens once there is', async (context) => {
  const own = disk('for-a-backup', 300 * KB);
  if (own === null) return context.skip('No disk can be mounted here: this story needs root.');
  try {
    const made = at.copy();
    const core = await serve(child, { ...made, userData: own.folder });
    const open = () =>
      core.call('vault.unlock', {
        folder: join(`${made.folder}-backups`, made.backup),
        passphrase: made.passphrase,
      });
    const refused = await open();
    expect(refused.ok || refused.error.message).toMatch(FULL);
    expect(readdirSync(own.folder)).not.toContain('vaults');
    own.resize('size=64m');
    expect((await open()).ok).toBe(true);
    await core.end();
  } finally {
    own.unmount();
  }
});
