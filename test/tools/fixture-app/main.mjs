import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session, utilityProcess } from 'electron';

/** A tiny Electron app that tries what the host promises, and prints what came out: one JSON line each. */

/**
 * @param {string} name
 * @param {unknown} value
 */
const report = (name, value) => process.stdout.write(`${JSON.stringify([name, value])}\n`);

const POLICY = "default-src 'none'; script-src 'nonce-good'; connect-src 'self'";
const PAGE = `<!doctype html><title>Fixture</title><h1>你好</h1>
<script>window.inline = 'ran'</script><script nonce="good">window.nonced = 'ran'</script>`;

app.setPath('userData', process.argv[2] ?? '');
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

if (!app.requestSingleInstanceLock()) {
  report('second', 'told the first');
  app.quit();
} else {
  app.on('second-instance', (_event, argv) => {
    report('second-instance', argv.at(-1));
    app.quit();
  });
  await app.whenReady();
  await tryAll();
  report('ready for a second', true);
}

async function tryAll() {
  protocol.handle('app', ({ url }) =>
    new URL(url).pathname === '/index.html'
      ? new Response(PAGE, { headers: { 'content-type': 'text/html', 'content-security-policy': POLICY } })
      : new Response('', { status: 404 }),
  );
  const allowed = (/** @type {string} */ permission) => permission === 'notifications';
  session.defaultSession.setPermissionRequestHandler((_page, permission, answer) =>
    answer(allowed(permission)),
  );
  session.defaultSession.setPermissionCheckHandler((_page, permission) => allowed(permission));

  ipcMain.handle('echo', (event, ...args) => {
    report('sender', [event.senderFrame?.origin, event.senderFrame?.url, event.senderFrame?.parent]);
    return args;
  });
  ipcMain.handle('fail', () => {
    throw new TypeError('not like this');
  });
  ipcMain.handle('report', (_event, name, value) => report(name, value));
  /** @type {Promise<void>} */
  const done = new Promise((resolve) => {
    ipcMain.handle('done', () => resolve());
  });

  const window = new BrowserWindow({
    width: 640,
    height: 480,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true },
  });
  window.webContents.on('will-navigate', (event) => {
    report('will-navigate', event.url);
    event.preventDefault();
  });
  window.webContents.setWindowOpenHandler(({ url }) => {
    report('window.open', url);
    return { action: 'deny' };
  });
  await window.loadURL('app://liaison/index.html#/start');
  window.webContents.send('greet', new Date(0), new Map([['a', 1n]]));
  await done;

  const image = await window.webContents.capturePage();
  report('picture', image.getSize());
  const pdf = await window.webContents.printToPDF({ generateDocumentOutline: true, generateTaggedPDF: true });
  report('pdf', pdf.subarray(0, 5).toString());
  window.on('closed', () => report('closed', window.isDestroyed()));
  app.on('window-all-closed', () => report('window-all-closed', true));
  window.close();

  try {
    report('unknown', Reflect.get(app, 'dock'));
  } catch (error) {
    report('unknown', String(error));
  }

  const child = utilityProcess.fork(join(import.meta.dirname, 'child.mjs'), ['--word=hello']);
  child.postMessage({ at: new Date(0) });
  report('utility process', await new Promise((resolve) => child.once('message', resolve)));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.postMessage('exit');
  report('utility process ended', await exited);
}
