import { z } from 'zod';
import { contract } from '../../contract/index.ts';
import { allRows } from '../all-rows.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';

export const queueCommand: Command = {
  name: 'queue',
  usage: '',
  does: 'open feedback with each clock: target, deadline, state, time left, why',
  words: [0, 0],
  vault: 'required',
  output: z.array(contract['feedback.queue'].output.shape.rows.element),
  async run(run) {
    const rows = await allRows((window) => run.call('feedback.queue', window));
    if (!rows.ok) return printRefusal(rows.error);
    print(rows.value);
    return 0;
  },
};
