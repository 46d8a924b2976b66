import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { nodeBinary, ROOT } from '../../tools/setup.mjs';
import { opening, temporaryFolder, type Vault } from './harness.ts';

/** The built command line, each command in a process of its own, and how much memory that took. */

export const MEGABYTE = 1024 * 1024;
/** What no command takes, whatever it is given. */
export const BOUND = 500 * MEGABYTE;

export const CLOCK = ['--now=2026-11-23T09:00:00+08:00', '--zone=Asia/Shanghai', '--lang=en'];
const TELLS_PEAK = `data:text/javascript,${encodeURIComponent(
  'import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.PEAK,String(process.resourceUsage().maxRSS*1024)))',
)}`;
const folder = temporaryFolder();
export const at = (name: string) => join(folder, name);

type Ran = { status: number | null; error: string; peak: number };

/** Runs one command, from and to files; no text of this process would hold what goes through. */
export function run(
  vault: Vault,
  args: string[],
  { input, output }: { input?: string; output?: string } = {},
): Ran {
  const [stdin, stdout] = [
    input !== undefined && openSync(input, 'r'),
    openSync(output ?? at('answer.json'), 'w'),
  ];
  const { status, stderr } = spawnSync(
    nodeBinary(),
    ['--import', TELLS_PEAK, join(ROOT, 'out/main/cli.js'), ...args, ...opening(vault), ...CLOCK],
    {
      stdio: [stdin === false ? 'ignore' : stdin, stdout, 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, PEAK: at('peak') },
    },
  );
  for (const open of [stdin, stdout]) if (typeof open === 'number') closeSync(open);
  return { status, error: stderr, peak: Number(readFileSync(at('peak'), 'utf8')) };
}

export const answer = () => JSON.parse(readFileSync(at('answer.json'), 'utf8'));
export function call(vault: Vault, name: string, input: object) {
  writeFileSync(at('input.json'), JSON.stringify(input));
  const { status, error } = run(vault, ['call', name, '-'], { input: at('input.json') });
  expect({ status, error }).toEqual({ status: 0, error: '' });
  return answer();
}
