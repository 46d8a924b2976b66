import { type UtilityProcess, utilityProcess } from 'electron';
import type { Language } from '../../i18n/languages.ts';
import { builtFile } from './paths.ts';

/** An answer as it crosses the bridge: its sentences are already in the user's language. */
export type WireResult =
  | { ok: true; value: unknown; actionId?: string }
  | { ok: false; error: { code: string; message: string; issues?: { path: string; message: string }[] } };

export type Alert = { id: string; title: string; body: string; route: string };
export type ShellSettings = { closeToTray: boolean; launchAtLogin: boolean; language: Language };
type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'time-changed';

/** What the core says without being asked. */
export type CoreMessage =
  | { type: 'event'; name: string; payload: unknown }
  | { type: 'notify'; alert: Alert }
  | { type: 'badge'; count: number }
  | ({ type: 'shell-settings' } & ShellSettings);

/** What it is told. */
type ToCore =
  | { type: 'notified'; id: string }
  | { type: 'notify-failed'; id: string; reason: string }
  | { type: 'power'; event: PowerEvent };

export type CoreLink = {
  call(name: string, input: unknown): Promise<WireResult>;
  post(message: ToCore): void;
  /** Ends the core and resolves when it has gone. */
  stop(): Promise<void>;
};

const MAX_RESTARTS_A_MINUTE = 5;

/**
 * Starts the core in a process of its own and keeps it alive: when it dies it is started anew, a little later each
 * time, at most five times in a minute. Whoever waits for an answer then is refused.
 * @param refused what a call gets that the core can't answer any more
 */
export function startCore(
  args: string[],
  heed: (message: CoreMessage) => void,
  refused: () => WireResult,
): CoreLink {
  const waiting = new Map<number, (result: WireResult) => void>();
  const starts: number[] = [];
  let child: UtilityProcess | undefined;
  let stopping = false;
  let lastId = 0;

  function start(): void {
    const started = utilityProcess.fork(builtFile('main/core-process.js'), args, {
      serviceName: 'core',
      stdio: 'inherit',
    });
    child = started;
    starts.push(Date.now());
    started.on('message', receive);
    started.once('exit', () => {
      child = undefined;
      for (const answer of waiting.values()) answer(refused());
      waiting.clear();
      if (!stopping) restart();
    });
  }

  function restart(): void {
    const recent = starts.filter((at) => at > Date.now() - 60_000).length;
    if (recent <= MAX_RESTARTS_A_MINUTE) setTimeout(start, 100 * 2 ** recent);
  }

  function receive(message: CoreMessage | { type: 'reply'; id: number; result: WireResult }): void {
    if (message.type !== 'reply') {
      heed(message);
      return;
    }
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  }

  start();
  return {
    call(name, input) {
      const running = child;
      if (running === undefined) return Promise.resolve(refused());
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        running.postMessage({ type: 'call', id, name, input });
      });
    },
    post(message) {
      child?.postMessage(message);
    },
    stop() {
      stopping = true;
      const running = child;
      if (running === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        running.once('exit', () => resolve());
        running.kill();
      });
    },
  };
}
