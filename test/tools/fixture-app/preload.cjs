const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bridge', { say: (/** @type {unknown} */ word) => word, list: [{ a: 1 }] });

/**
 * @param {string} name
 * @param {unknown} value
 */
const report = (name, value) => ipcRenderer.invoke('report', name, value);
/** @param {() => unknown} attempt */
const thrown = async (attempt) => {
  try {
    await attempt();
    return 'nothing';
  } catch (error) {
    return String(error);
  }
};

ipcRenderer.on('greet', async (_event, date, map) => {
  await report('greeted', [date instanceof Date, map.get('a') === 1n]);

  const cycle = { self: {}, missing: undefined, bytes: new Uint8Array([1, 2, 255]) };
  cycle.self = cycle;
  const [back] = await ipcRenderer.invoke('echo', cycle);
  await report('clone', [
    back.self === back,
    'missing' in back,
    [...back.bytes],
    back.bytes.constructor.name,
  ]);
  await report('function refused', await thrown(() => ipcRenderer.invoke('echo', () => 1)));
  await report('handler failed', await thrown(() => ipcRenderer.invoke('fail')));
  await report('no handler', await thrown(() => ipcRenderer.invoke('nobody')));
  await report('node refused', await thrown(() => require('node:fs')));

  await report('policy', [Reflect.get(window, 'inline'), Reflect.get(window, 'nonced')]);
  await report('outside', await thrown(() => fetch('https://elsewhere.invalid/')));
  await report('permissions', [
    Notification.permission,
    (await navigator.permissions.query({ name: 'geolocation' })).state,
  ]);

  const bridge = Reflect.get(window, 'bridge');
  await report('bridge', [bridge.say('hi'), Object.isFrozen(bridge), Object.isFrozen(bridge.list[0])]);
  const names = Object.getOwnPropertyNames(window);
  await report(
    'leaks',
    names.filter((name) => /^host|require|ipcRenderer|process/.test(name)),
  );

  await report('opened', window.open('https://elsewhere.invalid/popup') === null);
  location.href = 'https://elsewhere.invalid/away';
  await new Promise((resolve) => setTimeout(resolve, 500));
  await report('still at', location.hash);
  await ipcRenderer.invoke('done');
});
