import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findElectron } from './setup/electron.mjs';
import { stopListening } from './setup/interrupt.mjs';
import { nodeBinary, ROOT } from './setup/project.mjs';

/** @typedef {{ host: 'electron' | 'chromium', command: string, args: string[] }} Launch */

/**
 * How the built app is started: in Electron where its binary is there (`LIAISON_HOST=chromium` refuses it), else in the
 * Chromium host.
 * @param {string[]} args the app's own
 * @returns {Launch}
 */
export function launchCommand(args) {
  const electron = process.env.LIAISON_HOST === 'chromium' ? undefined : findElectron();
  if (electron !== undefined) {
    // Chromium refuses its sandbox to root, who runs containers.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { host: 'electron', command: electron, args: [...sandbox, ROOT, ...args] };
  }
  const host = pathToFileURL(join(ROOT, 'tools/host/register.mjs')).href;
  const main = join(ROOT, 'out/main/index.js');
  return {
    host: 'chromium',
    command: nodeBinary(),
    args: ['--disable-warning=ExperimentalWarning', '--import', host, main, ...args],
  };
}

/**
 * Starts the app and waits for its end, passing signals on.
 * @param {Launch} launch
 * @returns {Promise<number>} its exit code
 */
export function start({ command, args }) {
  stopListening();
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

// Run by itself (the command line does, for a report): starts the app with the arguments given.
if (process.argv[1] === import.meta.filename)
  process.exitCode = await start(launchCommand(process.argv.slice(2)));
