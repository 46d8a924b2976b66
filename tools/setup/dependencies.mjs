import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  alone,
  nodeBinary,
  ROOT,
  readStamp,
  run,
  SetupError,
  say,
  WITHOUT_OWN,
  writeStamp,
} from './project.mjs';

const NODE_PACKAGE = join(ROOT, 'node_modules/node');

const wanted = () => {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  return hash.update(process.platform + process.arch).digest('hex');
};

const isUpToDate = () => readStamp('dependencies') === wanted();

/** Installs what `package-lock.json` names, when that isn't there yet. */
export function ensureDependencies() {
  if (isUpToDate()) return;
  alone('dependencies', () => {
    if (isUpToDate()) return;
    say('Installing dependencies (npm ci) …');
    const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    // npm is a script on Windows, which only a shell starts.
    if (!run('npm', npm, { shell: process.platform === 'win32', env: WITHOUT_OWN })) {
      throw new SetupError(
        'npm ci failed. Is there a network, and a registry to reach? Run `npm start` again then.',
      );
    }
    installRuntime();
    writeStamp('dependencies', wanted());
  });
}

/**
 * The one install step that is needed: the `node` package fetches the binary for this machine. npm links a command only
 * if it is there when the package comes, so that is made up for as well.
 */
function installRuntime() {
  if (!existsSync(join(NODE_PACKAGE, 'bin/node'))) {
    const script = ['--no-deprecation', 'installArchSpecificPackage.js'];
    run('node', script, { cwd: NODE_PACKAGE, env: WITHOUT_OWN });
  }
  const link = join(ROOT, 'node_modules/.bin/node');
  if (process.platform !== 'win32' && existsSync(join(NODE_PACKAGE, 'bin/node')) && !existsSync(link)) {
    symlinkSync('../node/bin/node', link);
  }
  nodeBinary();
}
