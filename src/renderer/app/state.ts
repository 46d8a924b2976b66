import { create } from 'zustand';
import { persist } from 'zustand/middleware';

type FrameState = { folded: boolean; toggle(): void };

/** Whether the navigation is folded to icons; kept on this computer. */
export const useFrame = create<FrameState>()(
  persist((set) => ({ folded: false, toggle: () => set(({ folded }) => ({ folded: !folded })) }), {
    name: 'liaison-frame',
    partialize: ({ folded }) => ({ folded }),
  }),
);
