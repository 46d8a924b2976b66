import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { WireResult } from '../../src/main/ipc/serve.ts';
import type { Job } from './acts.ts';
import { startChild } from './victim.ts';

/** A core in a process of its own, whose limits and rights can be taken from it. */
export type Served = {
  call(name: string, input: unknown): Promise<WireResult>;
  /** Lets it write no file beyond so many bytes; null: any again. */
  limitFiles(bytes: number | null): void;
  end(): Promise<void>;
};

export async function serve(script: string, job: Job): Promise<Served> {
  const child = startChild(script, { ...job, act: 'serve' });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  /** The next line of a kind; what the core reported is for its log. */
  const told = async (kind: string): Promise<unknown> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('The core has ended');
      const line = JSON.parse(value) as Record<string, unknown>;
      if (kind in line) return line[kind];
    }
  };
  await told('ready');
  return {
    async call(name, input) {
      child.stdin.write(`${JSON.stringify({ name, input })}\n`);
      return (await told('answer')) as WireResult;
    },
    limitFiles: (bytes) => {
      execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes ?? 'unlimited'}:unlimited`]);
    },
    async end() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
