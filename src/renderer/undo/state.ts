import { create } from 'zustand';

/** Whether the list of steps is shown. */
export const useUndoPanel = create<{ shown: boolean }>(() => ({ shown: false }));
export const showUndoPanel = (isShown: boolean): void => useUndoPanel.setState({ shown: isShown });
