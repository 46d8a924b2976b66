import type { z } from 'zod';
import type { BackupReason } from '../domain/backups.ts';

/** What a call may do. A `reads` call can't change the vault; a `writes` call is one transaction, journaled and undoable. */
type Effect = 'reads' | 'writes' | 'works';

export type Call<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends Effect = Effect,
> = {
  does: string;
  effect: E;
  /** Callable while no vault is open. */
  open?: 'any';
  /** Reads for seconds in a large vault: the app has it done beside the core. */
  long?: true;
  /** The app backs the vault up before. */
  backsUp?: BackupReason;
  /** What it does stands for good: no undo is offered, and none is possible. */
  final?: true;
  /** What of its input or output may be larger than a text can be: the core holds it, and the command line reads or writes it as it comes. */
  carries?: string;
  input: I;
  output: O;
};

type Spec<I, O> = {
  does: string;
  input: I;
  output: O;
  open?: 'any';
  backsUp?: BackupReason;
  final?: true;
  carries?: string;
};

/** Asks and changes nothing. */
export const reads = <I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Call<I, O, 'reads'> => ({
  effect: 'reads',
  ...spec,
});

/** The same, of so much that it takes seconds in a large vault. */
export const readsLong = <I extends z.ZodType, O extends z.ZodType>(
  spec: Spec<I, O>,
): Call<I, O, 'reads'> & { long: true } => ({ effect: 'reads', long: true, ...spec });

/** Changes the vault in one transaction: all of it or nothing. */
export const writes = <I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Call<I, O, 'writes'> => ({
  effect: 'writes',
  ...spec,
});

/** Takes its time or touches more than the database (files, keys, jobs); opens its own transactions. */
export const works = <I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Call<I, O, 'works'> => ({
  effect: 'works',
  ...spec,
});

export type Contract = Record<string, Call>;
/** What a caller sends and gets (wire form: instants are ISO 8601 text). */
export type Input<C extends Call> = z.input<C['input']>;
export type Output<C extends Call> = z.input<C['output']>;
/** What a handler gets and returns (instants are epoch milliseconds). */
export type HandlerInput<C extends Call> = z.output<C['input']>;
export type HandlerOutput<C extends Call> = z.output<C['output']>;
