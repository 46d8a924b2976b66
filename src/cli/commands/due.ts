import { z } from 'zod';
import { allRows } from '../all-rows.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';

export const dueCommand: Command = {
  name: 'due',
  usage: '[--on DAY] [--mine]',
  does: 'contacts due and overdue, most urgent first',
  options: ['on'],
  flags: ['mine'],
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
    const owners = run.flag('mine') ? await run.call('owners.list', {}) : undefined;
    if (owners?.ok === false) return printRefusal(owners.error);
    const me = owners?.value.find((owner) => owner.me);
    const filter = { ...(on !== undefined && { on }), ...(me !== undefined && { ownerIds: [me.id, null] }) };
    const rows = await allRows((window) => run.call('cadence.due', { ...filter, ...window }));
    if (!rows.ok) return printRefusal(rows.error);
    print(rows.value);
    return 0;
  },
};
