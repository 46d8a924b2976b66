import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { CommonOptions } from './command.ts';
import type { Exit } from './output.ts';

/** `out/main/cli.js` is what runs; the launcher stands beside `out`. */
const LAUNCHER = resolve(process.argv[1] ?? '', '../../../tools/launch.mjs');

/** Runs a task of the app without a window: on Electron where it is installed, else on the Chromium host. */
export function runHost(args: string[], common: CommonOptions): Promise<Exit> {
  const { vault, passphraseFile, recoveryCodeFile, now, zone, language } = common;
  const all = [
    ...args,
    ...(vault === undefined ? [] : ['--vault', vault]),
    ...(passphraseFile === undefined ? [] : ['--passphrase-file', passphraseFile]),
    ...(recoveryCodeFile === undefined ? [] : ['--recovery-code-file', recoveryCodeFile]),
    ...['--now', new Date(now).toISOString(), '--zone', zone, '--lang', language],
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [LAUNCHER, ...all], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code === 0 ? 0 : 1));
  });
}
