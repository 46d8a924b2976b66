import { z } from 'zod';
import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, refused } from '../output.ts';

const MOST = 10_000;

export const queueCommand: Command = {
  name: 'queue',
  usage: '',
  does: 'open feedback with each clock: target, deadline, state, time left, why',
  words: [0, 0],
  vault: 'required',
  output: z.array(contract['feedback.queue'].output.shape.rows.element),
  async run(run) {
    const rows: unknown[] = [];
    for (let offset = 0; ; offset += MOST) {
      const page = await run.call('feedback.queue', { offset, limit: MOST });
      if (!page.ok) return refused(page.error);
      rows.push(...page.value.rows);
      if (rows.length >= page.value.total || page.value.rows.length === 0) break;
    }
    print(rows);
    return 0;
  },
};
