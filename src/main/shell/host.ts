/** Which of the two hosts we run on: `docs/host.md`. */
export const host = (): 'electron' | 'chromium' =>
  process.versions.electron === undefined ? 'chromium' : 'electron';
