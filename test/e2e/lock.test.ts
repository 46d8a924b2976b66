import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { type App, createVault, opening, startApp, until, type Vault } from './harness.ts';

const NAME = '北京金石精密机械';
const TYPED = '还没有保存的一句话';

let app: App;
let page: Page;
let vault: Vault;

const call = (name: string, input: object = {}) =>
  page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
/** The page may begin anew before the answer comes. */
const lock = () => call('vault.lock').catch(() => undefined);
const go = (hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
const lockedScreen = () => page.getByRole('heading', { name: '解锁资料库' });
const unlock = async () => {
  await page.getByLabel('口令', { exact: true }).fill(vault.passphrase);
  await page.getByRole('button', { name: '解锁', exact: true }).click();
  await page.getByRole('navigation').waitFor();
};

beforeAll(async () => {
  vault = createVault('init', '--lang', 'zh-CN');
  app = await startApp({ args: [...opening(vault), '--lang=zh-CN'] });
  page = app.page;
  await page.getByRole('navigation').waitFor();
  await call('stakeholders.create', { name: NAME, kind: 'customer', notes: NAME });
});
afterAll(() => app.close());

/** The app's processes that ran our code: all but the browser's own. */
function ours(): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has just ended.
    }
  }
  const children = [...parents].filter(([, parent]) => parent === app.pid).map(([pid]) => pid);
  return [app.pid, ...children.filter((pid) => /core-process/.test(commandOf(pid)))];
}

const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8');
const corePid = () => ours().find((pid) => pid !== app.pid);

/** Whether a process has the text anywhere in its memory, as UTF-8 or UTF-16. */
function remembers(pid: number, text: string): boolean {
  const wanted = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? [];
      if (from === undefined || to === undefined) continue;
      const start = Number.parseInt(from, 16);
      const piece = Buffer.alloc(Number.parseInt(to, 16) - start);
      try {
        readSync(memory, piece, 0, piece.length, start);
      } catch {
        continue;
      }
      if (wanted.some((bytes) => piece.includes(bytes))) return true;
    }
    return false;
  } finally {
    closeSync(memory);
  }
}

describe('a vault that gets locked', () => {
  test('leaves nothing on the page, and nothing of what was typed', async () => {
    await go('#/stakeholders?search=金石');
    await page.getByText(NAME).first().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('textbox').last().fill(TYPED);
    await page.evaluate(() => Object.assign(window, { leftBehind: true }));
    await lock();
    await lockedScreen().waitFor();
    const left = await page.evaluate(() => [
      document.documentElement.outerHTML,
      JSON.stringify(window.localStorage),
      window.location.href,
      String('leftBehind' in window),
    ]);
    for (const text of [NAME, TYPED, encodeURI('金石'), '金石']) expect(left.join()).not.toContain(text);
    expect(left[3]).toBe('false');
    expect(await barriers(page)).toEqual([]);
  });

  test('is opened again where it was left', async () => {
    await unlock();
    await page.getByText(NAME).first().waitFor();
    expect(await page.evaluate(() => window.location.hash)).toBe('#/stakeholders');
  });

  test.runIf(process.platform === 'linux')(
    'leaves nothing in the memory of the processes that had it',
    async () => {
      const before = corePid();
      expect(before !== undefined && remembers(before, NAME)).toBe(true);
      await lock();
      await lockedScreen().waitFor();
      await until('the old core’s end', () => (ours().includes(before ?? 0) ? undefined : true));
      const now = await until('a new core', corePid);
      expect(now).not.toBe(before);
      expect(await call('vault.state')).toMatchObject({ ok: true, value: { state: 'locked' } });
      expect(await call('stakeholders.list')).toMatchObject({ ok: false, error: { code: 'locked' } });
      expect(remembers(now, NAME)).toBe(false);
      await unlock();
    },
  );

  test.runIf(process.platform === 'linux')('is locked when the core dies, on the page too', async () => {
    await page.getByText(NAME).first().waitFor();
    process.kill(corePid() ?? 0, 'SIGKILL');
    await lockedScreen().waitFor();
    await unlock();
  });

  test('is locked by its shortcut', async () => {
    await page.keyboard.press('Control+l');
    await lockedScreen().waitFor();
    await unlock();
  });

  test('is locked by its shortcut out of a half-written dialog, which is kept', async () => {
    await page.keyboard.press('c');
    await page.getByLabel('摘要').fill('对方说到一半');
    await page.keyboard.press('Control+l');
    await lockedScreen().waitFor();
    await unlock();
    await page.keyboard.press('c');
    await page.getByText(/^草稿已恢复/).waitFor();
    expect(await page.getByLabel('摘要').inputValue()).toBe('对方说到一半');
    await page.getByRole('button', { name: '放弃', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+l');
    await lockedScreen().waitFor();
  });
});

describe('guessing', () => {
  test('is slowed down, told with a countdown, and over in time', async () => {
    const button = page.getByRole('button', { name: '解锁', exact: true });
    for (const guess of ['one', 'two', 'three']) {
      await page.getByLabel('口令', { exact: true }).fill(guess);
      await button.click();
      await page.getByRole('alert').waitFor();
      await until('the answer', async () =>
        (await button.isEnabled()) || guess === 'three' ? true : undefined,
      );
    }
    await page.getByText(/输错次数过多，请 [1-5] 秒后再试/).waitFor();
    expect(await button.isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await until('the end of the wait', async () => ((await button.isEnabled()) ? true : undefined));
    await unlock();
  });
});

describe('settings of security', () => {
  test('say when it locks by itself', async () => {
    await go('#/settings/vault');
    await page.getByRole('heading', { name: '安全', level: 2 }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.locator('#auto-lock').click();
    await page.getByTitle('30 分钟').click();
    await until('half an hour', async () => {
      const answer = await call('settings.get');
      return answer.ok && (answer.value as { autoLockMinutes: number }).autoLockMinutes === 30
        ? true
        : undefined;
    });
  });
});
