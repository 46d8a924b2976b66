import { contract } from '../../contract/index.ts';
import { readUpTo } from '../../main/computer/read-up-to.ts';
import type { Command } from '../command.ts';
import { print, printRefusal, wrongUsage } from '../output.ts';
import { parseJson } from '../read-file.ts';

const LARGEST_FILE = 5 * 1024 * 1024;

export const deadlineCommand: Command = {
  name: 'deadline',
  usage: '--from INSTANT --target TARGET [--calendar FILE]',
  does: 'when "3 working days", "24 h" or "2 business hours" end, step by step',
  options: ['from', 'target', 'calendar'],
  words: [0, 0],
  vault: 'optional',
  output: contract['feedback.deadline'].output,
  async run(run) {
    const from = run.option('from');
    const target = run.option('target');
    if (from === undefined || target === undefined) return wrongUsage('deadline takes --from and --target');
    const file = run.option('calendar');
    let calendar: unknown;
    if (file !== undefined) {
      try {
        const bytes = readUpTo(file, LARGEST_FILE);
        if (bytes === null) throw new RangeError('too large');
        calendar = parseJson(bytes);
      } catch {
        return printRefusal({
          code: 'invalid',
          message: run.text({ key: 'cli:error.calendarUnreadable', params: { file } }),
        });
      }
    }
    const answer = await run.call('feedback.deadline', {
      from,
      target,
      ...(file !== undefined && { calendar: calendar as never }),
    });
    if (!answer.ok) return printRefusal(answer.error);
    print(answer.value);
    return 0;
  },
};
