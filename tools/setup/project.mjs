import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

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

  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
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

/** @param {string} name */
export const removeStamp = (name) => rmSync(join(STAMPS, name), { force: true });

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
