import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../src/main/core.ts';

/** What a child is told to do. */
export type Job = {
  act: string;
  folder: string;
  userData: string;
  passphrase: string;
  now: string;
  /** As in the app: backups before long writing. */
  desk: boolean;
  /** Whom it logs conversations with. */
  stakeholderId: string;
  /** A file to import or a pack to take over. */
  file: string;
  /** The backup to come back to. */
  backup: string;
  /** What was handed over and acknowledged. */
  handover: string;
  killAt?: number;
  uid?: number;
};

export type Doing = {
  core: Core;
  ask(name: string, input: unknown): Promise<unknown>;
  clock: { now: number };
  /** From now on it may be killed. */
  ready(): void;
  /** The call has answered. */
  done(ack: unknown): void;
};

export const PASSPHRASES = ['correct horse battery staple', '第二个口令', '第三个口令'] as const;

const unlock = ({ folder, passphrase }: Job, { ask }: Doing) => ask('vault.unlock', { folder, passphrase });
const base64 = (file: string) => readFileSync(file).toString('base64');

async function log(job: Job, doing: Doing, count: number, summary: string, each: (n: number) => void) {
  await unlock(job, doing);
  doing.ready();
  for (let n = 0; n < count; n++) {
    const logged = await doing.ask('interactions.log', {
      stakeholderIds: [job.stakeholderId],
      at: '2026-11-23T09:00:00+08:00',
      channel: 'phone',
      effective: true,
      summary: `${n} ${summary}`,
      nextStep: { text: `寄样品 ${n}`, dueOn: '2026-12-01' },
    });
    doing.done((logged as { id: string }).id);
    each(n);
  }
}

export const ACTS: Record<string, (job: Job, doing: Doing) => Promise<void>> = {
  log: (job, doing) => log(job, doing, 100, '电话确认样品已收到', () => {}),

  checkpoint: (job, doing) =>
    log(job, doing, 60, '样品'.repeat(4000), (n) => {
      if (n % 3 === 0) doing.core.session()?.db.pragma('wal_checkpoint(RESTART)');
    }),

  async import(job, doing) {
    await unlock(job, doing);
    const content = base64(job.file);
    doing.ready();
    await doing.ask('imports.apply', { fileName: 'list.csv', content });
    doing.done('imported');
  },

  async backUp(job, doing) {
    await unlock(job, doing);
    doing.ready();
    for (let n = 0; n < 6; n++) {
      doing.clock.now += 1000;
      doing.done(((await doing.ask('backups.run', {})) as { name: string }).name);
    }
  },

  async migrate(job, doing) {
    doing.ready();
    await unlock(job, doing);
    doing.done('opened');
  },

  async create(job, doing) {
    doing.ready();
    await doing.ask('vault.create', { folder: job.folder, passphrase: job.passphrase });
    doing.done('created');
  },

  async reopen(job, doing) {
    doing.ready();
    for (let n = 0; n < 4; n++) {
      await unlock(job, doing);
      doing.done('opened');
      await doing.ask('vault.lock', {});
    }
  },

  async changePassphrase(job, doing) {
    await unlock(job, doing);
    doing.ready();
    for (const [n, next] of PASSPHRASES.slice(1).entries()) {
      await doing.ask('vault.changePassphrase', { current: PASSPHRASES[n], next });
      doing.done(n + 1);
    }
  },

  async renewCode(job, doing) {
    await unlock(job, doing);
    doing.ready();
    const made = await doing.ask('vault.newRecoveryCode', { passphrase: job.passphrase });
    doing.done((made as { recoveryCode: string }).recoveryCode);
  },

  async restore(job, doing) {
    await unlock(job, doing);
    doing.ready();
    await doing.ask('backups.restore', { name: job.backup });
    doing.done('restored');
  },

  async openBackup(job, doing) {
    doing.ready();
    const folder = join(`${job.folder}-backups`, job.backup);
    await doing.ask('vault.unlock', { folder, passphrase: job.passphrase });
    doing.done('opened');
  },

  async salvage(job, doing) {
    doing.ready();
    await doing.ask('vault.salvage', { folder: job.folder, passphrase: job.passphrase });
    doing.done('salvaged');
  },

  async erase(job, doing) {
    await unlock(job, doing);
    doing.ready();
    await doing.ask('handover.erase', { id: job.handover, passphrase: job.passphrase });
    doing.done('erased');
  },

  async eraseAll(job, doing) {
    await unlock(job, doing);
    doing.ready();
    await doing.ask('handover.erase', { passphrase: job.passphrase });
    doing.done('erased');
  },

  async receive(job, doing) {
    await unlock(job, doing);
    const content = base64(job.file);
    doing.ready();
    await doing.ask('handover.receive', { content });
    doing.done('received');
  },
};
