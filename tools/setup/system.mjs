import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../browser.mjs';
import { alone } from './lock.mjs';
import { SetupError, say } from './project.mjs';
import { run } from './run.mjs';

/** Each command that tests use, and the Debian package that has it. */
const TEST_TOOLS = {
  Xvfb: 'xvfb',
  'xvfb-run': 'xvfb',
  xauth: 'xauth',
  'dbus-run-session': 'dbus-daemon',
  'dbus-monitor': 'dbus-bin',
  dunst: 'dunst',
  pdftotext: 'poppler-utils',
  strace: 'strace',
};

/** @param {string} command */
const isInstalled = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

const canInstall = () => process.getuid?.() === 0 && isInstalled('apt-get');

/** @param {string[]} packages */
const install = async (packages) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  say(`Installing ${packages.join(', ')} …`);
  // What an interrupted installation left half done would keep every later one from starting.
  await run('dpkg', ['--configure', '-a'], { env, output: 'kept' });
  await run('apt-get', ['update', '-q'], { env, output: 'kept' });
  await run('apt-get', args, { env });
};

/**
 * An installed Chrome, Edge or Chromium; on Debian as root, Chromium is installed.
 * @returns {Promise<string>} its executable
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  const browser = await alone('system', async () => {
    if (findBrowser() === undefined && canInstall()) await install(['chromium', 'fonts-noto-cjk']);
    return findBrowser();
  });
  if (browser === undefined)
    throw new SetupError(`Neither Electron nor a browser could be found. ${advice()}`);
  return browser;
}

const advice = () => {
  if (process.platform === 'win32') return 'Please run: winget install Google.Chrome';
  if (process.platform === 'darwin') return 'Please run: brew install --cask google-chrome';
  return 'Please run: sudo apt-get install chromium fonts-noto-cjk';
};

/** What end-to-end tests need beside a browser: a display, a session bus, a notification daemon, a reader of PDF, a tracer. */
export async function ensureTestTools() {
  const missing = () => Object.entries(TEST_TOOLS).filter(([command]) => !isInstalled(command));
  if (process.platform !== 'linux' || missing().length === 0) return;
  const packages = [...new Set(missing().map(([, name]) => name))];
  await alone('system', async () => {
    if (missing().length > 0 && canInstall()) await install(packages);
  });
  if (missing().length > 0) {
    throw new SetupError(`The tests need more tools. Please run: sudo apt-get install ${packages.join(' ')}`);
  }
}
