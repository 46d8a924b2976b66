import { readFileSync } from 'node:fs';
import type { MenuItemConstructorOptions, PrintToPDFOptions, WebContentsPrintOptions } from 'electron';
import type { Protocol } from '../chromium/connection.ts';
import { type Page, preparePage, type Reply } from '../chromium/page.ts';
import type { ToPage } from '../page/preload-runtime.ts';
import { StrictEmitter } from '../strict-emitter.ts';
import { powerMonitor } from './desktop.ts';
import { encode, serve } from './ipc.ts';
import { createImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { toApp, toWeb, WEB_ORIGIN } from './origin.ts';
import { answer } from './session.ts';
import { openPage } from './surfaces.ts';

const EVENTS = ['will-navigate', 'did-finish-load', 'render-process-gone', 'context-menu', 'destroyed'];

type WindowOpenHandler = (details: { url: string }) => { action: 'deny' };
export type Size = { width: number; height: number };

let lastId = 0;

/** A page: opened when it is first loaded, and again when it had been hidden. */
export class WebContents extends StrictEmitter {
  readonly id: number;
  private readonly preload: string;
  private readonly shown: boolean;
  private readonly size: Size;
  private readonly gone: () => void;
  private page: Promise<Page> | undefined;
  private url = '';
  /** The document that we ourselves are loading; a navigation to anywhere else is the page's. */
  private loading: string | undefined;
  private openHandler: WindowOpenHandler | undefined;
  private destroyed = false;
  private menu: MenuItemConstructorOptions[] = [];

  /** @param gone called when the user has closed the page */
  constructor(options: { preload: string | undefined; shown: boolean; size: Size }, gone: () => void) {
    super('webContents', EVENTS);
    lastId += 1;
    this.id = lastId;
    this.preload = options.preload === undefined ? '' : readFileSync(options.preload, 'utf8');
    this.shown = options.shown;
    this.size = options.size;
    this.gone = gone;
    nativeTheme.on('updated', this.applyTheme);
  }

  async loadURL(url: string): Promise<void> {
    this.url = url;
    const page = await this.open();
    this.loading = toWeb(url).split('#')[0];
    try {
      await page.navigate(toWeb(url));
    } finally {
      this.loading = undefined;
    }
    this.emit('did-finish-load');
  }

  getURL(): string {
    return this.url;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    this.reply({ kind: 'event', channel, args: encode(args) });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { target } = await this.open();
    const { result, exceptionDetails } = await target.session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async capturePage() {
    const { target } = await this.open();
    const { data } = await target.session.send('Page.captureScreenshot', { format: 'png' });
    return createImage(Buffer.from(data, 'base64'));
  }

  /** By the browser's own dialog, which takes the paper from the page's CSS. Nobody hears whether it was cancelled. */
  print(_: WebContentsPrintOptions, done?: (success: boolean, failureReason: string) => void): void {
    this.executeJavaScript('window.print()').then(
      () => done?.(true, ''),
      () => done?.(false, 'Print job failed'),
    );
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { target } = await this.open();
    const { data } = await target.session.send('Page.printToPDF', pdfParameters(options));
    return Buffer.from(data, 'base64');
  }

  /** For our windows: closes the page but remembers where it was. */
  async leave(): Promise<void> {
    const page = this.page;
    this.page = undefined;
    await (await page)?.target.close().catch(() => undefined);
  }

  /** For our windows: rejects when there is no page, or it doesn't answer. */
  async answers(): Promise<void> {
    if (this.page === undefined) throw new Error('there is no page');
    const { target } = await this.page;
    await target.session.send('Runtime.evaluate', { expression: '0' });
  }

  /** For our windows: opens it where it was. */
  async comeBack(): Promise<void> {
    if (this.page === undefined) await this.loadURL(this.url);
    const { target } = await this.open();
    await target.session.send('Page.bringToFront');
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    nativeTheme.off('updated', this.applyTheme);
    void this.leave().catch(() => undefined);
    this.emit('destroyed');
  }

  /** For our menus: shows one where the mouse's second button was pressed last. */
  popUp(items: MenuItemConstructorOptions[]): void {
    this.menu = items;
    const shown = items.map(({ label = '', enabled = true }) => ({ label, enabled }));
    this.reply({ kind: 'menu', items: shown });
  }

  private choose(index: number): void {
    const { role } = this.menu[index] ?? {};
    if (role === undefined) return;
    // A key that does nothing but what the editing command says.
    void this.page
      ?.then(({ target }) =>
        target.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [role] }),
      )
      .catch(() => undefined);
  }

  /** For the IPC: what goes to the page, if there is one. */
  reply(message: ToPage): void {
    void this.page?.then((page) => page.send(message)).catch(() => undefined);
  }

  private open(): Promise<Page> {
    if (this.page !== undefined) return this.page;
    const opening = this.start(() => this.page === opening && !this.destroyed);
    this.page = opening;
    opening.catch(() => {
      if (this.page !== opening) return;
      this.page = undefined;
      // After the rejection, which tells why.
      setImmediate(() => this.emit('render-process-gone', {}, { reason: 'launch-failed', exitCode: 1 }));
    });
    return opening;
  }

  /** @param isCurrent whether this page is still the one that is shown */
  private async start(isCurrent: () => boolean): Promise<Page> {
    const target = await openPage(this.shown, this.size);
    const page = await preparePage(target, this.preload, {
      message: (message, frame) => {
        if (message === 'used') powerMonitor.used();
        else if ('menuAsked' in message) this.emit('context-menu', {}, message.menuAsked);
        else if ('menuChose' in message) this.choose(message.menuChose);
        else void serve(message, frame, this);
      },
      request: (request) => this.request(request),
      windowOpen: (url) => this.openHandler?.({ url }),
      crashed: () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
      navigated: (url) => {
        this.url = toApp(url);
      },
    });
    target.onGone((how) => {
      if (!isCurrent()) return;
      this.page = undefined;
      if (how === 'closed') this.gone();
      else this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
    });
    if (!this.shown) {
      const metrics = { ...this.size, deviceScaleFactor: 1, mobile: false };
      await target.session.send('Emulation.setDeviceMetricsOverride', metrics);
    }
    await setTheme(page);
    return page;
  }

  private async request(paused: Protocol.Fetch.requestPausedPayload): Promise<Reply> {
    const { request, resourceType, frameId } = paused;
    const target = await this.page?.then((page) => page.target);
    const mainDocument = resourceType === 'Document' && frameId === target?.targetId;
    const ours = this.loading === request.url || toWeb(this.url).split('#')[0] === request.url;
    if (mainDocument && !ours && this.emitPreventable('will-navigate', { url: toApp(request.url) }))
      return 'abort';
    if (!request.url.startsWith(`${WEB_ORIGIN}/`)) return 'continue';
    return { fulfil: await answer(request) };
  }

  private readonly applyTheme = (): void => {
    void this.page?.then(setTheme).catch(() => undefined);
  };
}

async function setTheme({ target }: Page): Promise<void> {
  const value = nativeTheme.themeSource === 'system' ? '' : nativeTheme.themeSource;
  await target.session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value }],
  });
}

/** Inches. */
const A4 = { width: 8.27, height: 11.69 };

function pdfParameters({
  pageSize: _,
  margins,
  ...options
}: PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  return {
    ...options,
    paperWidth: A4.width,
    paperHeight: A4.height,
    ...(margins?.top !== undefined && { marginTop: margins.top }),
    ...(margins?.bottom !== undefined && { marginBottom: margins.bottom }),
    ...(margins?.left !== undefined && { marginLeft: margins.left }),
    ...(margins?.right !== undefined && { marginRight: margins.right }),
  };
}
