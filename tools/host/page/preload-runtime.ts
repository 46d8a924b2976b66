import type { createClone } from './clone.ts';
import type { createMenu, MenuItem, MenuParams } from './menu.ts';

/** From the page to the host. */
export type FromPage =
  | { id: number; channel: string; args: string }
  | { menuAsked: MenuParams }
  | { menuChose: number }
  | 'used';

/** From the host to the page. */
export type ToPage =
  | { kind: 'reply'; id: number; value: string }
  | { kind: 'failure'; id: number; message: string }
  | { kind: 'event'; channel: string; args: string }
  | { kind: 'menu'; items: MenuItem[] };

type Exports = Record<string, unknown>;
type Preload = (require: (name: string) => unknown, module: { exports: Exports }, exports: Exports) => void;

/**
 * Runs a preload script in a page as Electron's sandbox does: it gets `contextBridge` and `ipcRenderer`, and the page
 * sees nothing but what the bridge exposes. Only its text reaches the page, so it uses nothing from outside.
 */
export function runPreload(
  makeClone: typeof createClone,
  makeMenu: typeof createMenu,
  { binding, token }: { binding: string; token: string },
  preload: Preload,
): void {
  const world = globalThis as Record<string, unknown> & typeof globalThis;
  const post = world[binding] as ((text: string) => void) | undefined;
  if (post === undefined) return;
  delete world[binding];
  // Frames inside the page (a PDF's viewer) get no preload, as in Electron: they would take the host's answers.
  if (world.self !== world.top) return;

  const { encode, decode } = makeClone();
  const tell = (message: FromPage): void => post(JSON.stringify(message));
  const menu = makeMenu(
    (menuAsked) => tell({ menuAsked }),
    (menuChose) => tell({ menuChose }),
  );
  type Waiting = { resolve(value: unknown): void; reject(error: Error): void };
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Listener[]>();
  let lastId = 0;

  const strict = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(object, property) {
        if (property in object || typeof property === 'symbol') return Reflect.get(object, property);
        throw new Error(`NotImplementedInChromiumHost: ${name}.${property}`);
      },
    });

  const ipcRenderer = strict('ipcRenderer', {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        let text: string;
        try {
          text = encode(args);
        } catch {
          reject(new Error('An object could not be cloned.'));
          return;
        }
        waiting.set(id, { resolve, reject });
        tell({ id, channel, args: text });
      });
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      const kept = (listeners.get(channel) ?? []).filter((known) => known !== listener);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
  });

  function receive(message: ToPage): void {
    if (message.kind === 'menu') {
      menu.show(message.items);
      return;
    }
    if (message.kind === 'event') {
      const args = decode(message.args) as unknown[];
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...args);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'reply') asked?.resolve(decode(message.value));
    else asked?.reject(new Error(message.message));
  }

  /** Values are copied, functions wrapped, everything is frozen: nothing of the preload leaks. */
  function bridged(value: unknown): unknown {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result: unknown = value(...args.map(bridged));
        return result instanceof Promise ? result.then(bridged) : bridged(result);
      };
    }
    if (typeof value !== 'object' || value === null) return value;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (Array.isArray(value)) return value.map(bridged);
    if (prototype !== Object.prototype && prototype !== null) return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridged(item)]));
  }

  function deepFreeze(value: unknown): unknown {
    if (typeof value === 'object' && value !== null)
      for (const item of Object.values(value)) deepFreeze(item);
    return Object.freeze(value);
  }

  const contextBridge = strict('contextBridge', {
    exposeInMainWorld(key: string, api: unknown): void {
      if (Object.hasOwn(world, key))
        throw new Error(`Cannot bind an API on top of an existing property: ${key}`);
      Object.defineProperty(world, key, { value: deepFreeze(bridged(api)), enumerable: true });
    },
  });

  const electron = strict('electron (sandboxed)', { contextBridge, ipcRenderer });
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  // Somebody is there; told once in a while.
  let toldAt = 0;
  for (const event of ['pointerdown', 'pointermove', 'wheel', 'keydown']) {
    world.addEventListener(
      event,
      ({ isTrusted }) => {
        if (!isTrusted || Date.now() - toldAt < 1_000) return;
        toldAt = Date.now();
        tell('used');
      },
      { capture: true, passive: true },
    );
  }

  // Hands the host a reference to `receive` without leaving one where the page could find it.
  console.debug(token, receive);
  const module = { exports: {} };
  preload(require, module, module.exports);
}
