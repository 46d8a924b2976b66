import type { WireError } from '../main/ipc/serve.ts';

/** What a command ends with: its exit code. Results go to standard output, refusals to standard error. */
export type Exit = 0 | 1 | 2;

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function refused(error: WireError): Exit {
  process.stderr.write(`${JSON.stringify({ error })}\n`);
  return 1;
}

export function wrongUsage(message: string): Exit {
  process.stderr.write(`${JSON.stringify({ error: { code: 'usage', message } })}\n`);
  return 2;
}
