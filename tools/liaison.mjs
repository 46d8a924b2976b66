import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ensureBuild,
  ensureDependencies,
  goWhereUserIs,
  nodeBinary,
  ROOT,
  SetupError,
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

try {
  ensureDependencies();
  ensureBuild(parts());
  goWhereUserIs('liaison');
  module.enableCompileCache?.(COMPILED);
  if (isPinned()) {
    process.argv = [process.execPath, CLI, ...args];
    await import(pathToFileURL(CLI).href);
  } else {
    const { status } = spawnSync(nodeBinary(), [CLI, ...args], {
      stdio: 'inherit',
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    process.exitCode = status ?? 1;
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(JSON.stringify({ error: { code: 'unexpected', message: error.message } }));
  process.exitCode = 1;
}
