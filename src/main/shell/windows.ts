import { app, BrowserWindow, nativeTheme, type WebPreferences } from 'electron';
import type { Language } from '../../i18n/languages.ts';
import { showEditMenu } from './menus.ts';
import { ORIGIN, pageUrl } from './pages.ts';
import { builtFile, resourceFile } from './paths.ts';

const BACKGROUND = { light: '#ffffff', dark: '#141414' };

const webPreferences = (): WebPreferences => ({
  preload: builtFile('preload/index.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  webviewTag: false,
  // Chromium's PDF viewer, for attachments.
  plugins: true,
  spellcheck: false,
  devTools: !app.isPackaged,
});

/** Nothing but our own pages is ever shown, and no page opens another window. */
function stayHome(window: BrowserWindow): void {
  window.webContents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${ORIGIN}/`)) event.preventDefault();
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

const routeAt = (url: string): string => url.slice(pageUrl('').length);

/** A page that nobody sees: to be printed or photographed. */
export function openHiddenPage(size: { width: number; height: number }): BrowserWindow {
  const unseen = { show: false, webPreferences: { ...webPreferences(), backgroundThrottling: false } };
  const window = new BrowserWindow({ ...size, ...unseen });
  stayHome(window);
  return window;
}

export type Desk = {
  /** Opens the window, or brings it to the front; on a page if one is given. */
  show(route?: string): void;
  tell(name: string, payload: unknown): void;
  /** Tells the page, if there is one that can hear. */
  ask(name: string): boolean;
  /** From now on closing the window is final. */
  release(): void;
};

/** A page that died sooner than this after it had come up is dying of itself. */
const SOON_MS = 2_000;
/** Crashes in a row after which the page is given up. */
const MOST_SOON = 5;

/**
 * The one window of the app. When its page dies it comes back by itself.
 * @param keepsRunning whether closing the window hides it and keeps reminding
 * @param beforeLeaving what is waited for before the window is hidden or closed
 * @param hidden called when the window was closed and the app goes on without it
 * @param lost called with the reason when no page stays alive, so that there is no window and none can be made
 */
export function createDesk({
  language,
  keepsRunning,
  beforeLeaving,
  hidden,
  lost,
}: {
  language: () => Language;
  keepsRunning: () => boolean;
  beforeLeaving: () => Promise<void>;
  hidden: () => void;
  lost: (reason: string) => void;
}): Desk {
  let window: BrowserWindow | undefined;
  let released = false;
  let upAt: number | undefined;
  let earlyCrashes = 0;
  let problem: string | undefined;

  /** A page that can't be loaded shows so itself. */
  function load(target: BrowserWindow, route: string): void {
    target.loadURL(pageUrl(route)).catch((error: unknown) => {
      problem = error instanceof Error ? error.message : String(error);
    });
  }

  function bringBack(target: BrowserWindow, reason: string): void {
    const isSoon = upAt === undefined || Date.now() - upAt < SOON_MS;
    earlyCrashes = isSoon ? earlyCrashes + 1 : 0;
    upAt = undefined;
    if (earlyCrashes >= MOST_SOON) lost(problem ?? reason);
    // Where it was, unless that is what it seems to die of.
    else load(target, earlyCrashes === MOST_SOON - 1 ? '#/' : routeAt(target.webContents.getURL()));
  }

  function open(route: string): BrowserWindow {
    const opening = new BrowserWindow({
      width: 1280,
      height: 800,
      minWidth: 1024,
      minHeight: 640,
      title: 'Liaison 联络台',
      icon: resourceFile('icons/icon.png'),
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: webPreferences(),
    });
    stayHome(opening);
    let mayClose = false;
    opening.on('close', (event) => {
      if (released || mayClose) return;
      event.preventDefault();
      void beforeLeaving().then(() => {
        if (keepsRunning()) {
          opening.hide();
          hidden();
        } else {
          mayClose = true;
          opening.close();
        }
      });
    });
    opening.once('closed', () => {
      window = undefined;
    });
    opening.webContents.on('context-menu', (_event, params) => showEditMenu(opening, params, language()));
    opening.webContents.on('did-finish-load', () => {
      upAt = Date.now();
    });
    opening.webContents.on('render-process-gone', (_event, { reason }) => {
      if (!opening.isDestroyed()) bringBack(opening, reason);
    });
    load(opening, route);
    return opening;
  }

  return {
    show(route) {
      if (window === undefined) {
        window = open(route ?? '#/');
        return;
      }
      // Only the fragment changes: the page stays as it is and goes there itself.
      if (route !== undefined && window.webContents.getURL() !== pageUrl(route)) load(window, route);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    tell(name, payload) {
      window?.webContents.send('event', { name, payload });
    },
    ask(name) {
      if (window === undefined || window.isDestroyed()) return false;
      window.webContents.send('event', { name, payload: {} });
      return true;
    },
    release() {
      released = true;
    },
  };
}
