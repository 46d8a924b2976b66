import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { WireError } from '../main/ipc/serve.ts';

/** What a command ends with: its exit code. Results go to standard output, refusals to standard error. */
export type Exit = 0 | 1 | 2;

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Prints a value with one field that is longer than the longest JavaScript string, piece by piece. */
export async function printCarrying(
  value: object,
  field: string,
  pieces: AsyncIterable<string>,
): Promise<void> {
  const place = randomUUID();
  const [before = '', after = ''] = JSON.stringify({ ...value, [field]: place }, null, 2).split(place);
  const write = async (text: string) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  await write(before);
  for await (const piece of pieces) await write(piece);
  await write(`${after}\n`);
}

export function printRefusal(error: WireError): Exit {
  process.stderr.write(`${JSON.stringify({ error })}\n`);
  return 1;
}

export function wrongUsage(message: string): Exit {
  process.stderr.write(`${JSON.stringify({ error: { code: 'usage', message } })}\n`);
  return 2;
}
