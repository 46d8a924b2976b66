import { create } from 'zustand';

/** Whether the list of steps is shown. */
export const useUndoPanel = create<{ shown: boolean }>(() => ({ shown: false }));
export const showUndoPanel = (shown: boolean): void => useUndoPanel.setState({ shown });
