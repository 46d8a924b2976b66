import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { nodeBinary, ROOT, readStamp, say, writeStamp } from './project.mjs';
import { run } from './run.mjs';

const PACKAGE = join(ROOT, 'node_modules/electron');
const FETCH_MS = 60_000;
const TRY_AGAIN_MS = 24 * 60 * 60_000;

/** @returns {string | undefined} Electron's executable, if its binary is there */
export function findElectron() {
  try {
    const executable = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8'));
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

const failedLately = () => Date.now() - Number(readStamp('electron-failed') ?? 0) < TRY_AGAIN_MS;

/**
 * Fetches Electron's binary, for at most a minute and at most once a day: many company networks block where it comes from.
 * @returns {Promise<string | undefined>} its executable
 */
export async function ensureElectron() {
  if (findElectron() !== undefined || failedLately()) return findElectron();
  return alone('electron', async () => {
    if (findElectron() !== undefined || failedLately()) return findElectron();
    say('Fetching Electron (at most a minute) …');
    await run(nodeBinary(), [join(PACKAGE, 'install.js')], { timeout: FETCH_MS, output: 'kept' });
    if (findElectron() === undefined) writeStamp('electron-failed', String(Date.now()));
    return findElectron();
  });
}
