import { z } from 'zod';
import type { Command } from '../command.ts';
import { print, refused } from '../output.ts';

const MOST = 10_000;

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
    const rows: unknown[] = [];
    for (let offset = 0; ; offset += MOST) {
      const page = await run.call('cadence.due', { ...(on !== undefined && { on }), offset, limit: MOST });
      if (!page.ok) return refused(page.error);
      rows.push(...page.value.rows);
      if (rows.length >= page.value.total || page.value.rows.length === 0) break;
    }
    print(rows);
    return 0;
  },
};
