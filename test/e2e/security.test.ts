import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../tools/setup.mjs';
import { type App, createVault, opening, startApp } from './harness.ts';

/** The numbers are those of Electron's security checklist, as docs/security.md lists them. */
describe('a page of the app', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ args: opening(createVault('init')) });
  });
  afterAll(() => app.close());

  test('2–4: has nothing of Node, and of the app two functions that it can’t replace', async () => {
    const found = await app.page.evaluate(() => {
      const { liaison } = window as unknown as { liaison: Record<string, unknown> };
      return {
        node: ['require', 'process', 'module', 'global', 'Buffer'].filter((name) => name in window),
        bridge: Object.keys(liaison).sort(),
        frozen: Object.isFrozen(liaison),
      };
    });
    expect(found).toEqual({ node: [], bridge: ['call', 'on'], frozen: true });
  });

  test('5: may notify, and nothing else', async () => {
    const states = await app.page.evaluate(async () => {
      const names = ['geolocation', 'camera', 'microphone', 'clipboard-read', 'midi'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  test('7: neither evaluates text nor reaches anything outside', async () => {
    const tried = await app.page.evaluate(async () => {
      const attempt = async (act: () => unknown) => {
        try {
          await act();
          return 'done';
        } catch {
          return 'refused';
        }
      };
      const framed = document.createElement('iframe');
      framed.srcdoc = '<script>parent.framed = true</script>';
      document.body.append(framed);
      await new Promise((resolve) => setTimeout(resolve, 200));
      framed.remove();
      return {
        text: await attempt(() => new Function('return 1')()),
        fetch: await attempt(() => fetch('https://elsewhere.invalid/')),
        file: await attempt(() => fetch('file:///etc/passwd')),
        frame: 'framed' in window,
      };
    });
    expect(tried).toEqual({ text: 'refused', fetch: 'refused', file: 'refused', frame: false });
  });

  test('13, 14: stays where it is and opens no window', async () => {
    const where = () => ({ at: app.page.url(), windows: app.page.context().pages().length });
    const before = where();
    // Not while this is being answered: a page that is told to go elsewhere answers nothing meanwhile.
    await app.page.evaluate(() => {
      setTimeout(() => {
        window.open('https://elsewhere.invalid/');
        location.href = 'https://elsewhere.invalid/';
      }, 50);
    });
    await sleep(1_000);
    expect(where()).toEqual(before);
  });
});

test('19: packages are made with every fuse that opens a way around the app blown', () => {
  const { electronFuses, asar } = JSON.parse(readFileSync(join(ROOT, 'electron-builder.json'), 'utf8'));
  expect(asar).toBe(true);
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});
