import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, printRefusal, wrongUsage } from '../output.ts';

export const nextDueCommand: Command = {
  name: 'next-due',
  usage: '--last DAY --every INTERVAL',
  does: 'when the next contact is due after a last one',
  options: ['last', 'every'],
  words: [0, 0],
  vault: 'optional',
  output: contract['cadence.nextDue'].output,
  async run(run) {
    const last = run.option('last');
    const every = run.option('every');
    if (last === undefined || every === undefined) return wrongUsage('next-due takes --last and --every');
    const answer = await run.call('cadence.nextDue', { last, every });
    if (!answer.ok) return printRefusal(answer.error);
    print(answer.value);
    return 0;
  },
};
