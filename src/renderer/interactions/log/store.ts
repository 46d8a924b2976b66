import { create } from 'zustand';
import type { Prefill } from './draft.ts';

type Request = { mode: 'new'; prefill: Prefill } | { mode: 'edit'; id: string };

type LogInteractionStore = {
  request: Request | null;
  /** Opens the form for a new interaction, from anywhere. */
  open(prefill?: Prefill): void;
  /** Opens the form on an interaction that was logged. */
  edit(id: string): void;
  close(): void;
};

export const useLogInteraction = create<LogInteractionStore>((set) => ({
  request: null,
  open: (prefill = {}) => set({ request: { mode: 'new', prefill } }),
  edit: (id) => set({ request: { mode: 'edit', id } }),
  close: () => set({ request: null }),
}));

/** Opens the form for a new interaction; for event handlers. */
export const logInteraction = (prefill?: Prefill): void => useLogInteraction.getState().open(prefill);
