import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isRunning } from '../../../src/main/computer/processes.ts';

test('this process runs; one that has ended doesn’t, though nobody asked yet how', async () => {
  expect(isRunning(process.pid)).toBe(true);
  // `sleep 30` takes the place of the shell, and never asks after the child.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const child = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (line) => resolve(Number(line))),
  );
  await vi.waitFor(() => expect(isRunning(child)).toBe(false), 10_000);
  if (process.platform === 'linux') expect(existsSync(`/proc/${child}`)).toBe(true);
});
