import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupDatabase, listBackups, prove, usualFolder } from '../../src/main/backups/files.ts';
import type { Core } from '../../src/main/core.ts';
import type { Db } from '../../src/main/db/open.ts';
import { keyFiles } from '../../src/main/vault/files.ts';
import type { Secret } from '../../src/main/vault/secrets.ts';
import { tryGuard } from '../../src/main/vault/tries.ts';
import { unlockVault } from '../../src/main/vault/vault.ts';
import type { Job } from './acts.ts';
import { type Harm, noHarm } from './tally.ts';
import { coreIn, must } from './world.ts';

/** A day later than whatever happened. */
const LATER = '2026-11-24T12:00:00+08:00';

export type Seen = { db: Db; core: Core; harm: Harm; folder: string };

/**
 * Opens the vault of a loop as its user would the day after, and looks at what every fault must leave whole: the database, the
 * key file's copies, each listed backup, no files that nobody clears away. `also` looks at what is the scenario's own.
 */
export async function witness(
  job: Job,
  secret: Secret,
  also: (seen: Seen) => Promise<void> | void,
): Promise<Harm> {
  const harm = noHarm();
  const { folder, userData } = job;
  const core = coreIn(userData, LATER);
  const how = secret.by === 'passphrase' ? { passphrase: secret.secret } : { recoveryCode: secret.secret };
  const opened = await core.call('vault.unlock', { folder, ...how });
  const session = core.session();
  if (!opened.ok || session === null) {
    harm.corrupt.push(opened.ok ? 'not open' : opened.error.message);
    return harm;
  }
  const { db } = session;
  const checked = db.pragma('integrity_check', { simple: true });
  if (checked !== 'ok') harm.corrupt.push(String(checked));
  const dangling = db.pragma('foreign_key_check') as unknown[];
  if (dangling.length > 0) harm.halfDone.push(`${dangling.length} rows refer to none`);
  await also({ db, core, harm, folder });
  await must(core, 'backups.run', {});
  core.close();
  await lookAtBackups(folder, secret, harm);
  lookAtFiles(folder, harm);
  return harm;
}

/** Each listed backup is whole and opens by itself; what was cut short is gone with the next one made. */
async function lookAtBackups(folder: string, secret: Secret, harm: Harm): Promise<void> {
  const place = usualFolder(folder);
  const backups = listBackups(place);
  const vault = await unlockVault(folder, secret, tryGuard(Date.now, dirname(folder)));
  if (!vault.ok) return void harm.corrupt.push(vault.error.message.key);
  for (const { name, rows } of backups) {
    try {
      prove(vault.value, backupDatabase(place, name), rows);
      if (keyFiles(join(place, name)).some((file) => !existsSync(file)))
        harm.halfDone.push(`${name} has no key`);
    } catch (error) {
      harm.corrupt.push(`backup ${name}: ${error}`);
    }
  }
  vault.value.close();
  const unlisted = readdirSync(place).filter((name) => !backups.some((one) => one.name === name));
  if (unlisted.length > 0) harm.halfDone.push(`beside the backups: ${unlisted}`);
}

const EXPECTED = ['vault.db', 'vault.key', 'vault.key.copy', 'reminders.json'];

function lookAtFiles(folder: string, harm: Harm): void {
  const left = readdirSync(folder).filter((name) => !EXPECTED.includes(name));
  if (left.length > 0) harm.halfDone.push(`left behind: ${left}`);
  const [key, copy] = keyFiles(folder).map((file) => readFileSync(file, 'utf8'));
  if (key !== copy) harm.halfDone.push('the key file and its copy differ');
}
