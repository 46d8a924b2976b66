import { z } from 'zod';
import type { Call } from '../../contract/call.ts';
import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';

const schemaOf = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
const describeCall = ({ does, effect, input, output }: Call) => ({
  does,
  effect,
  input: schemaOf(input),
  output: schemaOf(output),
});

/** Describes the commands that `list` returns; a function, since the table of commands imports this one. */
export const describeCommand = (list: () => readonly Command[]): Command => ({
  name: 'describe',
  usage: '[NAME]',
  does: 'every call of the contract with its JSON Schema, and what each command prints',
  words: [0, 1],
  vault: 'none',
  output: z.object({ commands: z.record(z.string(), z.json()), calls: z.record(z.string(), z.json()) }),
  run(run) {
    const calls: Record<string, Call> = contract;
    const [name] = run.words;
    if (name !== undefined) {
      const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
      if (call === undefined)
        return printRefusal({
          code: 'not-found',
          message: run.text({ key: 'bridge:error.noSuchCall', params: { name } }),
        });
      print({ name, ...describeCall(call) });
      return 0;
    }
    print({
      commands: Object.fromEntries(
        list().map(({ name, usage, does, output }) => [name, { usage, does, output: schemaOf(output) }]),
      ),
      calls: Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, describeCall(call)])),
    });
    return 0;
  },
});
