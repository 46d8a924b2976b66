import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../..');
/** What was last done, so that it isn't done again. Goes with `node_modules`. */
const STAMPS = join(ROOT, 'node_modules/.cache/liaison');

/** @param {string} sentence progress, on standard error: standard output belongs to the command */
export const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** A set-up step that can't be done here; the message says what the user can do. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * Runs a command to its end; its output goes to standard error.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, quiet?: boolean, shell?: boolean }} [options]
 *   `timeout` in milliseconds
 * @returns {boolean} whether it succeeded
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  const output = quiet ? 'ignore' : 2;
  const { status } = spawnSync(command, args, { cwd: ROOT, ...options, stdio: ['ignore', output, output] });
  return status === 0;
}

/**
 * @param {string} name
 * @returns {string | undefined}
 */
export function readStamp(name) {
  try {
    return readFileSync(join(STAMPS, name), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {string} content
 */
export function writeStamp(name, content) {
  mkdirSync(STAMPS, { recursive: true });
  const part = join(STAMPS, `${name}.${process.pid}`);
  writeFileSync(part, content);
  renameSync(part, join(STAMPS, name));
}

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** @param {number} ms */
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/**
 * Does something that only one process may do at a time; others wait. A lock whose owner has died is taken over.
 * @template T
 * @param {string} name
 * @param {() => T} work
 * @returns {T}
 */
export function alone(name, work) {
  const lock = join(ROOT, 'out', `.${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  while (!take(lock)) sleep(100);
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * @param {string} lock
 * @returns {boolean}
 */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = owns(lock);
    if (owner !== undefined && !isAlive(owner)) rmSync(lock, { force: true });
    return false;
  }
}

/**
 * @param {string} lock
 * @returns {number | undefined} who holds it; nobody known when it was just released or is just being written
 */
function owns(lock) {
  try {
    const text = readFileSync(lock, 'utf8');
    const isOld = Date.now() - statSync(lock).mtimeMs > 10_000;
    return text === '' ? (isOld ? 0 : undefined) : Number(text);
  } catch {
    return undefined;
  }
}

/**
 * npm puts the project's commands first on the path, the runtime among them. What installs anew takes the user's own Node: the
 * project's is deleted on the way.
 */
export const WITHOUT_OWN = {
  ...process.env,
  PATH: (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(ROOT, 'node_modules')))
    .join(delimiter),
};

/** The runtime that the project is made for: the `node` package's, else our own if it is as new. */
export function nodeBinary() {
  const pinned = join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24 && existsSync(process.execPath))
    return process.execPath;
  throw new SetupError(
    'Node 24 could not be installed from the registry. Please install it (nodejs.org) and run this again.',
  );
}

/**
 * npm changes to the project's folder; names of files on a command line are meant from where the user is.
 * @param {'start' | 'liaison'} script the npm script that this process is
 */
export function goWhereUserIs(script) {
  if (process.env.npm_lifecycle_event === script) process.chdir(process.env.INIT_CWD ?? '.');
}
