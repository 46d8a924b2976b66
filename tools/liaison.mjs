import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stopListening } from './setup/interrupt.mjs';
import {
  ensureBuild,
  ensureDependencies,
  goWhereUserIs,
  nodeBinary,
  ROOT,
  runProgram,
  say,
} from './setup.mjs';

/** `npm run -s liaison -- COMMAND`: the command line of the app. Standard output is the command's alone. */

const CLI = join(ROOT, 'out/main/cli.js');
/** Compiled code, kept from one command to the next. */
const COMPILED = join(ROOT, 'node_modules/.cache/liaison/compiled');
const args = process.argv.slice(2);

/** The renderer is part only of what is printed. */
const parts = () => (args.includes('report') ? undefined : /** @type {['main']} */ (['main']));

const isPinned = () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/node/package.json'), 'utf8'));
  return process.versions.node === version;
};

const told = (/** @type {string} */ message) =>
  say(JSON.stringify({ error: { code: 'unexpected', message } }));

await runProgram(async () => {
  await ensureDependencies();
  await ensureBuild(parts());
  goWhereUserIs('liaison');
  stopListening();
  module.enableCompileCache?.(COMPILED);
  if (isPinned()) {
    process.argv = [process.execPath, CLI, ...args];
    await import(pathToFileURL(CLI).href);
    return Number(process.exitCode ?? 0);
  }
  const { status } = spawnSync(nodeBinary(), [CLI, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  return status ?? 1;
}, told);
