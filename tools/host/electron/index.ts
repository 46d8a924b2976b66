/** The part of the `electron` module that the app uses, over an installed Chromium. `docs/host.md` tells how closely. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog, Menu, powerMonitor, safeStorage, shell, Tray } from './desktop.ts';
export { ipcMain } from './ipc.ts';
export { nativeImage } from './native-image.ts';
export { nativeTheme } from './native-theme.ts';
export { Notification } from './notification.ts';
export { protocol, session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
