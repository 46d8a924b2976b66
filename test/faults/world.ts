import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, createCore } from '../../src/main/core.ts';
import { settingsInMemory } from '../../src/main/settings/app-settings.ts';
import { fill } from '../bench/fill.ts';
import { wholePack } from '../main/handover/whole-pack.ts';
import { type Job, PASSPHRASES } from './acts.ts';
import { CHEAP } from './cost.ts';
import { oldVault } from './old-vault.ts';

const NOW = '2026-11-23T09:00:00+08:00';
const SIZE = { stakeholders: 120, interactions: 600 };
export const IMPORTED = 500;

/** A core in this process. */
export function coreIn(userData: string, now = NOW, desk = false): Core {
  return createCore({
    now: () => Date.parse(now),
    zone: 'Asia/Shanghai',
    settings: settingsInMemory('en'),
    userData,
    keyCost: CHEAP,
    desk,
    emit: () => {},
    notify: async () => true,
    badge: () => {},
    report: () => {},
  });
}

/** Makes a call that must succeed. */
export async function must<T>(core: Core, name: string, input: unknown): Promise<T> {
  const result = await core.call(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.value as T;
}

/** What the scenarios start from, made once and copied for each loop. */
export type World = {
  /** Copies the vault with its backups to where a loop may do its harm. */
  copy(of?: 'vault' | 'leaving' | 'old' | 'nothing'): Job;
  recoveryCode: string;
  remove(job: Job): void;
  root: string;
  /** Removes all of it. */
  end(): void;
};

/**
 * A vault with a backup and five conversations since, the same after one stakeholder was handed over, a list of 500 companies, a
 * pack to take over, a vault of migration 1.
 */
export async function world(): Promise<World> {
  const root = mkdtempSync(join(tmpdir(), 'liaison-faults-'));
  const folder = join(root, 'vault');
  const passphrase = PASSPHRASES[0];
  const core = coreIn(root);
  const { recoveryCode } = await must<{ recoveryCode: string }>(core, 'vault.create', { folder, passphrase });
  const session = core.session();
  if (session === null) throw new Error('Not opened');
  fill(session, SIZE.stakeholders, SIZE.interactions);
  const { id } = await must<{ id: string }>(core, 'stakeholders.create', {
    name: '云栖服饰',
    kind: 'customer',
  });
  const backup = await must<{ name: string }>(core, 'backups.run', {});
  for (let n = 0; n < 5; n++) await must(core, 'interactions.log', talk(id, `备份之后 ${n}`));
  const { recipient } = await must<{ recipient: string }>(core, 'handover.key', {});
  core.close();
  // A vault knows where its backups were made: those of the copies must not be these.
  const made = join(root, 'made');
  mkdirSync(made);
  for (const part of ['', '-backups']) renameSync(folder + part, join(made, `vault${part}`));

  writeFileSync(join(root, 'pack'), await packFor(recipient, root));
  const lines = Array.from({ length: IMPORTED }, (_, n) => `进口公司 ${n},联系人 ${n},1390000${1000 + n}`);
  writeFileSync(join(root, 'list.csv'), `公司,联系人,手机\n${lines.join('\n')}\n`);
  await oldVault(join(made, 'old'));
  const leaving = join(made, 'leaving');
  for (const part of ['', '-backups'])
    cpSync(join(made, `vault${part}`), leaving + part, { recursive: true });
  const handover = await handedOver(leaving, root, id);

  let copies = 0;
  return {
    root,
    recoveryCode,
    copy(of = 'vault') {
      copies += 1;
      const userData = join(root, `loop-${copies}`);
      mkdirSync(userData);
      const to = join(userData, 'vault');
      if (of !== 'nothing') cpSync(join(made, of), to, { recursive: true });
      const backups = join(made, `${of}-backups`);
      if (existsSync(backups)) cpSync(backups, `${to}-backups`, { recursive: true });
      return {
        act: '',
        folder: to,
        userData,
        passphrase,
        now: NOW,
        desk: false,
        stakeholderId: id,
        file: '',
        backup: backup.name,
        handover,
      };
    },
    end: () => rmSync(root, { recursive: true, force: true }),
    remove: ({ userData }) => rmSync(userData, { recursive: true, force: true }),
  };
}

/** A copy of the vault, opened. */
export async function openedWorld(): Promise<{ core: Core; end(): void }> {
  const at = await world();
  const { userData, folder, passphrase } = at.copy();
  const core = coreIn(userData);
  await must(core, 'vault.unlock', { folder, passphrase });
  return {
    core,
    end() {
      core.close();
      at.end();
    },
  };
}

export const talk = (stakeholderId: string, summary: string) => ({
  stakeholderIds: [stakeholderId],
  at: NOW,
  channel: 'phone',
  effective: true,
  summary,
});

/** Hands a stakeholder over and has it acknowledged. @returns the handover that may now be erased */
async function handedOver(leaving: string, root: string, stakeholderId: string): Promise<string> {
  const [successor, leaver] = [coreIn(root), coreIn(root)];
  await must(successor, 'vault.create', { folder: join(root, 'successor'), passphrase: 'x' });
  const { recipient } = await must<{ recipient: string }>(successor, 'handover.key', {});
  await must(leaver, 'vault.unlock', { folder: leaving, passphrase: PASSPHRASES[0] });
  const { id, content } = await prepared(leaver, {
    recipient,
    successor: '周建国',
    leaver: '林晓梅',
    stakeholderIds: [stakeholderId],
  });
  const { receipt } = await must<{ receipt: string }>(successor, 'handover.receive', { content });
  await must(leaver, 'handover.acknowledge', { id, receipt });
  successor.close();
  leaver.close();
  return id;
}

/** Makes a pack and takes it out whole. */
async function prepared(core: Core, who: object): Promise<{ id: string; content: string }> {
  const { id, content } = await must<{ id: string; content: { held: string; bytes: number } }>(
    core,
    'handover.prepare',
    who,
  );
  return { id, content: await wholePack(content, (input) => must(core, 'handover.piece', input)) };
}

/** A leaver's pack of 40 stakeholders. */
async function packFor(recipient: string, root: string): Promise<Buffer> {
  const core = coreIn(root);
  await must(core, 'vault.create', { folder: join(root, 'leaver'), passphrase: 'x' });
  const session = core.session();
  if (session === null) throw new Error('Not opened');
  fill(session, HANDED_OVER.stakeholders, HANDED_OVER.interactions);
  const who = { recipient, successor: '周建国', leaver: '林晓梅' };
  const { content } = await prepared(core, who);
  core.close();
  return Buffer.from(content, 'base64');
}
export const HANDED_OVER = { stakeholders: 40, interactions: 200 };
