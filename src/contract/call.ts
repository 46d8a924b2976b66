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
  /** Can be called while no vault is open. */
  open?: 'any';
  /** Reads for seconds in a large vault: the app runs it in the reader thread. */
  long?: true;
  /** The app makes a backup first. */
  backsUp?: BackupReason;
  /** Can't be undone. */
  final?: true;
  /** The field that may be longer than the longest JavaScript string: the core holds it, and the command line streams it. */
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

/** A call that changes nothing. */
export const reads = <I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Call<I, O, 'reads'> => ({
  effect: 'reads',
  ...spec,
});

/** A call that changes nothing, but takes seconds in a large vault. */
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
