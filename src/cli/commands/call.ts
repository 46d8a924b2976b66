import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Call } from '../../contract/call.ts';
import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, refused } from '../output.ts';
import { parseJson } from '../read-file.ts';

const STANDARD_INPUT = 0;

export const callCommand: Command = {
  name: 'call',
  usage: 'NAME [JSON or -]',
  does: 'makes one call of the contract; - reads its input from standard input',
  words: [1, 2],
  vault: 'optional',
  output: z.json(),
  async run(run) {
    const [name = '', typed = '{}'] = run.words;
    let input: unknown;
    try {
      // PowerShell pipes UTF-16, or UTF-8 with a byte order mark.
      input = parseJson(typed === '-' ? readFileSync(STANDARD_INPUT) : Buffer.from(typed));
    } catch {
      return refused({ code: 'invalid', message: run.text({ key: 'cli:error.notJson' }) });
    }
    const calls: Record<string, Call> = contract;
    if (Object.hasOwn(calls, name) && calls[name]?.open === undefined && run.session() === null)
      return refused({ code: 'invalid', message: run.text({ key: 'cli:error.noVault' }) });
    const result = await run.callRaw(name, input);
    if (!result.ok) return refused(result.error);
    print(result.value);
    return 0;
  },
};
