import type { Column } from './columns.ts';

/** A list on its way out, batch by batch. */
export type List = {
  headings: string[];
  /** Of whatever the list is read by: stakeholders, interactions, cases. */
  total: number;
  /** Of these, those that are strictly confidential and were not asked for. */
  leftOut: number;
  batches: Generator<string[][]>;
};

/** Keys read before others get their turn. */
export const BATCH = 250;

export function* inBatches<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

/** What goes into a list, and how much is left out of it. */
type Chosen<K> = { kept: readonly K[]; leftOut: number };

export const chosen = <K>(
  all: readonly K[],
  includeStrict: boolean,
  plain: (all: readonly K[]) => K[],
): Chosen<K> => {
  const kept = includeStrict ? all : plain(all);
  return { kept, leftOut: all.length - kept.length };
};

/** Rows of text from what each batch of keys stands for. */
export function listOf<K, T>(
  { kept: keys, leftOut }: Chosen<K>,
  read: (keys: K[]) => T[],
  columns: Column<T>[],
): List {
  function* batches(): Generator<string[][]> {
    for (const batch of inBatches(keys)) {
      yield read(batch).map((item) => columns.map((column) => column.cell(item)));
    }
  }
  return {
    headings: columns.map((column) => column.heading),
    total: keys.length,
    leftOut,
    batches: batches(),
  };
}
