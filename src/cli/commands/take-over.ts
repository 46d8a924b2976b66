import { createReadStream, statSync } from 'node:fs';
import { handovers, MAX_PACK_BYTES } from '../../contract/handover.ts';
import { message } from '../../domain/message.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';
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
      return printRefusal({ code: 'invalid', message: run.text(message('handover:error.noFile', { file })) });
    if (size > MAX_PACK_BYTES) {
      const limit = MAX_PACK_BYTES / MEGABYTE;
      const refusal = message('handover:error.largerThanAllowed', { limit });
      return printRefusal({ code: 'invalid', message: run.text(refusal) });
    }
    const packId = await hold(run, createReadStream(file, { highWaterMark: MEGABYTE }));
    if (!packId.ok) return printRefusal(packId.error);
    const result = run.flag('look')
      ? await run.call('handover.preview', { content: packId.value })
      : await run.call('handover.receive', { content: packId.value, confirmed: run.flag('confirmed') });
    if (!result.ok) return printRefusal(result.error);
    print(result.value);
    return 0;
  },
};
