import type { Frame } from '../chromium/page.ts';
import { strict } from '../not-implemented.ts';
import { createClone } from '../page/clone.ts';
import type { FromPage } from '../page/preload-runtime.ts';
import { toApp } from './origin.ts';
import type { WebContents } from './web-contents.ts';

const { encode, decode } = createClone();

export { encode };

type Handler = (event: unknown, ...args: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    handlers.delete(channel);
  },
});

/** Electron's WebFrameMain, as far as a sender check needs it. */
const senderFrame = ({ origin, url, top }: Frame) =>
  strict('event.senderFrame', { origin: toApp(origin), url: toApp(url), parent: top ? null : {} });

/** Serves what a page asks, with Electron's words for what goes wrong. */
export async function serve(
  message: Extract<FromPage, { id: number }>,
  frame: Frame,
  sender: WebContents,
): Promise<void> {
  const { id, channel } = message;
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const event = strict('event', { sender, senderFrame: senderFrame(frame), frameId: 0, processId: 0 });
    const value = await handler(event, ...(decode(message.args) as unknown[]));
    sender.reply({ kind: 'reply', id, value: encode(value) });
  } catch (error) {
    const text = `Error invoking remote method '${channel}': ${error}`;
    sender.reply({ kind: 'failure', id, message: text });
  }
}
