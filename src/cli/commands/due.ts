import { z } from 'zod';
import { allRows } from '../all-rows.ts';
import type { Command } from '../command.ts';
import { print, refused } from '../output.ts';

export const dueCommand: Command = {
  name: 'due',
  usage: '[--on DAY]',
  does: 'contacts due and overdue, most urgent first',
  options: ['on'],
  words: [0, 0],
  vault: 'required',
  output: z.array(
    z.object({
      stakeholderId: z.uuid(),
      name: z.string(),
      rule: z.string(),
      slot: z.string(),
      every: z.string(),
      dueOn: z.string(),
      announceOn: z.string(),
      daysOverdue: z.number().int(),
      lastContactOn: z.string().nullable(),
      state: z.string(),
      why: z.array(z.string()),
    }),
  ),
  async run(run) {
    const on = run.option('on');
    const rows = await allRows((window) =>
      run.call('cadence.due', { ...(on !== undefined && { on }), ...window }),
    );
    if (!rows.ok) return refused(rows.error);
    print(rows.value);
    return 0;
  },
};
