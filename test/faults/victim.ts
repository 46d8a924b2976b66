import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import type { Job } from './acts.ts';
import { CHEAP } from './cost.ts';

/** Beside node_modules, so that the native module is found from there. */
const place = resolve(`node_modules/.cache/liaison/faults-${process.pid}`);

/** What a try at a passphrase costs is made cheap here: a kill should fall into the writing, not into scrypt. */
const cheapTries = {
  name: 'cheap-tries',
  transform(code: string, id: string) {
    if (!id.endsWith('src/main/vault/key-file.ts')) return null;
    const cheap = code.replace('n: 2 ** 17', `n: ${CHEAP.n}`);
    if (cheap === code) throw new Error('The cost of a try is not where it was');
    return cheap;
  },
};

/** Builds the child once for the stories of a file. @returns its script */
export function builtChild(): string {
  beforeAll(async () => {
    mkdirSync(place, { recursive: true });
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [cheapTries],
      ssr: { noExternal: true, external: ['better-sqlite3'] },
      build: {
        ssr: resolve('test/faults/child.ts'),
        outDir: place,
        emptyOutDir: true,
        minify: false,
        rollupOptions: { output: { format: 'es', entryFileNames: 'child.mjs' } },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  return resolve(place, 'child.mjs');
}

export type Child = ChildProcess & { stdout: NodeJS.ReadableStream; stdin: NodeJS.WritableStream };

const started = (script: string): Child =>
  spawn(process.execPath, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: resolve('node_modules/.cache/liaison/faults-compiled') },
  }) as never;

/** The one that loads while the one before is looked into. */
let waiting: Child | null = null;
afterAll(() => waiting?.kill('SIGKILL'));

/** A child that does a job. */
export function startChild(script: string, job: Job): Child {
  const child = waiting ?? started(script);
  child.stdin.write(`${JSON.stringify(job)}\n`);
  waiting = null;
  return child;
}

export type Death = {
  acks: unknown[];
  /** Whether it came through before it was killed. */
  over: boolean;
  /** From being ready to its end, where it came through. */
  ms: number;
  /** File system calls of our code, where it came through. */
  steps: number;
};

/**
 * Has a child do its act, and kills it so long after it was ready, or lets itself be killed (`job.killAt`), or come through.
 * Throws where the child was refused what it asked for: the scenario itself would be wrong.
 */
export async function run(script: string, job: Job, killAfterMs?: number): Promise<Death> {
  const child = startChild(script, job);
  const death: Death = { acks: [], over: false, ms: 0, steps: 0 };
  let rest = '';
  let trouble = '';
  child.stdout.on('data', (piece: Buffer) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const told = JSON.parse(line);
      if ('ready' in told) {
        if (killAfterMs !== undefined) killIn(child, killAfterMs);
      } else if ('ack' in told) death.acks.push(told.ack);
      else if ('over' in told) Object.assign(death, { over: true, steps: told.over, ms: told.ms });
      else trouble += `${line}\n`;
    }
  });
  const [code, signal] = await once(child, 'close');
  waiting = started(script);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`${job.act} ended with ${code}: ${trouble}`);
  return death;
}

/** By the fraction of a millisecond: most of what can be torn takes less than one. */
function killIn(child: ChildProcess, ms: number): void {
  const at = performance.now() + ms;
  const wait = () => {
    if (performance.now() < at) setImmediate(wait);
    else child.kill('SIGKILL');
  };
  setTimeout(wait, Math.max(0, ms - 2));
}
