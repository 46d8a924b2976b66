import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createClone } from '../page/clone.ts';
import { createMenu } from '../page/menu.ts';
import { type FromPage, runPreload, type ToPage } from '../page/preload-runtime.ts';
import type { Protocol, Session } from './connection.ts';
import type { Target } from './launch.ts';

/** A frame that speaks over the bridge. `top` is false for a frame inside another. */
export type Frame = { origin: string; url: string; top: boolean };

export type PageEvents = {
  message(message: FromPage, frame: Frame): void;
  /** Every request that the page makes; the answer, or what to do with it. */
  request(request: Protocol.Fetch.requestPausedPayload): Promise<Reply>;
  windowOpen(url: string): void;
  /** The page is at another address now. */
  navigated(url: string): void;
  crashed(): void;
};

export type Reply = { fulfil: Response } | 'continue' | 'abort';

export type Page = {
  target: Target;
  /** Resolves when the page has loaded; rejects with the network's reason. */
  navigate(url: string): Promise<void>;
  send(message: ToPage): void;
};

const scriptFor = (preload: string, names: { binding: string; token: string }): string =>
  `(${runPreload})(${createClone},${createMenu},${JSON.stringify(names)},function(require,module,exports){${preload}\n})`;

/**
 * Prepares a fresh page: its requests come to us, its preload script runs before anything of its own, and the two ends of
 * the bridge are connected. Then lets it go.
 * @param preload the script's text; empty for none
 */
export async function preparePage(target: Target, preload: string, events: PageEvents): Promise<Page> {
  const { session } = target;
  const names = { binding: `host${randomBytes(8).toString('hex')}`, token: randomBytes(16).toString('hex') };
  const frames = new Map<number, Frame>();
  let receiver: string | undefined;
  let url = 'about:blank';

  function at(address: string): void {
    url = address;
    if (!address.startsWith('data:')) events.navigated(address);
  }

  session.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
    const { frameId } = auxData as { frameId?: string };
    frames.set(id, { origin, url, top: frameId === target.targetId });
  });
  session.on('Runtime.executionContextsCleared', () => {
    frames.clear();
    receiver = undefined;
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) at(frame.url + (frame.urlFragment ?? ''));
  });
  session.on('Runtime.consoleAPICalled', ({ args }) => {
    if (args[0]?.value === names.token) receiver = args[1]?.objectId;
  });
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const frame = frames.get(executionContextId);
    if (name === names.binding && frame !== undefined) {
      events.message(JSON.parse(payload) as FromPage, { ...frame, url });
    }
  });
  session.on('Fetch.requestPaused', (request) => {
    void events
      .request(request)
      .then((reply) => answer(request.requestId, reply))
      .catch(() => undefined);
  });
  if (process.env.LIAISON_HOST_LOG === '1') logTo(session);
  session.on('Page.windowOpen', (opened) => events.windowOpen(opened.url));
  session.on('Page.navigatedWithinDocument', (moved) => {
    if (moved.frameId === target.targetId) at(moved.url);
  });
  session.on('Inspector.targetCrashed', () => events.crashed());

  async function answer(requestId: string, reply: Reply): Promise<void> {
    if (reply === 'continue') {
      await session.send('Fetch.continueRequest', { requestId });
    } else if (reply === 'abort') {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    } else {
      const body = Buffer.from(await reply.fulfil.arrayBuffer()).toString('base64');
      const responseHeaders = Array.from(reply.fulfil.headers, ([name, value]) => ({ name, value }));
      await session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: reply.fulfil.status,
        responseHeaders,
        body,
      });
    }
  }

  const loads = new EventEmitter<Record<string, []>>();
  let lastLoaded: string | undefined;
  session.on('Page.lifecycleEvent', ({ name, loaderId }) => {
    if (name !== 'load') return;
    lastLoaded = loaderId;
    loads.emit(loaderId);
  });
  const gone = new Promise<never>((_, reject) => {
    target.onGone(() => reject(new Error('the page has gone')));
  });
  gone.catch(() => undefined);
  await Promise.all([
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Runtime.enable'),
    session.send('Inspector.enable'),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Runtime.addBinding', { name: names.binding }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: scriptFor(preload, names) }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]);

  return {
    target,
    async navigate(to) {
      const { errorText, loaderId } = await session.send('Page.navigate', { url: to });
      if (errorText !== undefined) throw new Error(`${errorText} loading ${to}`);
      // Without a new document (only the fragment changed) there is nothing to wait for.
      if (loaderId !== undefined && loaderId !== lastLoaded)
        await Promise.race([once(loads, loaderId), gone]);
    },
    send(message) {
      if (receiver === undefined) return;
      session
        .send('Runtime.callFunctionOn', {
          objectId: receiver,
          functionDeclaration: 'function(message){this(message)}',
          arguments: [{ value: message }],
        })
        .catch(() => undefined);
    },
  };
}

/** Tells developers what the page says: console messages, exceptions and requests that failed. */
function logTo(session: Session): void {
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type !== 'debug') console.error(`page ${type}:`, ...args.map((arg) => arg.value ?? arg.description));
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    console.error(`page exception: ${text} ${exception?.description ?? exception?.value ?? ''}`);
  });
  session.on('Log.entryAdded', ({ entry: { level, text, url } }) => {
    if (level === 'error' || level === 'warning')
      console.error(`page ${level}: ${text.slice(0, 500)} ${url ?? ''}`);
  });
  void session.send('Log.enable').catch(() => undefined);
}
