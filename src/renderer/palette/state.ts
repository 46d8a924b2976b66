import { create } from 'zustand';

type PaletteState = {
  shown: boolean;
  /** How often it was opened: each time starts afresh, even while the last is still fading. */
  times: number;
  open(): void;
  close(): void;
};

/** Whether the command palette is shown. */
export const usePalette = create<PaletteState>((set) => ({
  shown: false,
  times: 0,
  open: () => set(({ times }) => ({ shown: true, times: times + 1 })),
  close: () => set({ shown: false }),
}));
