import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lockWhenIdle } from '../../../src/main/shell/auto-lock.ts';

/** The computer, as Electron tells of it. */
const computer = vi.hoisted(() => ({ idleSeconds: 0, events: null as EventEmitter | null }));
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  const powerMonitor = Object.assign(new EventEmitter(), { getSystemIdleTime: () => computer.idleSeconds });
  computer.events = powerMonitor;
  return { powerMonitor };
});

let told: string[];
const settings = { autoLockMinutes: 5 as number | null, lockWithSystem: true };

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  Object.assign(settings, { autoLockMinutes: 5, lockWithSystem: true });
  computer.idleSeconds = 0;
  const core = {
    lock: async () => void told.push('lock'),
  };
  lockWhenIdle(
    core,
    () => settings,
    (soon) => told.push(soon ? 'soon' : 'after all not'),
  );
});
afterEach(() => {
  computer.events?.removeAllListeners();
  vi.useRealTimers();
});

const idle = (seconds: number) => {
  computer.idleSeconds = seconds;
  vi.advanceTimersByTime(2_000);
  return told.splice(0);
};

test('an idle vault is warned of once, then locked once', () => {
  expect([idle(239), idle(240), idle(298), idle(300), idle(400)]).toEqual([
    [],
    ['soon'],
    [],
    ['lock', 'after all not'],
    [],
  ]);
  expect([idle(0), idle(301)]).toEqual([[], ['lock']]);
});

test('who comes back in time stays', () => {
  expect([idle(250), idle(0), idle(200)]).toEqual([['soon'], ['after all not'], []]);
});

test('never means never, also when it is set while the vault is idle', () => {
  idle(250);
  settings.autoLockMinutes = null;
  expect(idle(9_999)).toEqual(['after all not']);
});

test('the computer’s lock and sleep lock the vault unless that is switched off', () => {
  computer.events?.emit('lock-screen');
  computer.events?.emit('suspend');
  expect(told.splice(0)).toEqual(['lock', 'lock']);
  settings.lockWithSystem = false;
  computer.events?.emit('lock-screen');
  expect(told).toEqual([]);
});
