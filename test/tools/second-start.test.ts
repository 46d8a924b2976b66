import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CLAIM = pathToFileURL(join(import.meta.dirname, '../../tools/host/electron/single-instance.ts')).href;
const folder = mkdtempSync(join(tmpdir(), 'liaison-second-'));
const running = new DatabaseSync(join(folder, 'instance.lock'));
const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('end', () => socket.end(JSON.stringify({ problem: 'no display' }))).resume();
});

// An app that runs and listens, but has no window to show.
beforeAll(async () => {
  running.exec('BEGIN EXCLUSIVE');
  await new Promise<void>((resolve) => server.listen(join(folder, 'instance.sock'), resolve));
});
afterAll(() => {
  server.close();
  running.close();
  rmSync(folder, { recursive: true });
});

/** What a second start says. */
const said = (...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    const start = `import { claimInstance } from '${CLAIM}'; claimInstance(${JSON.stringify(folder)}, async () => undefined);`;
    execFile(process.execPath, ['--input-type=module', '-e', start, '--', ...args], (_error, _out, told) =>
      resolve(told),
    );
  });
const inChinese = '联络台已在运行，但无法显示窗口：no display\n';
const inEnglish = 'Liaison is running already, but can’t show its window: no display\n';

test.skipIf(process.platform === 'win32')(
  'a second start that can’t be answered says so in the language of whoever started it',
  async () => {
    expect(await said('--lang=zh-CN')).toBe(inChinese);
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ language: 'zh-CN' }));
    expect(await said()).toBe(inChinese);
    expect(await said('--lang=en')).toBe(inEnglish);
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ language: 'en' }));
    expect(await said()).toBe(inEnglish);
  },
);
