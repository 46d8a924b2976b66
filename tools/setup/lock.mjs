import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { untilInterrupted } from './interrupt.mjs';
import { ROOT, say } from './project.mjs';

const LOOK_MS = 100;
/** Who waits for longer is told for whom. */
const PATIENCE_MS = 3_000;
/** A file that has stood empty for longer isn't just being written. */
const EMPTY_MS = 10_000;

/**
 * Does something that only one process may do at a time; others wait, and say for whom. A lock whose owner has ended is taken
 * over, also where its number has gone to another process since.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(name, work) {
  const lock = join(ROOT, 'out', `.${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  const begun = Date.now();
  let told = false;
  while (!take(lock)) {
    if (!told && Date.now() - begun > PATIENCE_MS) {
      say(
        `Another start is busy here (process ${ownerOf(lock)?.pid ?? 'unknown'}, ${lock}); waiting for it …`,
      );
      told = true;
    }
    await untilInterrupted(LOOK_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * @param {string} lock
 * @returns {boolean}
 */
function take(lock) {
  if (create(lock, `${process.pid} ${beginningOf(process.pid)}`)) return true;
  if (isAbandoned(lock)) clear(lock);
  return false;
}

/**
 * @param {string} file
 * @param {string} content
 * @returns {boolean} whether it wasn't there before
 */
function create(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    // A file that could be made, but not written (a full disk), would keep everybody out.
    rmSync(file, { force: true });
    throw error;
  }
}

/**
 * Removes an abandoned lock; one process at a time, since a second would remove what the first took meanwhile.
 * @param {string} lock
 */
function clear(lock) {
  const guard = `${lock}.clearing`;
  if (!create(guard, '')) {
    if (isOldAndEmpty(guard)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** @param {string} lock */
function isAbandoned(lock) {
  const owner = ownerOf(lock);
  if (owner === undefined) return isOldAndEmpty(lock);
  return !isAlive(owner.pid) || beginningOf(owner.pid) !== owner.begun;
}

/**
 * @param {string} lock
 * @returns {{ pid: number, begun: string } | undefined} who holds it; nobody known when it was just released or is just being written
 */
function ownerOf(lock) {
  try {
    const [pid = '', ...begun] = readFileSync(lock, 'utf8').split(' ');
    return pid === '' ? undefined : { pid: Number(pid), begun: begun.join(' ') };
  } catch {
    return undefined;
  }
}

/** @param {string} lock */
function isOldAndEmpty(lock) {
  const stat = statSync(lock, { throwIfNoEntry: false });
  return stat !== undefined && stat.size === 0 && Date.now() - stat.mtimeMs > EMPTY_MS;
}

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** @type {Map<number, string>} */
const own = new Map();

/**
 * When a process began, in the system's own words: two processes of one number began at different times.
 * @param {number} pid
 * @returns {string} nothing where the system doesn't tell
 */
function beginningOf(pid) {
  const known = own.get(pid);
  if (known !== undefined) return known;
  const begun = lookUpBeginning(pid);
  if (pid === process.pid) own.set(pid, begun);
  return begun;
}

/** @param {number} pid */
function lookUpBeginning(pid) {
  if (process.platform === 'win32') return '';
  try {
    // proc(5): the 22nd field, counted behind the command's name, which may hold blanks and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
  }
}
