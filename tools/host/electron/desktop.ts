import { spawn } from 'node:child_process';
import type { MenuItemConstructorOptions } from 'electron';
import { strict } from '../not-implemented.ts';
import { StrictEmitter } from '../strict-emitter.ts';

/** The parts of a desktop that a browser's process can't reach: menus, tray, power, key store. */

type Popup = { window: { webContents: { popUp(items: MenuItemConstructorOptions[]): void } } };

/** Windows of the browser have no menu bar of ours; the same actions are in the page. Context menus are drawn there. */
export const Menu = strict('Menu', {
  buildFromTemplate: (items: MenuItemConstructorOptions[]) => ({
    items,
    popup: ({ window }: Popup) => window.webContents.popUp(items),
  }),
  setApplicationMenu(): void {},
});

/** Before there is a page, the terminal is where to tell. */
export const dialog = strict('dialog', {
  showErrorBox: (_title: string, content: string): void => console.error(content),
});

/** There is no icon; starting the app again brings the window back. */
export class Tray extends StrictEmitter {
  constructor(_image: unknown) {
    super('Tray', ['click']);
  }

  setToolTip(): void {}
  setTitle(): void {}
  setContextMenu(): void {}
  destroy(): void {}
}

const LOOK_EVERY_MS = 5_000;
/** A timer this late was held up by sleep. */
const SLEPT_MS = 30_000;

/** Waking up is told by a timer that came late; the only use of the computer that is seen is that of our own pages. */
class PowerMonitor extends StrictEmitter {
  private usedAt = Date.now();

  constructor() {
    super('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen']);
    let last = Date.now();
    setInterval(() => {
      const now = Date.now();
      if (now - last > LOOK_EVERY_MS + SLEPT_MS) this.emit('resume');
      last = now;
    }, LOOK_EVERY_MS).unref();
  }

  /** Seconds, by the wall clock: sleep counts. */
  getSystemIdleTime(): number {
    return Math.max(0, Math.floor((Date.now() - this.usedAt) / 1000));
  }

  /** For our pages: somebody has used one. */
  used(): void {
    this.usedAt = Date.now();
  }
}
export const powerMonitor = new PowerMonitor();

/** No key store is offered rather than a weak one. */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(false),
  getSelectedStorageBackend: () => 'basic_text' as const,
});

/** Hands something to the program that the desktop has for it. */
function open(what: string): Promise<string> {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', what]
      : process.platform === 'win32'
        ? ['rundll32.exe', 'url.dll,FileProtocolHandler', what]
        : ['xdg-open', what];
  return new Promise((resolve) => {
    const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
    child.once('error', (error) => resolve(error.message));
    child.once('spawn', () => {
      child.unref();
      resolve('');
    });
  });
}

export const shell = strict('shell', {
  async openExternal(url: string): Promise<void> {
    const problem = await open(url);
    if (problem !== '') throw new Error(problem);
  },
  /** Resolves to what went wrong; empty when nothing did. */
  openPath: open,
});
