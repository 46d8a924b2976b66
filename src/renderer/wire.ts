import type { Input, Output } from '../contract/call.ts';
import type { CoreContract } from '../contract/index.ts';
import type { ShellContract } from '../contract/shell.ts';
import type { ErrorCode } from '../domain/result.ts';

type Calls = CoreContract & ShellContract;

/** The name of a call of the contract: `'stakeholders.list'`. */
export type CallName = keyof Calls & string;
/** What a call takes and gives, in wire form: instants are ISO 8601 text. */
export type InputOf<N extends CallName> = Input<Calls[N]>;
export type OutputOf<N extends CallName> = Output<Calls[N]>;

/** A refusal as it crosses the bridge: its sentences are already in the user's language. */
export type WireError = { code: ErrorCode; message: string; issues?: { path: string; message: string }[] };
/** `actionId` names a change that `actions.undo` can take back. */
type WireResult = { ok: true; value: unknown; actionId?: string } | { ok: false; error: WireError };

/** A hint from the core, such as `data.changed`; whoever cares asks again. */
export type WireEvent = { name: string; payload: unknown };

/** What the preload puts on the page: the only two ways out of it. */
type Bridge = {
  call(name: string, input: unknown): Promise<WireResult>;
  /** Returns the function that stops listening. */
  on(listener: (event: WireEvent) => void): () => void;
};

declare global {
  interface Window {
    liaison: Bridge;
  }
}

/** A refused call. `message` is fit to be shown. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: ErrorCode;
  readonly issues: { path: string; message: string }[];

  constructor(error: WireError) {
    super(error.message);
    this.code = error.code;
    this.issues = error.issues ?? [];
  }
}

/** Makes a call and tells, besides its value, the action that could be undone. Throws `CallError` when refused. */
export async function send<N extends CallName>(
  name: N,
  input: InputOf<N>,
): Promise<{ value: OutputOf<N>; actionId: string | undefined }> {
  const result = await window.liaison.call(name, input);
  if (!result.ok) throw new CallError(result.error);
  return { value: result.value as OutputOf<N>, actionId: result.actionId };
}

/** Makes a call. Throws `CallError` when refused. */
export async function call<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return (await send(name, input)).value;
}
