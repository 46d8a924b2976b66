import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import {
  nodeBinary,
  ROOT,
  readStamp,
  removeStamp,
  SetupError,
  say,
  WITHOUT_OWN,
  writeStamp,
} from './project.mjs';
import { run } from './run.mjs';

const NODE_PACKAGE = join(ROOT, 'node_modules/node');

const wanted = () => {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  return hash.update(process.platform + process.arch).digest('hex');
};

const isUpToDate = () => readStamp('dependencies') === wanted();

/** Installs what `package-lock.json` names, when that isn't there yet, or not whole. */
export async function ensureDependencies() {
  if (isUpToDate()) return;
  await alone('dependencies', async () => {
    if (isUpToDate()) return;
    say('Installing dependencies (npm ci) …');
    removeStamp('dependencies');
    const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    // npm is a script on Windows, which only a shell starts.
    const shell = process.platform === 'win32';
    const { ok, said } = await run('npm', npm, { shell, env: WITHOUT_OWN, output: 'kept' });
    if (!ok) throw new SetupError(`npm ci failed. ${reasonIn(said)}`);
    await installRuntime();
    writeStamp('dependencies', wanted());
  });
}

/** What npm says went wrong, and what a user can do. @type {[RegExp, string][]} */
const REASONS = [
  [/ENOSPC|EDQUOT|no space left/i, 'The disk is full. Make room and start again.'],
  [/EACCES|EPERM|EROFS/, 'A folder can’t be written: take one of your own, and start again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|network|proxy/i,
    'Is there a network, and a registry to reach? Start again then.',
  ],
  [/EINTEGRITY/, 'A package arrived damaged. Start again.'],
  [/npm(\.cmd)? ENOENT/, 'npm isn’t installed: it comes with Node (nodejs.org).'],
];

/** @param {string} said */
function reasonIn(said) {
  const known = REASONS.find(([pattern]) => pattern.test(said));
  const line = said.split('\n').find((text) => /npm (error|ERR!) \S+ /.test(text)) ?? '';
  return (
    known?.[1] ??
    `${line.replace(/^npm (error|ERR!) /, '').trim()} Start again, or run npm ci to see more.`.trim()
  );
}

/**
 * The one install step that is needed: the `node` package fetches the binary for this machine. npm links a command only
 * if it is there when the package comes, so that is made up for as well.
 */
async function installRuntime() {
  if (!existsSync(join(NODE_PACKAGE, 'bin/node'))) {
    const script = ['--no-deprecation', 'installArchSpecificPackage.js'];
    await run('node', script, { cwd: NODE_PACKAGE, env: WITHOUT_OWN, output: 'kept' });
  }
  const link = join(ROOT, 'node_modules/.bin/node');
  if (process.platform !== 'win32' && existsSync(join(NODE_PACKAGE, 'bin/node')) && !existsSync(link)) {
    symlinkSync('../node/bin/node', link);
  }
  nodeBinary();
}
