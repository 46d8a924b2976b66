import { createReadStream, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Call } from '../../contract/call.ts';
import { contract } from '../../contract/index.ts';
import type { WireError } from '../../main/ipc/serve.ts';
import { NoBase64, readWithLargeField } from '../carried-input.ts';
import type { Command, Run } from '../command.ts';
import { print, printCarrying, printRefusal } from '../output.ts';
import { hold, piecesOf } from '../packs.ts';
import { parseJson } from '../read-file.ts';

const STANDARD_INPUT = 0;

/** The core's answer for a pack that it holds: a reference instead of the content. */
const packReference = z.object({ held: z.string(), bytes: z.number() });

export const callCommand: Command = {
  name: 'call',
  usage: 'NAME [JSON or -]',
  does: 'makes one call of the contract; - reads its input from standard input',
  words: [1, 2],
  vault: 'optional',
  output: z.json(),
  async run(run) {
    const [name = '', inputText = '{}'] = run.words;
    const calls: Record<string, Call> = contract;
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (call !== undefined && call.open === undefined && run.session() === null)
      return printRefusal({ code: 'invalid', message: run.text({ key: 'cli:error.noVault' }) });
    let input: unknown;
    let packRefusal: WireError | undefined;
    try {
      const bytes =
        inputText === '-'
          ? await standardInput(run, call?.carries, (error) => {
              packRefusal = error;
            })
          : Buffer.from(inputText);
      // PowerShell pipes UTF-16, or UTF-8 with a byte order mark.
      input = parseJson(bytes);
    } catch (error) {
      const key = error instanceof NoBase64 ? 'bridge:input.base64' : 'cli:error.notJson';
      return printRefusal({ code: 'invalid', message: run.text({ key }) });
    }
    if (packRefusal !== undefined) return printRefusal(packRefusal);
    const result = await run.callRaw(name, input);
    if (!result.ok) return printRefusal(result.error);
    const { value } = result;
    const carriedField = call?.carries;
    const pack = packReference.safeParse(
      carriedField !== undefined && (value as Record<string, unknown>)[carriedField],
    );
    if (carriedField !== undefined && pack.success)
      await printCarrying(value as object, carriedField, piecesOf(run, pack.data));
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
  const rest = await readWithLargeField(source, carries, async (content) => {
    const packId = await hold(run, content);
    if (!packId.ok) refuse(packId.error);
    return packId.ok ? packId.value : null;
  });
  return Buffer.from(rest);
}
