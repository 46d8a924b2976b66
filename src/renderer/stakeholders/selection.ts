import type { InputOf } from '../bridge.ts';
import type { Filter } from './filter.ts';

/** Rows chosen one by one, or everything that the filter finds. */
export type Selection = { all: false; ids: ReadonlySet<string> } | { all: true };

export const NOTHING: Selection = { all: false, ids: new Set() };

export const isChosen = (selection: Selection, id: string): boolean => selection.all || selection.ids.has(id);

export const countOf = (selection: Selection, total: number): number =>
  selection.all ? total : selection.ids.size;

/** Selects or deselects a row. Deselecting one of "all rows of the filter" deselects everything. */
export function toggle(selection: Selection, id: string): Selection {
  if (selection.all) return NOTHING;
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { all: false, ids };
}

/** Chooses these rows too: from the last one clicked to the one clicked with Shift. */
export const extend = (selection: Selection, more: Iterable<string>): Selection =>
  selection.all ? selection : { all: false, ids: new Set([...selection.ids, ...more]) };

/** The selection as calls want it. */
export const asInput = (selection: Selection, filter: Filter): InputOf<'stakeholders.deactivate'> =>
  selection.all ? { filter } : { ids: [...selection.ids] };
