import { createReadStream, statSync } from 'node:fs';
import { handovers, MAX_PACK_BYTES } from '../../contract/handover.ts';
import { message } from '../../domain/message.ts';
import type { Command } from '../command.ts';
import { print, refused } from '../output.ts';
import { hold } from '../packs.ts';

const MEGABYTE = 1024 * 1024;

export const takeOverCommand: Command = {
  name: 'take-over',
  usage: 'FILE [--look] [--confirmed]',
  does: 'takes a pack over, or only looks at it; --confirmed: its code was compared with the sender',
  flags: ['look', 'confirmed'],
  words: [1, 1],
  vault: 'required',
  output: handovers['handover.preview'].output.or(handovers['handover.receive'].output),
  async run(run) {
    const [file = ''] = run.words;
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size === undefined)
      return refused({ code: 'invalid', message: run.text(message('handover:error.noFile', { file })) });
    if (size > MAX_PACK_BYTES) {
      const limit = MAX_PACK_BYTES / MEGABYTE;
      const said = message('handover:error.largerThanAllowed', { limit });
      return refused({ code: 'invalid', message: run.text(said) });
    }
    const given = await hold(run, createReadStream(file, { highWaterMark: MEGABYTE }));
    if (!given.ok) return refused(given.error);
    const done = run.flag('look')
      ? await run.call('handover.preview', { content: given.value })
      : await run.call('handover.receive', { content: given.value, confirmed: run.flag('confirmed') });
    if (!done.ok) return refused(done.error);
    print(done.value);
    return 0;
  },
};
