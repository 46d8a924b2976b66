import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startCore } from '../../../src/main/shell/core-link.ts';

/** A process of a core, as the shell sees it. */
class Child extends EventEmitter {
  readonly told: { type: string; id: number; name?: string }[] = [];
  isAlive = true;
  readonly args: string[];
  constructor(args: string[]) {
    super();
    this.args = args;
  }
  postMessage(message: Child['told'][number]) {
    this.told.push(message);
  }
  kill() {
    if (!this.isAlive) return false;
    this.isAlive = false;
    this.emit('exit', 1);
    return true;
  }
}

const computer = vi.hoisted(() => ({ children: [] as unknown[] }));
vi.mock('electron', () => ({
  app: { getAppPath: () => '/app' },
  utilityProcess: {
    fork: (_: string, args: string[]) => {
      const child = new Child(args);
      computer.children.push(child);
      return child;
    },
  },
}));
const child = (n: number) => computer.children[n] as Child;

beforeEach(() => {
  computer.children = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const start = () =>
  startCore(
    ['--user-data=/u', '--vault=/v', '--passphrase-file=/p'],
    () => {},
    () => ({
      ok: false,
      error: { code: 'unexpected', message: 'gone' },
    }),
  );
const answer = (of: Child, ok: boolean) => {
  const { id } = of.told.at(-1) ?? {};
  const result = ok ? { ok, value: {} } : { ok, error: { code: 'unexpected', message: 'no' } };
  of.emit('message', { type: 'reply', id, result });
};

test('a core that locks goes on', async () => {
  const core = start();
  const locked = core.lock();
  expect(child(0).told).toMatchObject([{ type: 'call', name: 'vault.lock' }]);
  answer(child(0), true);
  await locked;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(child(0).isAlive).toBe(true);
});

test('a core that refuses to lock is ended, and the next one doesn’t open the vault by itself', async () => {
  const core = start();
  const locked = core.lock();
  answer(child(0), false);
  await locked;
  expect(child(0).isAlive).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(child(1).args).toEqual(['--user-data=/u']);
});

test('so is one that doesn’t answer within some seconds', async () => {
  const core = start();
  const locked = core.lock();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(child(0).isAlive).toBe(true);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(child(0).isAlive).toBe(false);
  await locked;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(child(1).isAlive).toBe(true);
});
