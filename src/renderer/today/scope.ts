import { create } from 'zustand';

type Scope = 'mine' | 'all';

/** Whose day is shown, while the app runs; mine at first. */
export const useScope = create<{ scope: Scope; setScope(scope: Scope): void }>((set) => ({
  scope: 'mine',
  setScope: (scope) => set({ scope }),
}));
