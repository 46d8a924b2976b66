import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../domain/result.ts';
import { openDatabase } from './db/open.ts';
import type { Answer, AskedAt, Question } from './reader/link.ts';
import { longReads } from './reader/long-reads.ts';
import { openSession } from './session/session.ts';
import type { Access } from './vault/vault.ts';

/** Entry of the worker for long reading: the same handlers on a connection that can't write. */

const { key, ...access } = workerData as Access;
const db = openDatabase({ ...access, key, readonly: true });
key.fill(0);

let at: AskedAt = { now: 0, zone: 'UTC', language: 'en' };
const session = openSession(
  db,
  {
    now: () => at.now,
    zone: () => at.zone,
    computerZone: () => at.zone,
    language: () => at.language,
    emit: () => {},
  },
  () => [],
);
const handlers = longReads(session) as Record<string, (input: unknown) => Result<unknown>>;

function answer({ id, name, input, at: asked }: Question): Answer {
  at = asked;
  try {
    const handler = handlers[name];
    if (handler === undefined) throw new Error(`Not a long read: ${name}`);
    return { id, result: handler(input) };
  } catch (error) {
    return { id, thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)));
