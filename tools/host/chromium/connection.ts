import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.js';

export type { Protocol };

type Commands = Protocol.CommandParameters;
type Returns = Protocol.CommandReturnValues;

/** One conversation: with the browser itself or with one page. Events are those of the DevTools protocol. */
export class Session extends EventEmitter<Protocol.EventMap> {
  readonly id: string | undefined;
  private readonly connection: Connection;

  constructor(connection: Connection, id: string | undefined) {
    super();
    this.connection = connection;
    this.id = id;
  }

  /** Rejects when the browser refuses or goes away. */
  send<M extends keyof Commands & keyof Returns>(method: M, params?: Commands[M]): Promise<Returns[M]> {
    return this.connection.request(method, params, this.id) as Promise<Returns[M]>;
  }
}

type Incoming = {
  id?: number;
  result?: unknown;
  error?: { message: string };
  method?: keyof Protocol.EventMap;
  params?: never;
  sessionId?: string;
};

/** The DevTools protocol over the pipe of `--remote-debugging-pipe`: JSON texts, each ended by a zero byte. */
export class Connection {
  readonly browser: Session;
  private readonly sessions = new Map<string | undefined, Session>();
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly output: Writable;
  private lastId = 0;
  private closed = false;

  constructor(input: Readable, output: Writable, onClosed: () => void) {
    this.output = output;
    this.browser = this.session(undefined);
    let parts: Buffer[] = [];
    input.on('data', (chunk: Buffer) => {
      let start = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
        parts.push(chunk.subarray(start, end));
        this.receive(JSON.parse(Buffer.concat(parts).toString('utf8')) as Incoming);
        parts = [];
        start = end + 1;
      }
      parts.push(chunk.subarray(start));
    });
    const close = (): void => {
      if (this.closed) return;
      this.closed = true;
      for (const { reject } of this.waiting.values()) reject(new Error('the browser has gone'));
      this.waiting.clear();
      onClosed();
    };
    input.once('close', close);
    input.once('error', close);
    output.once('error', close);
  }

  session(id: string | undefined): Session {
    const known = this.sessions.get(id);
    if (known !== undefined) return known;
    const created = new Session(this, id);
    this.sessions.set(id, created);
    return created;
  }

  forget(id: string): void {
    this.sessions.delete(id);
  }

  request(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.closed) return Promise.reject(new Error('the browser has gone'));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  private receive({ id, result, error, method, params, sessionId }: Incoming): void {
    if (id !== undefined) {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error.message));
    } else if (method !== undefined && params !== undefined) {
      this.sessions.get(sessionId)?.emit(method, params);
    }
  }
}
