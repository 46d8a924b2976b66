import { type UtilityProcess, utilityProcess } from 'electron';
import type { Language } from '../../i18n/languages.ts';
import type { LockedVault } from '../reminders/locked.ts';
import { argumentsLater } from './options.ts';
import { builtFile } from './paths.ts';

/** An answer as it crosses the bridge: its sentences are already in the user's language. */
export type WireResult =
  | { ok: true; value: unknown; actionId?: string }
  | { ok: false; error: { code: string; message: string; issues?: { path: string; message: string }[] } };

export type Alert = { id: string; title: string; body: string; route: string };
export type ShellSettings = {
  closeToTray: boolean | null;
  launchAtLogin: boolean;
  language: Language;
  autoLockMinutes: number | null;
  lockWithSystem: boolean;
};
type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'time-changed';

/** What the core says without being asked. */
export type CoreMessage =
  | { type: 'event'; name: string; payload: unknown }
  | { type: 'notify'; alert: Alert }
  | { type: 'badge'; count: number }
  | ({ type: 'shell-settings' } & ShellSettings);

type FromCore =
  | CoreMessage
  | { type: 'reply'; id: number; result: WireResult }
  | { type: 'retire'; left: LockedVault };

/** What the core is told without being asked. */
type ToCore =
  | { type: 'notified'; id: string }
  | { type: 'notify-failed'; id: string; reason: string }
  | { type: 'power'; event: PowerEvent };

export type CoreLink = {
  call(name: string, input: unknown): Promise<WireResult>;
  post(message: ToCore): void;
  /** Locks the vault. A core that refuses to, or doesn't answer, is ended and started anew: that locks, too. */
  lock(): Promise<void>;
  /** Ends the core and resolves when it has gone. */
  stop(): Promise<void>;
};

/** A core's process, and who waits for an answer of it. */
type Running = { child: UtilityProcess; waiting: Map<number, (result: WireResult) => void> };

const MAX_RESTARTS_A_MINUTE = 5;
/** How long a locked core may take to answer its pending calls. */
const LAST_WORDS_MS = 1_000;
/** How long it may take to lock; longer than SQLite waits for another program that writes (5 s). */
const LOCK_WITHIN_MS = 8_000;

/**
 * Starts the core in a process of its own and keeps it alive: when it dies it is started anew, a little later each
 * time, at most five times in a minute. Pending calls are then refused. When its vault is locked, a new core replaces it and the
 * old process ends, so that the key and everything read with it leave memory.
 * @param refusal what a call gets that the core can't answer any more
 */
export function startCore(
  args: string[],
  heed: (message: CoreMessage) => void,
  refusal: () => WireResult,
): CoreLink {
  const starts: number[] = [];
  let current: Running | undefined;
  const began = Date.now();
  let isFirst = true;
  let wasLocked = false;
  let stopping = false;
  let lastId = 0;

  function start(): void {
    const elapsedMs = Date.now() - began;
    const childArgs = isFirst ? args : argumentsLater(args, { elapsedMs, afterLock: wasLocked });
    isFirst = false;
    const child = utilityProcess.fork(builtFile('main/core-process.js'), childArgs, {
      serviceName: 'core',
      stdio: 'inherit',
    });
    const running: Running = { child, waiting: new Map() };
    current = running;
    child.on('message', (message: FromCore) => receive(running, message));
    child.once('exit', () => {
      for (const answer of running.waiting.values()) answer(refusal());
      running.waiting.clear();
      if (current !== running) return;
      current = undefined;
      if (!stopping) restart();
    });
  }

  function restart(): void {
    const now = Date.now();
    starts.push(now);
    const recent = starts.filter((at) => at > now - 60_000).length;
    if (recent <= MAX_RESTARTS_A_MINUTE) setTimeout(start, 100 * 2 ** recent);
  }

  function receive(from: Running, message: FromCore): void {
    switch (message.type) {
      case 'reply':
        from.waiting.get(message.id)?.(message.result);
        from.waiting.delete(message.id);
        if (from !== current && from.waiting.size === 0) from.child.kill();
        return;
      case 'retire':
        replace(from, message.left);
        return;
      default:
        heed(message);
    }
  }

  function replace(locked: Running, vault: LockedVault): void {
    wasLocked = true;
    start();
    current?.child.postMessage({ type: 'locked', left: vault });
    if (locked.waiting.size === 0) locked.child.kill();
    else setTimeout(() => locked.child.kill(), LAST_WORDS_MS).unref();
  }

  function call(name: string, input: unknown): Promise<WireResult> {
    const running = current;
    if (running === undefined) return Promise.resolve(refusal());
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      running.waiting.set(id, resolve);
      running.child.postMessage({ type: 'call', id, name, input });
    });
  }

  /** The core that replaces it doesn't open the vault by itself. */
  function endUnlocked(core: Running): void {
    wasLocked = true;
    core.child.kill();
  }

  start();
  return {
    call,
    async lock() {
      const core = current;
      if (core === undefined) return;
      const late = setTimeout(() => endUnlocked(core), LOCK_WITHIN_MS);
      const locked = await call('vault.lock', {});
      clearTimeout(late);
      if (!locked.ok) endUnlocked(core);
    },
    post(message) {
      current?.child.postMessage(message);
    },
    stop() {
      stopping = true;
      const running = current;
      if (running === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        running.child.once('exit', () => resolve());
        running.child.kill();
      });
    },
  };
}
