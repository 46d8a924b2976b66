import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let server: Server | undefined;

/** The longest that a socket's path may be on every system (macOS), in bytes. */
const LONGEST_PATH = 103;

/** One place per user-data folder: a socket in it, elsewhere if its path is too long; on Windows a named pipe. */
function addressOf(folder: string): string {
  const name = `liaison-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const own = join(folder, 'instance.sock');
  return Buffer.byteLength(own) <= LONGEST_PATH ? own : join(tmpdir(), `${name}.sock`);
}

/** Tells the running instance, from a short-lived process because Electron's call answers at once. */
const CLIENT = `
  const [address, message] = process.argv.slice(1);
  const socket = require('node:net').connect(address, () => socket.end(message));
  socket.on('error', () => process.exit(1));
  socket.on('close', () => process.exit(0));
  setTimeout(() => process.exit(1), 3000);
`;

/**
 * Becomes the one instance that uses a user-data folder, or tells the one there is.
 * @returns whether we are it
 */
export function claimInstance(folder: string, second: (argv: string[], cwd: string) => void): boolean {
  const address = addressOf(folder);
  const message = JSON.stringify({ argv: process.argv, cwd: process.cwd() });
  const told = spawnSync(process.execPath, ['-e', CLIENT, address, message], { stdio: 'ignore' });
  if (told.status === 0) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') rmSync(address, { force: true });
  server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('end', () => {
      const { argv, cwd } = JSON.parse(text) as { argv: string[]; cwd: string };
      second(argv, cwd);
    });
    socket.on('error', () => undefined);
  });
  server.on('error', (error) => {
    console.error(`another instance started at the same moment: ${error.message}`);
    process.exit(0);
  });
  server.listen(address);
  return true;
}

export function releaseInstance(): void {
  server?.close();
}
