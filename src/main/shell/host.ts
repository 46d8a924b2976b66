/** Which of the two hosts we run on: `docs/host.md`. */
export const host = (): 'electron' | 'chromium' =>
  process.versions.electron === undefined ? 'chromium' : 'electron';

/** Whether there is an icon from which an app without a window can be brought back and ended. */
export const hasTray = (): boolean => host() === 'electron';
