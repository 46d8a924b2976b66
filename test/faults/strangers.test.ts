import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/main/db/open.ts';
import { databaseFile, keyFiles } from '../../src/main/vault/files.ts';
import { tryGuard } from '../../src/main/vault/tries.ts';
import { unlockVault } from '../../src/main/vault/vault.ts';
import type { Job } from './acts.ts';
import { coreIn, must, type World, world } from './world.ts';

/** What can stand where a vault's database should be: each is told apart, and left as it is. */

let at: World;
beforeAll(async () => {
  at = await world();
  return at.end;
});

/** A database that another key or cipher wrote. */
function written(file: string, cipher: 'aegis' | 'chacha20'): void {
  writeFileSync(file, '');
  openDatabase({ file, cipher, key: Buffer.alloc(32, 7) })
    .exec('CREATE TABLE t (x)')
    .close();
}

async function ofNewerVersion({ folder, userData, passphrase }: Job): Promise<void> {
  const core = coreIn(userData);
  await must(core, 'vault.unlock', { folder, passphrase });
  core.session()?.db.pragma('user_version = 99');
  core.close();
}

const STRANGERS: Record<string, [key: string, spoil: (job: Job, file: string) => void | Promise<void>]> = {
  'the database of another vault': [
    'vault:error.otherKey',
    (_, file) => copyFileSync(databaseFile(join(at.root, 'made', 'old')), file),
  ],
  'a database under another key': ['vault:error.otherKey', (_, file) => written(file, 'aegis')],
  'the key file of another vault': [
    'vault:error.otherKey',
    ({ folder }) => {
      for (const [n, from] of keyFiles(join(at.root, 'made', 'old')).entries())
        copyFileSync(from, keyFiles(folder)[n] ?? '');
    },
  ],
  'a database of another cipher': ['vault:error.otherCipher', (_, file) => written(file, 'chacha20')],
  'a plain SQLite database': [
    'vault:error.notEncrypted',
    (_, file) => {
      rmSync(file);
      new Database(file).exec('CREATE TABLE t (x)').close();
    },
  ],
  'the vault of a newer version': ['vault:error.newer', ofNewerVersion],
  'no database': ['vault:error.noDatabase', (_, file) => writeFileSync(file, 'a letter, '.repeat(2000))],
  'an empty file': ['vault:error.databaseEmpty', (_, file) => truncateSync(file, 0)],
  'a file of ten bytes': ['vault:error.noDatabase', (_, file) => truncateSync(file, 10)],
  nothing: ['vault:error.databaseMissing', (_, file) => rmSync(file)],
};

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));

test.each(Object.entries(STRANGERS))(
  '%s is told as what it is and left as it is',
  async (_, [key, spoil]) => {
    const job = at.copy();
    await spoil(job, databaseFile(job.folder));
    const before = contents(job.folder);
    const secret = { by: 'passphrase', secret: job.passphrase } as const;
    const opened = await unlockVault(job.folder, secret, tryGuard(Date.now, job.userData));
    expect(opened.ok || opened.error.message.key).toBe(key);
    expect(contents(job.folder)).toEqual(before);
    at.remove(job);
  },
);
