import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { findBrowser } from '../../browser.mjs';
import { Connection, type Protocol, type Session } from './connection.ts';
import { environmentOf, makeProfile, removeProfile } from './profile.ts';

type Gone = 'closed' | 'died';

/** A page of the browser, paused until its owner has prepared it and resumes it. */
export type Target = {
  session: Session;
  targetId: string;
  /** Called once, when the page has gone: closed by us or by the user, or with a browser that died. */
  onGone(listener: (how: Gone) => void): void;
  close(): Promise<void>;
};

export type Chromium = {
  /** A window of its own without tabs and address bar; in a headless browser, a page. */
  openPage(size: { width: number; height: number }): Promise<Target>;
  /** A page outside all windows that lives as long as the browser. Only beside an open window. */
  openInvisible(): Promise<Target>;
  /** These permissions for an origin and no others. */
  grantOnly(origin: string, permissions: Protocol.Browser.PermissionType[]): Promise<void>;
  close(): Promise<void>;
};

const SHUT_DOWN_MS = 3_000;
const OPEN_MS = 20_000;

/** None of these is one that the browser warns of in a bar across the page. */
const FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--no-pings',
  '--block-new-web-contents',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-gpu-shader-disk-cache',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--hide-crash-restore-bubble',
  // Nothing is stored in this profile, so no system keyring needs to be unlocked for it.
  '--password-store=basic',
  '--use-mock-keychain',
];

/** Chromium refuses its sandbox to root, who runs containers and tests. Everybody else keeps it. */
const rootFlags = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []);

/** A port for tests to look at the pages through, on the loopback interface only. */
const testFlags = (): string[] => (process.env.LIAISON_TEST_CDP === '1' ? ['--remote-debugging-port=0'] : []);

const alive = new Set<{ child: ChildProcess; profile: string }>();
process.on('exit', () => {
  for (const { child, profile } of alive) {
    child.kill('SIGKILL');
    removeProfile(profile);
  }
});

/**
 * Starts a browser without windows, driven over a pipe.
 * @param userData the folder that its profile belongs to, which is made anew each time and removed at the end
 * @param onGone called once when it has ended, however it came to that
 */
export async function launchChromium({
  headless,
  userData,
  onGone,
}: {
  headless: boolean;
  userData: string;
  onGone: () => void;
}): Promise<Chromium> {
  const executable = findBrowser();
  if (executable === undefined) throw new Error('no Chrome, Edge or Chromium found');
  const profile = makeProfile(userData);
  const shared = [`--user-data-dir=${profile}`, '--incognito', ...rootFlags()];
  const env = environmentOf(profile);
  const mode = headless ? ['--headless', '--font-render-hinting=none'] : [];
  const child = spawn(executable, ['--remote-debugging-pipe', ...FLAGS, ...shared, ...mode, ...testFlags()], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env,
  });
  const entry = { child, profile };
  alive.add(entry);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  }).then(() => {
    alive.delete(entry);
    removeProfile(profile);
  });

  const [, , , input, output] = child.stdio as [null, null, null, Writable, Readable];
  const connection = new Connection(output, input, () => {
    onGone();
    pages.died();
  });
  const { browser } = connection;
  const pages = trackPages(connection);
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });

  return {
    async openPage({ width, height }) {
      const { url, target } = pages.expect();
      target.catch(() => undefined);
      if (headless) {
        await browser.send('Target.createTarget', { url, newWindow: true, width, height });
        return target;
      }
      // A second process hands its command line to the first, which opens an app window: no DevTools command does.
      const messenger = spawn(executable, [...shared, `--app=${url}`], { stdio: 'ignore', env });
      // Without a first one it would become a browser of its own.
      target.catch(() => messenger.kill('SIGKILL'));
      const opened = await target;
      const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId: opened.targetId });
      await browser.send('Browser.setWindowBounds', { windowId, bounds: { width, height } });
      return opened;
    },
    async openInvisible() {
      const target = pages.expectInvisible();
      target.catch(() => undefined);
      const { sessionId } = await browser.send('Target.attachToBrowserTarget');
      await connection
        .session(sessionId)
        .send('Target.createTarget', { url: 'about:blank', hidden: true, background: true });
      return target;
    },
    async grantOnly(origin, permissions) {
      await browser.send('Browser.grantPermissions', { origin, permissions });
    },
    async close() {
      const timer = setTimeout(() => child.kill('SIGKILL'), SHUT_DOWN_MS);
      browser.send('Browser.close').catch(() => undefined);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** Attaches to the pages that we asked for, and closes those that we didn't: Ctrl+N in a window, say. */
function trackPages(connection: Connection) {
  const expected = new Map<string, (target: Target | Error) => void>();
  const gone = new Map<string, (how: Gone) => void>();
  const { browser } = connection;
  let lastPage = 0;

  function claim(key: string): Promise<Target> {
    return new Promise((resolve, reject) => {
      const settle = (target: Target | Error): void => {
        clearTimeout(timer);
        expected.delete(key);
        if (target instanceof Error) reject(target);
        else resolve(target);
      };
      const timer = setTimeout(() => settle(new Error('the browser opened no page')), OPEN_MS);
      expected.set(key, settle);
    });
  }

  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { type, url, targetId } }) => {
    const settle = expected.get(type === 'other' ? type : url);
    const session = connection.session(sessionId);
    if (settle === undefined) {
      if (type === 'page') void browser.send('Target.closeTarget', { targetId }).catch(() => undefined);
      else void session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
      return;
    }
    const listeners: ((how: Gone) => void)[] = [];
    gone.set(sessionId, (how) => {
      gone.delete(sessionId);
      for (const listener of listeners) listener(how);
    });
    settle({
      session,
      targetId,
      onGone: (listener) => listeners.push(listener),
      close: () => browser.send('Target.closeTarget', { targetId }).then(() => undefined),
    });
  });
  browser.on('Target.detachedFromTarget', ({ sessionId }) => {
    gone.get(sessionId)?.('closed');
    connection.forget(sessionId);
  });

  return {
    expect(): { url: string; target: Promise<Target> } {
      lastPage += 1;
      const url = `data:text/html,<title>Liaison</title><!--${lastPage}-->`;
      return { url, target: claim(url) };
    },
    expectInvisible: () => claim('other'),
    /** The browser has gone, and all pages with it. */
    died(): void {
      for (const settle of [...expected.values()]) settle(new Error('the browser has gone'));
      for (const tell of [...gone.values()]) tell('died');
    },
  };
}
