import type { Protocol } from '../chromium/connection.ts';
import { type Chromium, launchChromium, type Target } from '../chromium/launch.ts';
import { WEB_ORIGIN } from './origin.ts';

/**
 * The browsers that windows live in: one that the user sees, and a headless one for windows that are never shown. With
 * no display there is only the second.
 */
type Kind = 'seen' | 'unseen';

const noDisplay =
  process.platform === 'linux' &&
  process.env.DISPLAY === undefined &&
  process.env.WAYLAND_DISPLAY === undefined;

export const headless = noDisplay || process.env.LIAISON_HEADLESS === '1';

const running = new Map<Kind, Promise<Chromium>>();
const pages = { seen: 0, unseen: 0 };
let invisible: Promise<Target> | undefined;
let granted: Protocol.Browser.PermissionType[] = [];
let userData: () => string = () => {
  throw new Error('the app has not said where its data is');
};

export const setUserData = (folder: () => string): void => {
  userData = folder;
};

/** The permissions that every page has, now and later. */
export function grant(permissions: Protocol.Browser.PermissionType[]): void {
  granted = permissions;
  for (const browser of running.values()) {
    void browser.then((chromium) => chromium.grantOnly(WEB_ORIGIN, granted)).catch(() => undefined);
  }
}

function browserFor(kind: Kind): Promise<Chromium> {
  const known = running.get(kind);
  if (known !== undefined) return known;
  const forget = (): void => {
    if (running.get(kind) === launched) running.delete(kind);
  };
  const launched = launchChromium({ headless: kind === 'unseen', userData: userData(), onGone: forget }).then(
    async (chromium) => {
      await chromium.grantOnly(WEB_ORIGIN, granted);
      return chromium;
    },
  );
  running.set(kind, launched);
  launched.catch(forget);
  return launched;
}

export async function openPage(shown: boolean, size: { width: number; height: number }): Promise<Target> {
  const kind: Kind = shown && !headless ? 'seen' : 'unseen';
  pages[kind] += 1;
  try {
    const browser = await browserFor(kind);
    const target = await browser.openPage(size);
    if (kind === 'seen') invisible ??= makeInvisible(browser);
    target.onGone(() => {
      pages[kind] -= 1;
      if (kind === 'unseen' && pages[kind] === 0 && !headless) void browser.close();
    });
    return target;
  } catch (error) {
    pages[kind] -= 1;
    throw error;
  }
}

function makeInvisible(browser: Chromium): Promise<Target> {
  const made = browser.openInvisible().then((target) => {
    target.onGone(() => {
      invisible = undefined;
    });
    return target;
  });
  made.catch(() => {
    invisible = undefined;
  });
  return made;
}

/** A page that is never seen in the browser that the desktop knows; notifications come from it. */
export async function invisiblePage(): Promise<Target> {
  if (invisible !== undefined) return invisible;
  // The browser makes such a page only beside a window.
  const window = await openPage(true, { width: 400, height: 300 });
  try {
    return await (invisible ?? Promise.reject(new Error('the browser makes no hidden pages')));
  } finally {
    await window.close();
  }
}

export async function closeBrowsers(): Promise<void> {
  const browsers = await Promise.allSettled(running.values());
  await Promise.allSettled(browsers.map((b) => (b.status === 'fulfilled' ? b.value.close() : undefined)));
}
