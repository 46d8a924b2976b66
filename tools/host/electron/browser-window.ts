import type { BrowserWindowConstructorOptions } from 'electron';
import { NotImplementedInChromiumHost } from '../not-implemented.ts';
import { StrictEmitter } from '../strict-emitter.ts';
import { app } from './app.ts';
import { headless } from './surfaces.ts';
import { WebContents } from './web-contents.ts';

const EVENTS = ['close', 'closed', 'show', 'hide'];

/**
 * A window. One that was created with `show: false` is a page of the headless browser and can't be shown later. A hidden
 * one has no page: its address is loaded again when it is shown.
 */
export class BrowserWindow extends StrictEmitter {
  readonly webContents: WebContents;
  private readonly neverShown: boolean;
  private visible: boolean;
  private destroyed = false;

  constructor({
    width = 800,
    height = 600,
    show = true,
    webPreferences,
  }: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', EVENTS);
    this.neverShown = !show;
    this.visible = show;
    this.webContents = new WebContents(
      { preload: webPreferences?.preload, shown: show && !headless, size: { width, height } },
      () => this.close(),
    );
    app.opened(this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  isVisible(): boolean {
    return this.visible;
  }

  /** For the app. */
  answers(): Promise<void> {
    return this.webContents.answers();
  }

  /** Not known without asking the window; showing it restores it anyway. */
  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.show();
  }

  focus(): void {
    this.show();
  }

  show(): void {
    if (this.neverShown) throw new NotImplementedInChromiumHost('BrowserWindow.show() after show: false');
    this.visible = true;
    void this.webContents.comeBack().catch(() => undefined);
    this.emit('show');
  }

  hide(): void {
    this.visible = false;
    void this.webContents.leave().catch(() => undefined);
    this.emit('hide');
  }

  close(): void {
    if (!this.emitPreventable('close')) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.webContents.destroy();
    this.emit('closed');
    app.closed(this);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
}
