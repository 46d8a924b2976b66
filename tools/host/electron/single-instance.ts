import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { wordsFor } from './words.ts';

let lock: DatabaseSync | undefined;
let server: Server | undefined;

/** The longest that a socket's path may be on every system (macOS), in bytes. */
const LONGEST_PATH = 103;
/** How long a running instance may take to listen, or to end. */
const PATIENCE_MS = 15_000;

/** One place per user-data folder: a socket in it, elsewhere if its path is too long; on Windows a named pipe. */
function addressOf(folder: string): string {
  const name = `liaison-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const own = join(folder, 'instance.sock');
  return Buffer.byteLength(own) <= LONGEST_PATH ? own : join(tmpdir(), `${name}.sock`);
}

/** SQLite's result code for what somebody else has locked. */
const BUSY = 5;

/** A lock that one process has at a time and that the system takes from it when it ends, however that comes about. */
function take(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Nothing is ever written; a journal beside it would be left behind.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === BUSY) return undefined;
    throw error;
  }
}

const TOLD = 0;
const NO_WINDOW = 2;

/** Tells the running instance, from a short-lived process because Electron's call answers at once; says what went wrong. */
const CLIENT = `
  const [address, message, noWindow, words] = process.argv.slice(1);
  const { showsNoWindow, doesNotAnswer } = JSON.parse(words);
  const say = (problem) => {
    console.error(problem);
    process.exit(Number(noWindow));
  };
  let answer = '';
  const socket = require('node:net').connect(address, () => socket.end(message));
  socket.setEncoding('utf8');
  socket.on('data', (text) => { answer += text; });
  socket.on('error', () => setTimeout(() => process.exit(1), 200));
  socket.on('close', () => {
    if (answer === '') return;
    const { problem } = JSON.parse(answer);
    if (problem) say(showsNoWindow + problem);
    process.exit(0);
  });
  socket.on('end', () => answer === '' && process.exit(1));
  setTimeout(() => say(doesNotAnswer), 75000);
`;

/**
 * Becomes the one instance that uses a user-data folder, or tells the one there is. Ends the process with a line where
 * that one shows no window.
 * @param second called with what another instance was started with; resolves when a window is shown, or to what keeps it from that
 * @returns whether we are it
 */
export function claimInstance(
  folder: string,
  second: (argv: string[], cwd: string) => Promise<string | undefined>,
): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const address = addressOf(folder);
  const words = wordsFor(folder);
  const message = JSON.stringify({ argv: process.argv, cwd: process.cwd() });
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    lock = take(join(folder, 'instance.lock'));
    if (lock !== undefined) break;
    const given = [address, message, String(NO_WINDOW), JSON.stringify(words)];
    const { status } = spawnSync(process.execPath, ['-e', CLIENT, ...given], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status === TOLD) return false;
    if (status === NO_WINDOW) process.exit(1);
    if (Date.now() > giveUpAt) {
      console.error(words.doesNotListen);
      process.exit(1);
    }
  }
  if (process.platform !== 'win32') rmSync(address, { force: true });
  server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => {
      const { argv, cwd } = JSON.parse(text) as { argv: string[]; cwd: string };
      void second(argv, cwd).then((problem) => socket.end(JSON.stringify({ problem })));
    });
    socket.on('error', () => undefined);
  });
  server.on('error', (error) => {
    console.error(words.cannotListen + error.message);
    process.exit(1);
  });
  server.listen(address);
  return true;
}

/** The lock stays until the process has ended. */
export function releaseInstance(): void {
  server?.close();
}
