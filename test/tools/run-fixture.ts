import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HOST = pathToFileURL(join(import.meta.dirname, '../../tools/host/register.mjs')).href;

/**
 * Runs one of the fixture apps on the Chromium host; `told` holds what it printed so far.
 * @param env a `DISPLAY` makes its windows real; without one the browser is headless
 */
export function runFixture(
  main: string,
  userData: string,
  words: string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  const file = join(import.meta.dirname, 'fixture-app', main);
  const headless = env.DISPLAY === undefined ? { LIAISON_HEADLESS: '1' } : {};
  const child: ChildProcess = spawn(process.execPath, ['--import', HOST, file, userData, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...headless, ...env },
  });
  const told = new Map<string, unknown>();
  let rest = '';
  const heard: (() => void)[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [name, value] = JSON.parse(line) as [string, unknown];
      told.set(name, value);
    }
    for (const listener of heard) listener();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const hears = (name: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => told.has(name) && resolve();
      heard.push(look);
      look();
      void ended.then(() => reject(new Error(`ended without telling “${name}”`)));
    });
  return { child, told, ended, hears };
}
