import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { nodeBinary, ROOT, readStamp, SetupError, say, writeStamp } from './project.mjs';
import { run } from './run.mjs';

/** @typedef {'main' | 'preload' | 'renderer'} Part a part of the build, a folder of `out` */

/** What each part is made of. @type {Record<Part, string[]>} */
const SOURCES = {
  main: ['src/main', 'src/cli', 'src/contract', 'src/domain', 'src/i18n', 'resources'],
  preload: ['src/preload'],
  renderer: ['src/renderer', 'src/contract', 'src/domain', 'src/i18n', 'resources'],
};
const SHARED = ['electron.vite.config.ts', 'tsconfig.json', 'package-lock.json'];
/** @type {Part[]} */
export const ALL_PARTS = ['main', 'preload', 'renderer'];

/**
 * Names, sizes and times of all files that a part is made of.
 * @param {Part} part
 */
function fingerprint(part) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(join(ROOT, path)).sort()) add(`${path}/${name}`);
    else if (stat !== undefined) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const path of [...SHARED, ...SOURCES[part]]) add(path);
  return hash.digest('hex');
}

/** @param {Part} part */
const isStale = (part) =>
  readStamp(`build-${part}`) !== fingerprint(part) || !existsSync(join(ROOT, 'out', part));

/**
 * Builds what has changed since the last time. A part is built beside the old one and then takes its place, so that a
 * failed build leaves the old one and nobody ever runs half of one.
 * @param {Part[]} [parts]
 */
export async function ensureBuild(parts = ALL_PARTS) {
  if (!parts.some(isStale)) return;
  await alone('build', async () => {
    for (const part of parts.filter(isStale)) await build(part);
  });
}

/** @param {Part} part */
async function build(part) {
  const stamp = fingerprint(part);
  const fresh = join(ROOT, 'out', `.${part}.new`);
  const old = join(ROOT, 'out', `.${part}.old`);
  const place = join(ROOT, 'out', part);
  say(`Building ${part} …`);
  rmSync(fresh, { recursive: true, force: true });
  const vite = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const env = { ...process.env, LIAISON_BUILD: part, LIAISON_BUILD_TO: fresh, NO_COLOR: '1' };
  try {
    const { ok } = await run(nodeBinary(), [vite, 'build', '--logLevel', 'error'], { env });
    if (!ok || !existsSync(fresh)) throw new SetupError(`Building ${part} failed.`);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  rmSync(old, { recursive: true, force: true });
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
  writeStamp(`build-${part}`, stamp);
}
