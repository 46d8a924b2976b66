import { createReadStream, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Call } from '../../contract/call.ts';
import { contract } from '../../contract/index.ts';
import type { WireError } from '../../main/ipc/serve.ts';
import { NoBase64, readCarrying } from '../carried-input.ts';
import type { Command, Run } from '../command.ts';
import { print, printCarrying, refused } from '../output.ts';
import { hold, piecesOf } from '../packs.ts';
import { parseJson } from '../read-file.ts';

const STANDARD_INPUT = 0;

/** What the core answers instead of the whole of what it holds. */
const held = z.object({ held: z.string(), bytes: z.number() });

export const callCommand: Command = {
  name: 'call',
  usage: 'NAME [JSON or -]',
  does: 'makes one call of the contract; - reads its input from standard input',
  words: [1, 2],
  vault: 'optional',
  output: z.json(),
  async run(run) {
    const [name = '', typed = '{}'] = run.words;
    const calls: Record<string, Call> = contract;
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (call !== undefined && call.open === undefined && run.session() === null)
      return refused({ code: 'invalid', message: run.text({ key: 'cli:error.noVault' }) });
    let input: unknown;
    let heldBack: WireError | undefined;
    try {
      const given =
        typed === '-'
          ? await standardInput(run, call?.carries, (error) => {
              heldBack = error;
            })
          : Buffer.from(typed);
      // PowerShell pipes UTF-16, or UTF-8 with a byte order mark.
      input = parseJson(given);
    } catch (error) {
      const key = error instanceof NoBase64 ? 'bridge:input.base64' : 'cli:error.notJson';
      return refused({ code: 'invalid', message: run.text({ key }) });
    }
    if (heldBack !== undefined) return refused(heldBack);
    const result = await run.callRaw(name, input);
    if (!result.ok) return refused(result.error);
    const { value } = result;
    const carried = call?.carries;
    const pack = held.safeParse(carried !== undefined && (value as Record<string, unknown>)[carried]);
    if (carried !== undefined && pack.success)
      await printCarrying(value as object, carried, piecesOf(run, pack.data));
    else print(value);
    return 0;
  },
};

async function standardInput(
  run: Run,
  carries: string | undefined,
  refuse: (error: WireError) => void,
): Promise<Buffer> {
  if (carries === undefined) return readFileSync(STANDARD_INPUT);
  const source = createReadStream('', { fd: STANDARD_INPUT, autoClose: false, highWaterMark: 1024 * 1024 });
  const rest = await readCarrying(source, carries, async (content) => {
    const given = await hold(run, content);
    if (!given.ok) refuse(given.error);
    return given.ok ? given.value : null;
  });
  return Buffer.from(rest);
}
