import { readFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { profilesOf, removeProfile } from '../chromium/profile.ts';
import { NotImplementedInChromiumHost } from '../not-implemented.ts';
import { StrictEmitter } from '../strict-emitter.ts';
import { claimInstance, releaseInstance } from './single-instance.ts';
import { closeBrowsers, setUserData } from './surfaces.ts';
import { wordsFor } from './words.ts';

const root = resolve(import.meta.dirname, '../../..');
const { productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  productName: string;
  version: string;
};

const EVENTS = [
  'ready',
  'activate',
  'second-instance',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
];

/** An empty `HOME` names no folder; below it everything would lie wherever the app was started. */
const homeFolder = (): string => homedir() || userInfo().homedir;

const configFolder = (): string => {
  const home = homeFolder();
  if (process.platform === 'win32') return process.env.APPDATA ?? join(home, 'AppData/Roaming');
  if (process.platform === 'darwin') return join(home, 'Library/Application Support');
  return process.env.XDG_CONFIG_HOME || join(home, '.config');
};

/** A window, as far as the app is concerned. */
type Window = {
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
  isVisible(): boolean;
  /** Rejects when its page isn't there. */
  answers(): Promise<void>;
};

/** How long a window may take to be there when the app was started again. */
const SHOW_WITHIN_MS = 60_000;

class App extends StrictEmitter {
  readonly isPackaged = false;
  private readonly paths: Record<string, string> = {
    home: homeFolder(),
    appData: configFolder(),
    userData: join(configFolder(), productName),
    temp: tmpdir(),
  };
  private readonly windows = new Set<Window>();
  private readonly ready: Promise<void>;
  private quitting = false;
  private exited = false;

  constructor() {
    super('app', EVENTS);
    this.ready = new Promise((done) => {
      setImmediate(() => {
        this.emit('ready');
        done();
      });
    });
  }

  whenReady(): Promise<void> {
    return this.ready;
  }

  getPath(name: string): string {
    const path = this.paths[name];
    if (path === undefined) throw new NotImplementedInChromiumHost(`app.getPath('${name}')`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.getPath(name);
    this.paths[name] = resolve(path);
  }

  getAppPath(): string {
    return root;
  }

  getName(): string {
    return productName;
  }

  getVersion(): string {
    return version;
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  /** Chromium's own sandbox is always on, but for root. */
  enableSandbox(): void {}

  /** The browser has its own. */
  setAppUserModelId(): void {}

  /** Windows and macOS only; without a packaged program there is nothing that could be started at login. */
  setLoginItemSettings(): void {}

  requestSingleInstanceLock(): boolean {
    const userData = this.getPath('userData');
    const isFirst = claimInstance(userData, (argv, cwd) => {
      this.emit('second-instance', {}, argv, cwd);
      return this.problemWithWindow();
    });
    if (isFirst) for (const leftover of profilesOf(userData)) removeProfile(leftover);
    return isFirst;
  }

  quit(): void {
    if (this.quitting) return;
    this.quitting = true;
    if (this.emitPreventable('before-quit')) {
      this.quitting = false;
      return;
    }
    for (const window of [...this.windows]) window.close();
    if (this.windows.size > 0) {
      this.quitting = false;
      return;
    }
    if (this.emitPreventable('will-quit')) return;
    this.exit();
  }

  exit(code = 0): void {
    if (this.exited) return;
    this.exited = true;
    for (const window of [...this.windows]) window.destroy();
    this.emit('quit', {}, code);
    releaseInstance();
    void closeBrowsers().finally(() => process.exit(code));
  }

  /** For our windows. */
  opened(window: Window): void {
    this.windows.add(window);
  }

  /** Resolves when a window is shown, or to what keeps it from being shown. */
  private async problemWithWindow(): Promise<string | undefined> {
    const giveUpAt = Date.now() + SHOW_WITHIN_MS;
    let problem: string = wordsFor(this.getPath('userData')).noWindow;
    while (!this.exited && Date.now() < giveUpAt) {
      for (const window of [...this.windows].filter((each) => each.isVisible())) {
        try {
          await window.answers();
          return undefined;
        } catch (error) {
          problem = error instanceof Error ? error.message : String(error);
        }
      }
      await sleep(100);
    }
    return this.exited ? undefined : problem;
  }

  /** For our windows: when the last one has closed, the app ends unless it listens and decides otherwise. */
  closed(window: Window): void {
    this.windows.delete(window);
    if (this.windows.size > 0 || this.quitting || this.exited) return;
    if (!this.emit('window-all-closed')) this.quit();
  }
}

export const app = new App();
setUserData(() => app.getPath('userData'));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
