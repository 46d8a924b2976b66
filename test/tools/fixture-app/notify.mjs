import { app, BrowserWindow, Notification, protocol, session } from 'electron';

/** Shows a window, closes it, and notifies: the notification doesn't need the window. */

/**
 * @param {string} name
 * @param {unknown} value
 */
const report = (name, value) => process.stdout.write(`${JSON.stringify([name, value])}\n`);

app.setPath('userData', process.argv[2] ?? '');
await app.whenReady();
app.on('window-all-closed', () => report('window-all-closed', true));
protocol.handle('app', () => new Response('<title>x</title>', { headers: { 'content-type': 'text/html' } }));
session.defaultSession.setPermissionRequestHandler((_page, _permission, answer) => answer(true));

const window = new BrowserWindow({ width: 500, height: 400 });
await window.loadURL('app://liaison/index.html');
window.close();
const notification = new Notification({ title: '今天 3 位到期', body: 'Zhang Wei & <partners>' });
notification.on('show', () => report('show', true));
notification.on('click', () => report('click', true));
notification.on('failed', (_event, reason) => report('failed', reason));
notification.show();
