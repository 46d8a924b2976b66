import { create } from 'zustand';

type PaletteState = { shown: boolean; open(): void; close(): void };

/** Whether the command palette is shown. */
export const usePalette = create<PaletteState>((set) => ({
  shown: false,
  open: () => set({ shown: true }),
  close: () => set({ shown: false }),
}));
