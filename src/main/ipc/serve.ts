import { dirname } from 'node:path';
import { z } from 'zod';
import type { Call, Contract, HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { BackupReason } from '../../domain/backups.ts';
import { type AppError, type Refused, type Result, refuse } from '../../domain/result.ts';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Session } from '../session/session.ts';
import { damage, diskTrouble } from '../vault/trouble.ts';
import { type InputIssue, inputIssues } from './input-issues.ts';

/** Handlers of a noun's calls. A `writes` handler is run inside a transaction and must not wait for anything. */
export type Handlers<C extends Contract> = { [N in keyof C]: Handler<C[N]> };

type Handler<C extends Call> = C extends { effect: 'works' }
  ? (input: HandlerInput<C>) => Promise<Result<HandlerOutput<C>>> | Result<HandlerOutput<C>>
  : (input: HandlerInput<C>) => Result<HandlerOutput<C>>;

/** What travels back: the value in wire form, or the error in the user's language. */
export type WireError = {
  code: AppError['code'];
  message: string;
  issues?: { path: string; message: string }[];
};
export type WireResult = { ok: true; value: unknown; actionId?: string } | { ok: false; error: WireError };

type AnyHandler = (input: unknown) => Promise<Result<unknown>> | Result<unknown>;

/** Deeper input than this is refused before any schema walks into it. */
const DEEPEST = 64;
/** No input is made of more objects than this: ten times what the largest one is. */
const MOST_OBJECTS = 100_000;

export type Serve = (name: string, input: unknown) => Promise<WireResult>;

/**
 * Serves the contract: finds the call, parses its input, runs its handler, encodes what it answers. Nothing that is sent
 * makes it throw: a bug becomes the error `unexpected`, told to `report`.
 */
export function serve(options: {
  contract: Contract;
  handlers(): Record<string, AnyHandler>;
  session(): Session | null;
  language(): Language;
  /** Makes the backup before a call that asks for one. Its failure doesn't stop the call. */
  backUp?(reason: BackupReason): void;
  /** Runs a long read in the reader thread; null where there is none. */
  readBeside?(name: string, input: unknown): Promise<Result<unknown>> | null;
  /** After a call has succeeded, with its input and output as handlers know them. */
  done?(name: string, input: unknown, output: unknown): Promise<void> | void;
  report(error: unknown, call: string): void;
}): Serve {
  const { contract, language } = options;
  const failure = ({ error }: Refused): WireResult => ({
    ok: false,
    error: {
      code: error.code,
      message: text(language(), error.message),
      ...(error.issues && {
        issues: error.issues.map(({ path, message }) => ({ path, message: text(language(), message) })),
      }),
    },
  });

  return async (name, input) => {
    try {
      const call = Object.hasOwn(contract, name) ? contract[name] : undefined;
      if (call === undefined)
        return failure(refuse('not-found', 'bridge:error.noSuchCall', { name: String(name).slice(0, 80) }));
      if (depthOf(input) > DEEPEST) return failure(refuse('invalid', 'bridge:error.tooDeep'));
      const parsed = z.safeDecode(call.input, input as never);
      if (!parsed.success) return failure(invalid(inputIssues(parsed.error, input)));
      // What serves without a vault serves beside a long writing, too: it may be the one that cancels it.
      const idle = () => (call.open === 'any' ? null : (options.session()?.idle() ?? null));
      for (let wait = idle(); wait !== null; wait = idle()) await wait;
      const session = options.session();
      if (session === null && call.open !== 'any') return failure(refuse('locked', 'vault:error.locked'));
      const handlers = options.handlers();
      const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
      if (handler === undefined) throw new Error(`No module serves ${name}`);
      // What serves without a vault reads nothing that was computed, and must serve on a full disk, too: locking.
      if (call.open !== 'any') session?.catchUp();
      if (call.backsUp !== undefined) options.backUp?.(call.backsUp);
      if (call.effect === 'writes' && session !== null) {
        const result = session.write(name, () => handler(parsed.data) as Result<unknown>);
        if (!result.ok) return failure(result);
        const value = z.encode(call.output, result.value as never);
        const undoable = result.actionId !== null && call.final !== true;
        return { ok: true, value, ...(undoable && { actionId: String(result.actionId) }) };
      }
      const beside = call.long === true ? (options.readBeside?.(name, parsed.data) ?? null) : null;
      const answer = () => handler(parsed.data);
      const result = await (beside ??
        (call.effect === 'reads' && session !== null ? session.read(answer) : answer()));
      if (!result.ok) return failure(result);
      await options.done?.(name, parsed.data, result.value);
      return { ok: true, value: z.encode(call.output, result.value as never) };
    } catch (error) {
      const db = options.session()?.db;
      const trouble = diskTrouble(error, db && dirname(db.name)) ?? damage(error);
      if (trouble !== null) return failure(trouble);
      options.report(error, name);
      return failure(refuse('unexpected', 'bridge:error.unexpected', { reason: reasonOf(error) }));
    }
  };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 300) : 'unknown';

function invalid(issues: InputIssue[]): Refused {
  const [first] = issues;
  if (first === undefined) return refuse('invalid', 'bridge:error.invalidInput');
  const { key, params } = first.message;
  const where = first.path === '' ? 'bridge:error.invalid' : 'bridge:error.invalidField';
  return refuse('invalid', where, { ...params, what: key, path: first.path }, issues);
}

/**
 * Depth of nested arrays and objects, measured without recursion; stops just past the limit. An object that contains itself
 * is endlessly deep; one that contains others over and over counts as often, and soon as too much.
 */
function depthOf(input: unknown): number {
  let level: unknown[] = [input];
  let objects = 0;
  for (let depth = 0; depth <= DEEPEST && objects <= MOST_OBJECTS; depth++) {
    const deeper = level.filter((value): value is object => typeof value === 'object' && value !== null);
    if (deeper.length === 0) return depth;
    objects += deeper.length;
    level = deeper.flatMap((value) => (value instanceof Uint8Array ? [] : Object.values(value)));
  }
  return DEEPEST + 1;
}
