import type { Session } from '../chromium/connection.ts';
import { preparePage } from '../chromium/page.ts';
import { StrictEmitter } from '../strict-emitter.ts';
import { WEB_ORIGIN } from './origin.ts';
import { headless, invisiblePage } from './surfaces.ts';

const BINDING = 'notified';
const shown = new Map<number, (event: string) => void>();
let lastId = 0;
let opening: Promise<Session> | undefined;

/** The invisible page of our origin that all notifications come from. It outlives windows, not the browser. */
async function notificationPage(): Promise<Session> {
  const target = await invisiblePage();
  target.onGone(() => {
    opening = undefined;
  });
  const page = await preparePage(target, '', {
    message: () => undefined,
    request: async () => ({
      fulfil: new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }),
    }),
    windowOpen: () => undefined,
    navigated: () => undefined,
    crashed: () => undefined,
  });
  const { session } = target;
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== BINDING) return;
    const [id, event] = JSON.parse(payload) as [number, string];
    shown.get(id)?.(event);
  });
  await session.send('Runtime.addBinding', { name: BINDING });
  await page.navigate(`${WEB_ORIGIN}/notifications`);
  return session;
}

/** Runs in the page. */
function raise(id: number, title: string, body: string, silent: boolean): void {
  const notification = new window.Notification(title, { body, silent });
  const tell = (event: string): void =>
    (globalThis as unknown as Record<string, (text: string) => void>).notified?.(JSON.stringify([id, event]));
  for (const event of ['show', 'click', 'close', 'error']) {
    notification.addEventListener(event, () => tell(event));
  }
}

export class Notification extends StrictEmitter {
  private readonly content: { title: string; body: string; silent: boolean };

  constructor({
    title = '',
    body = '',
    silent = false,
  }: { title?: string; body?: string; silent?: boolean } = {}) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    this.content = { title, body, silent };
  }

  /** A headless browser has no desktop to show it on. */
  static isSupported(): boolean {
    return !headless;
  }

  show(): void {
    void this.raise().catch((error: unknown) => this.emit('failed', {}, String(error)));
  }

  private async raise(): Promise<void> {
    opening ??= notificationPage();
    const session = await opening;
    lastId += 1;
    const id = lastId;
    shown.set(id, (event) => {
      if (event === 'error') this.emit('failed', {}, 'the desktop did not show it');
      else this.emit(event, {});
      if (event === 'close' || event === 'error') shown.delete(id);
    });
    const { title, body, silent } = this.content;
    const expression = `(${raise})(${[id, title, body, silent].map((value) => JSON.stringify(value)).join(',')})`;
    await session.send('Runtime.evaluate', { expression });
  }
}
