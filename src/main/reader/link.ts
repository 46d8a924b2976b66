import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '../../domain/result.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Access } from '../vault/vault.ts';

/** The clock, the zone and the language of whoever asks. */
export type AskedAt = { now: number; zone: string; language: Language };
/** What the worker is asked, and what it answers; an exception crosses as its stack. */
export type Question = { id: number; name: string; input: unknown; at: AskedAt };
export type Answer = { id: number; result: Result<unknown> } | { id: number; thrown: string };

/** Reads beside the core. */
export type Reader = {
  read(name: string, input: unknown, at: AskedAt): Promise<Result<unknown>>;
  /** Ends it, and whoever waits is told that the vault is closed. Resolves when its connection is gone. */
  stop(): Promise<void>;
};

type Waiting = { resolve(result: Result<unknown>): void; reject(error: Error): void };

/**
 * Long reading on a read-only connection of a worker thread (`main/reader.ts`), so that nobody else waits for it. The thread
 * starts with the first question; where it dies, those who wait get its error and the next question starts another.
 * @param script the worker's entry
 */
export function startReader(script: string, access: () => Access): Reader {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let stopped = false;
  let lastId = 0;

  const settle = (id: number, how: (one: Waiting) => void) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one !== undefined) how(one);
  };

  function start(): Worker {
    const { key, ...file } = access();
    const started = new Worker(script, { workerData: { ...file, key } });
    key.fill(0);
    started.on('message', (answer: Answer) =>
      settle(answer.id, ({ resolve, reject }) =>
        'thrown' in answer ? reject(new Error(answer.thrown)) : resolve(answer.result),
      ),
    );
    let reason = new Error('The reader ended');
    started.on('error', (error: Error) => {
      reason = error;
    });
    started.on('exit', () => {
      if (worker === started) worker = null;
      for (const id of [...waiting.keys()])
        settle(id, ({ resolve, reject }) =>
          stopped ? resolve(refuse('locked', 'vault:error.locked')) : reject(reason),
        );
    });
    return started;
  }

  return {
    read(name, input, at) {
      if (stopped) return Promise.resolve(refuse('locked', 'vault:error.locked'));
      worker ??= start();
      lastId += 1;
      const question: Question = { id: lastId, name, input, at };
      const asked = worker;
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve, reject });
        asked.postMessage(question);
      });
    },
    async stop() {
      stopped = true;
      await worker?.terminate();
    },
  };
}
