import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, _electron as electron, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { profilesOf } from '../../tools/host/chromium/profile.ts';
import { launchCommand } from '../../tools/launch.mjs';
import { nodeBinary, ROOT } from '../../tools/setup.mjs';

export type App = {
  /** The main window. */
  page: Page;
  userData: string;
  pid: number;
  /** Asks the app to quit, as the desktop does, and waits until it has. */
  close(): Promise<void>;
  /** Ends it without warning: a crash. */
  kill(): Promise<void>;
  /** The main window again, after it was closed and shown anew. */
  window(): Promise<Page>;
};

export type StartOptions = {
  /** Kept from one start to the next; unless given, a new one that goes with the app. */
  userData?: string;
  args?: string[];
  /** With a `DISPLAY` windows are real, without one the browser is headless. */
  env?: NodeJS.ProcessEnv;
};

const READY_MS = 30_000;

/** Waits for something to be there. Rejects with `what` when it doesn't come in time. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const giveUpAt = Date.now() + READY_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await sleep(50);
  }
}

/** What has to go with the file of tests: apps, also of a test that failed, then folders. */
const apps: ChildProcess[] = [];
const folders: string[] = [];
afterAll(async () => {
  await Promise.all(apps.map((app) => ended(app, 'SIGKILL')));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A folder that goes away with the file of tests. */
export function temporaryFolder(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'liaison-e2e-'));
  folders.push(folder);
  return folder;
}

/** Starts the built app, on Electron where its binary is there, else on the Chromium host, and finds its window. */
export async function startApp({ userData, args = [], env = {} }: StartOptions = {}): Promise<App> {
  const folder = userData ?? temporaryFolder();
  const all = [`--user-data=${folder}`, ...args];
  const launch = launchCommand(all);
  const headless = env.DISPLAY === undefined ? { LIAISON_HEADLESS: '1' } : {};
  const environment = { ...process.env, ...headless, LIAISON_TEST_CDP: '1', ...env };
  return launch.host === 'electron'
    ? startElectron(launch.command, launch.args, environment, folder)
    : startChromium(launch.command, launch.args, environment, folder);
}

async function startElectron(
  executablePath: string,
  args: string[],
  environment: NodeJS.ProcessEnv,
  userData: string,
): Promise<App> {
  const env = Object.fromEntries(
    Object.entries(environment).filter((e): e is [string, string] => e[1] !== undefined),
  );
  const app = await electron.launch({ executablePath, args, env });
  const child = app.process();
  return {
    page: await app.firstWindow(),
    userData,
    pid: child.pid ?? 0,
    close: () => app.close(),
    kill: () => ended(child, 'SIGKILL'),
    window: () => until('the window', () => app.windows()[0]),
  };
}

async function startChromium(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  userData: string,
): Promise<App> {
  // A run that was killed has left its own behind.
  for (const file of portFiles(userData)) rmSync(file);
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: ROOT, env });
  apps.push(child);
  let browser: Browser | undefined;
  const window = () =>
    until('the window', async () => {
      if (child.exitCode !== null) throw new Error(`the app ended with exit code ${child.exitCode}`);
      const endpoint = endpointIn(userData);
      if (browser?.isConnected() !== true && endpoint !== undefined)
        browser = await chromium.connectOverCDP(endpoint).catch(() => undefined);
      const pages = browser?.contexts().flatMap((context) => context.pages());
      return pages?.find((page) => page.url().startsWith('https://liaison.invalid/index.html'));
    });
  return {
    page: await window(),
    userData,
    pid: child.pid ?? 0,
    close: () => ended(child, 'SIGTERM'),
    kill: () => ended(child, 'SIGKILL'),
    window,
  };
}

const portFiles = (userData: string): string[] =>
  profilesOf(userData)
    .map((folder) => join(folder, 'DevToolsActivePort'))
    .filter((file) => existsSync(file));

/** Where the browser that the host started can be reached; it writes so into its profile. */
function endpointIn(userData: string): string | undefined {
  const [file] = portFiles(userData);
  if (file === undefined) return undefined;
  const [port, path] = readFileSync(file, 'utf8').split('\n');
  return path === undefined ? undefined : `ws://127.0.0.1:${port}${path}`;
}

function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** Makes a call from a page, which must succeed. */
export async function answerOf<T>(page: Page, name: string, input: object = {}): Promise<T> {
  const answer = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message} ${JSON.stringify(answer.error.issues)}`);
  return answer.value as T;
}

export type Vault = { vault: string; passphraseFile: string; passphrase: string };

/** Options that open a vault at start. */
export const opening = ({ vault, passphraseFile }: Vault): string[] => [
  `--vault=${vault}`,
  `--passphrase-file=${passphraseFile}`,
];

/** A vault made by the command line: the sample or an empty one. */
export function createVault(kind: 'sample' | 'init', ...options: string[]): Vault {
  const folder = temporaryFolder();
  const passphrase = 'correct horse battery staple';
  const made = { vault: join(folder, 'vault'), passphraseFile: join(folder, 'passphrase'), passphrase };
  writeFileSync(made.passphraseFile, passphrase);
  cli(
    kind,
    ...opening(made),
    ...(kind === 'init' && !options.includes('--name') ? ['--unnamed'] : []),
    ...options,
  );
  return made;
}

/** What a command prints. Throws its refusal. */
export function cli(...args: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(nodeBinary(), [join(ROOT, 'out/main/cli.js'), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
