import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups, usualFolder } from '../../src/main/backups/files.ts';
import { SCHEMA_VERSION, schemaVersion } from '../../src/main/db/migrate.ts';
import type { Db } from '../../src/main/db/open.ts';
import { certificates } from '../../src/main/handover/certificates.ts';
import { openSettingsFile } from '../../src/main/settings/app-settings.ts';
import { readKeyFiles } from '../../src/main/vault/key-files.ts';
import { checkPassphrase, type Secret } from '../../src/main/vault/secrets.ts';
import { tryGuard } from '../../src/main/vault/tries.ts';
import { unlockVault } from '../../src/main/vault/vault.ts';
import { type Job, PASSPHRASES } from './acts.ts';
import { OLD_SIZE } from './old-vault.ts';
import { type Harm, noHarm } from './tally.ts';
import type { Death } from './victim.ts';
import { type Seen, witness } from './witness.ts';
import { coreIn, HANDED_OVER, IMPORTED, must, type World } from './world.ts';

/** Something that a child does, and what must be found once it was killed. */
export type Scenario = {
  name: string;
  act: string;
  start(world: World): Job;
  judge(job: Job, death: Death, world: World): Promise<Harm>;
};

const count = (db: Db, table: string): number =>
  db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;

const secretOf = (job: Job): Secret => ({ by: 'passphrase', secret: job.passphrase });

/** What comes whole or not at all: as many rows as before, or as many more; more once it was acknowledged. */
function wholeOrNot(
  { db, harm }: Seen,
  { acks }: Death,
  added: Record<string, [before: number, more: number]>,
) {
  const there = Object.entries(added).map(([table, [before, more]]) => {
    const now = count(db, table) - before;
    if (now !== 0 && now !== more) harm.halfDone.push(`${now} of ${more} ${table}`);
    return now === more;
  });
  if (new Set(there).size > 1) harm.halfDone.push('not of every table');
  if (acks.length > 0 && there.includes(false)) harm.lost.push('acknowledged, but not there');
}

/** What a vault of the world holds. */
const HELD = { stakeholder: 121, person: 120, interaction: 605 };

/** Every conversation that was acknowledged is there, each with its next step, and one more at most. */
function conversations({ db, harm }: Seen, { acks }: Death): void {
  const logged = count(db, 'interaction') - HELD.interaction;
  const has = db.prepare<[Buffer], number>('SELECT count(*) FROM interaction WHERE uuid = ?').pluck();
  for (const id of acks)
    if (has.get(Buffer.from(String(id).replaceAll('-', ''), 'hex')) !== 1) harm.lost.push(String(id));
  if (logged > acks.length + 1) harm.halfDone.push(`${logged} logged, ${acks.length} acknowledged`);
  for (const [table, before] of [
    ['next_step', 0],
    ['interaction_stakeholder', HELD.interaction],
  ] as const)
    if (count(db, table) - before !== logged)
      harm.halfDone.push(`${table}: ${count(db, table) - before} ≠ ${logged}`);
  if (count(db, 'stale') > 0) harm.halfDone.push('due dates not computed');
}

const onVault = (
  name: string,
  act: string,
  also: (seen: Seen, death: Death) => Promise<void> | void,
  more: Partial<Job> | ((world: World) => Partial<Job>) = {},
): Scenario => ({
  name,
  act,
  start: (world) => ({ ...world.copy(), ...(typeof more === 'function' ? more(world) : more), act }),
  judge: (job, death) => witness(job, secretOf(job), (seen) => also(seen, death)),
});

export const SCENARIOS: Scenario[] = [
  onVault('logging interactions', 'log', conversations),
  onVault('logging, with checkpoints of the WAL between', 'checkpoint', conversations),
  onVault('opening and closing', 'reopen', ({ db, harm }) => {
    if (count(db, 'interaction') !== HELD.interaction)
      harm.lost.push(`${count(db, 'interaction')} conversations`);
  }),
  onVault(
    'importing 500 rows',
    'import',
    (seen, death) =>
      wholeOrNot(seen, death, {
        stakeholder: [HELD.stakeholder, IMPORTED],
        person: [HELD.person, IMPORTED],
      }),
    ({ root }) => ({ file: join(root, 'list.csv'), desk: true }),
  ),
  onVault('backing up', 'backUp', ({ folder, harm }, { acks }) => {
    const listed = listBackups(usualFolder(folder)).map(({ name }) => name);
    for (const name of acks) if (!listed.includes(String(name))) harm.lost.push(`backup ${name}`);
  }),
  {
    name: 'creating a vault',
    act: 'create',
    start: (world) => ({ ...world.copy('nothing'), act: 'create' }),
    judge: judgeNew,
  },
  {
    name: 'migrating',
    act: 'migrate',
    start: (world) => ({ ...world.copy('old'), act: 'migrate' }),
    judge: (job) =>
      witness(job, secretOf(job), ({ db, harm }) => {
        if (schemaVersion(db) !== SCHEMA_VERSION) harm.halfDone.push(`version ${schemaVersion(db)}`);
        if (count(db, 'stakeholder') !== OLD_SIZE) harm.lost.push(`${count(db, 'stakeholder')} stakeholders`);
      }),
  },
  {
    name: 'changing the passphrase',
    act: 'changePassphrase',
    start: (world) => ({ ...world.copy(), act: 'changePassphrase' }),
    judge: judgePassphrase,
  },
  {
    name: 'renewing the recovery code',
    act: 'renewCode',
    start: (world) => ({ ...world.copy(), act: 'renewCode' }),
    async judge(job, { acks }, { recoveryCode }) {
      const [renewed] = acks;
      const harm = await witness(job, secretOf(job), () => {});
      const opens = async (secret: string) => {
        const vault = await unlockVault(
          job.folder,
          { by: 'recovery', secret },
          tryGuard(Date.now, job.userData),
        );
        if (vault.ok) vault.value.close();
        return vault.ok;
      };
      if (renewed !== undefined && !(await opens(String(renewed)))) harm.lost.push('the new code');
      if (renewed !== undefined && (await opens(recoveryCode))) harm.halfDone.push('the old code opens, too');
      return harm;
    },
  },
  onVault('coming back to a backup', 'restore', ({ db, harm }, { acks }) => {
    const now = HELD.interaction - count(db, 'interaction');
    if (now !== 0 && now !== 5) harm.halfDone.push(`${now} conversations less`);
    if (acks.length > 0 && now !== 5) harm.lost.push('restored, but as before');
  }),
  {
    name: 'opening a backup',
    act: 'openBackup',
    start: (world) => ({ ...world.copy(), act: 'openBackup' }),
    judge: (job, death) => judgeMade(job, death, HELD.interaction - 5),
  },
  {
    name: 'salvaging',
    act: 'salvage',
    start: (world) => ({ ...world.copy(), act: 'salvage' }),
    judge: (job, death) => judgeMade(job, death, HELD.interaction),
  },
  {
    name: 'erasing everything',
    act: 'eraseAll',
    start: (world) => ({ ...world.copy(), act: 'eraseAll' }),
    async judge(job, { acks }) {
      const { list } = certificates(job.userData);
      const harm = noHarm();
      if (readKeyFiles(job.folder).ok) {
        harm.lost.push(...acks.map(String));
        harm.halfDone.push(...list().map(() => 'a certificate of what is still there'));
        const core = coreIn(job.userData);
        await must(core, 'vault.unlock', { folder: job.folder, passphrase: job.passphrase });
        await must(core, 'handover.erase', { passphrase: job.passphrase });
        core.close();
      }
      if (list().length !== 1) harm.lost.push(`${list().length} certificates`);
      return harm;
    },
  },
  onVault(
    'taking over a pack',
    'receive',
    (seen, death) =>
      wholeOrNot(seen, death, {
        stakeholder: [HELD.stakeholder, HANDED_OVER.stakeholders],
        person: [HELD.person, HANDED_OVER.stakeholders],
        interaction: [HELD.interaction, HANDED_OVER.interactions],
        handover: [0, 1],
      }),
    ({ root }) => ({ file: join(root, 'pack'), desk: true }),
  ),
  {
    name: 'erasing what was handed over',
    act: 'erase',
    start: (world) => ({ ...world.copy('leaving'), act: 'erase' }),
    judge: (job, { acks }) =>
      witness(job, secretOf(job), async ({ db, core, folder, harm }) => {
        const [stakeholders, talks] = [count(db, 'stakeholder'), count(db, 'interaction')];
        const isGone = stakeholders === HELD.stakeholder - 1 && talks === HELD.interaction - 5;
        if (!isGone && (stakeholders !== HELD.stakeholder || talks !== HELD.interaction))
          harm.halfDone.push(`${stakeholders} stakeholders, ${talks} conversations`);
        if (acks.length > 0 && !isGone) harm.lost.push('erased, but still there');
        if (!isGone) return;
        // Opening the vault has ended what was cut short.
        if (listBackups(usualFolder(folder)).some(({ name }) => name === job.backup))
          harm.halfDone.push('a backup of before');
        if ((await must<unknown[]>(core, 'handover.certificates', {})).length !== 1)
          harm.lost.push('the certificate');
      }),
  },
];

/** What is made of another vault is whole, known and alone in its folder, or not there at all. */
async function judgeMade(job: Job, { acks }: Death, interactions: number): Promise<Harm> {
  const harm = await witness(job, secretOf(job), () => {});
  const vaults = join(job.userData, 'vaults');
  const made = existsSync(vaults) ? readdirSync(vaults) : [];
  const known = openSettingsFile(job.userData, 'en')
    .get()
    .vaults.map(({ folder }) => folder);
  for (const name of made) {
    const folder = join(vaults, name);
    if (!known.includes(folder)) harm.halfDone.push(`${name} is not known`);
    const vault = await unlockVault(folder, secretOf(job), tryGuard(Date.now, job.userData));
    if (!vault.ok) {
      harm.halfDone.push(`${name}: ${vault.error.message.key}`);
      continue;
    }
    const found = count(vault.value.db, 'interaction');
    if (found !== interactions) harm.halfDone.push(`${name} has ${found} of ${interactions}`);
    vault.value.close();
    const files = readdirSync(folder).filter((file) => !/^vault\.(db|key|key\.copy)$/.test(file));
    if (files.length > 0) harm.halfDone.push(`${name} has ${files}`);
  }
  if (acks.length > 0 && made.length === 0) harm.lost.push('acknowledged, but not there');
  return harm;
}

/** A vault that was acknowledged opens; one that was not is refused, or opens with all that a vault starts with. */
async function judgeNew(job: Job, { acks }: Death): Promise<Harm> {
  const vault = await unlockVault(job.folder, secretOf(job), tryGuard(Date.now, job.userData));
  if (vault.ok) {
    vault.value.close();
    return witness(job, secretOf(job), ({ db, harm }) => {
      for (const table of ['owner', 'policy']) if (count(db, table) === 0) harm.halfDone.push(`no ${table}`);
    });
  }
  return { ...noHarm(), lost: acks.length > 0 ? [vault.error.message.key] : [] };
}

/** The passphrase acknowledged last opens, or the one after it where that was on its way, and only one of them. */
async function judgePassphrase(job: Job, { acks }: Death): Promise<Harm> {
  const guard = tryGuard(Date.now, job.userData);
  const opens: string[] = [];
  for (const passphrase of PASSPHRASES.slice(acks.length, acks.length + 2))
    if ((await checkPassphrase(job.folder, passphrase, guard)).ok) opens.push(passphrase);
  const [passphrase] = opens;
  if (passphrase === undefined) return { lost: ['no passphrase opens it'], halfDone: [], corrupt: [] };
  const harm = await witness(job, { by: 'passphrase', secret: passphrase }, () => {});
  if (opens.length > 1) harm.halfDone.push('both passphrases open it');
  return harm;
}
