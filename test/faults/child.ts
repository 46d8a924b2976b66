import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { type Core, createCore } from '../../src/main/core.ts';
import { openSettingsFile } from '../../src/main/settings/app-settings.ts';
import { ACTS, type Job } from './acts.ts';
import { CHEAP } from './cost.ts';

/** A process with a real core that does one thing and tells each acknowledged step, until it is killed. */

/** Written before the call returns: what was told once is told, whatever happens to this process next. */
const tell = (what: Record<string, unknown>) => void writeSync(1, `${JSON.stringify(what)}\n`);

/** Calls after which files are another: `killAt` ends the process before the so-many-th of them. */
const STEPS = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'renameSync',
  'copyFileSync',
  'rmSync',
  'mkdirSync',
] as const;

/** Counts file system calls of our own code (not SQLite's) from now on. */
function countSteps(killAt: number | undefined): () => number {
  let steps = 0;
  const patched = fs as unknown as Record<string, (...input: unknown[]) => unknown>;
  for (const name of STEPS) {
    const original = patched[name];
    if (original === undefined) throw new Error(`node:fs has no ${name}`);
    patched[name] = (...input) => {
      // What is told over the pipe is no step.
      if (!(name === 'writeSync' && input[0] === 1)) {
        steps += 1;
        if (steps === killAt) process.kill(process.pid, 'SIGKILL');
      }
      return original(...input);
    };
  }
  syncBuiltinESMExports();
  return () => steps;
}

function coreOf({ userData, desk }: Job, clock: { now: number }): Core {
  return createCore({
    now: () => clock.now,
    zone: 'Asia/Shanghai',
    settings: openSettingsFile(userData, 'en'),
    userData,
    keyCost: CHEAP,
    desk,
    emit: () => {},
    notify: async () => true,
    badge: () => {},
    report: (error, call) => tell({ reported: `${call}: ${error instanceof Error ? error.message : error}` }),
  });
}

/** Answers calls that come line by line: `{ name, input }`. */
async function answer(core: Core): Promise<never> {
  for (;;) {
    const { name, input } = JSON.parse(await next()) as { name: string; input: unknown };
    tell({ answer: await core.call(name, input) });
  }
}

const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
const next = async (): Promise<string> => (await lines.next()).value ?? process.exit(0);

// It is started before it is needed: what it is to do comes as the first line.
const job = JSON.parse(await next()) as Job;
if (job.uid !== undefined) {
  // Whoever it becomes may not read where the native module is.
  new Database(':memory:').close();
  process.setgroups?.([]);
  process.setgid?.(job.uid);
  process.setuid?.(job.uid);
}
const clock = { now: Date.parse(job.now) };
const core = coreOf(job, clock);
const act = ACTS[job.act];
if (job.act === 'serve') {
  tell({ ready: true });
  await answer(core);
} else if (act === undefined) throw new Error(`No such act: ${job.act}`);
else {
  const ask = async (name: string, input: unknown) => {
    const result = await core.call(name, input);
    if (!result.ok) {
      tell({ refused: { name, ...result.error } });
      process.exit(3);
    }
    return result.value;
  };
  let steps = () => 0;
  let readyAt = 0;
  await act(job, {
    core,
    ask,
    clock,
    ready() {
      steps = countSteps(job.killAt);
      tell({ ready: true });
      readyAt = performance.now();
    },
    done: (ack) => tell({ ack }),
  });
  tell({ over: steps(), ms: performance.now() - readyAt });
  process.exit(0);
}
