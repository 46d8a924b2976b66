import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runFixture } from './run-fixture.ts';

describe('the Chromium host runs an ordinary Electron app', () => {
  const userData = mkdtempSync(join(tmpdir(), 'liaison-host-'));
  let first: ReturnType<typeof runFixture>;
  const told = (name: string) => first.told.get(name);

  beforeAll(async () => {
    first = runFixture('main.mjs', userData);
    await first.hears('ready for a second');
  });
  afterAll(() => {
    first.child.kill();
    rmSync(userData, { recursive: true, force: true });
  });

  test('values cross the bridge as the structured clone algorithm has it', () => {
    expect(told('greeted')).toEqual([true, true]);
    expect(told('clone')).toEqual([true, true, [1, 2, 255], 'Uint8Array']);
    expect(told('function refused')).toBe('Error: An object could not be cloned.');
  });

  test('what fails in the main process is told in Electron’s words', () => {
    expect(told('handler failed')).toBe(
      "Error: Error invoking remote method 'fail': TypeError: not like this",
    );
    expect(told('no handler')).toMatch(/No handler registered for 'nobody'/);
  });

  test('the main process sees who calls, under the app’s own scheme', () => {
    expect(told('sender')).toEqual(['app://liaison', 'app://liaison/index.html#/start', null]);
  });

  test('a preload script gets what a sandboxed one gets, and the page what it exposes, frozen', () => {
    expect(told('node refused')).toMatch(/module not found: node:fs/);
    expect(told('bridge')).toEqual(['hi', true, true]);
    expect(told('leaks')).toEqual([]);
  });

  test('the page’s Content-Security-Policy holds', () => {
    expect(told('policy')).toEqual([null, 'ran']);
    expect(told('outside')).toMatch(/Failed to fetch/);
  });

  test('notifications are allowed, everything else is denied', () => {
    expect(told('permissions')).toEqual(['granted', 'denied']);
  });

  test('a page can neither go elsewhere nor open a window', () => {
    expect(told('will-navigate')).toBe('https://elsewhere.invalid/away');
    expect(told('still at')).toBe('#/start');
    expect(told('window.open')).toBe('https://elsewhere.invalid/popup');
    expect(told('opened')).toBe(true);
  });

  test('pages become pictures and PDFs', () => {
    expect(told('picture')).toEqual({ width: 640, height: 480 });
    expect(told('pdf')).toBe('%PDF-');
  });

  test('closing the last window is told', () => {
    expect(told('closed')).toBe(true);
    expect(told('window-all-closed')).toBe(true);
  });

  test('what the host has not got is refused by name', () => {
    expect(told('unknown')).toMatch(/NotImplementedInChromiumHost: app\.dock/);
  });

  test('a utility process is a process with a port', () => {
    expect(told('utility process')).toEqual({ word: '--word=hello', isDate: true });
    expect(told('utility process ended')).toBe(7);
  });

  test('a second instance tells the first and ends', async () => {
    const second = runFixture('main.mjs', userData, ['hello from the second']);
    expect(await second.ended).toBe(0);
    expect(second.told.get('second')).toBe('told the first');
    await first.hears('second-instance');
    expect(told('second-instance')).toBe('hello from the second');
    expect(await first.ended).toBe(0);
  });
});
