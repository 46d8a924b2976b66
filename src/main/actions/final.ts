import type { Contract } from '../../contract/call.ts';
import { contract } from '../../contract/index.ts';

/** Calls whose actions stand for good. */
export const FINAL_CALLS: readonly string[] = Object.entries(contract as Contract).flatMap(
  ([name, { final }]) => (final === true ? [name] : []),
);

export const isFinal = (call: string): boolean => FINAL_CALLS.includes(call);
