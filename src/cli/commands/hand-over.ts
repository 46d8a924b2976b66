import { z } from 'zod';
import { message } from '../../domain/message.ts';
import { claimFile } from '../claim-file.ts';
import type { Command } from '../command.ts';
import { print, printRefusal, wrongUsage } from '../output.ts';
import { piecesOf } from '../packs.ts';

export const handOverCommand: Command = {
  name: 'hand-over',
  usage: '--recipient KEY --successor NAME --leaver NAME --out FILE [--stakeholders ID,ID…]',
  does: 'writes a pack of all stakeholders, or of some, that only the successor opens',
  options: ['recipient', 'successor', 'leaver', 'out', 'stakeholders'],
  words: [0, 0],
  vault: 'required',
  output: z.object({
    file: z.string(),
    id: z.string(),
    bytes: z.number(),
    sha256: z.string(),
    code: z.string(),
  }),
  async run(run) {
    const [recipient, successor, leaver, file] = ['recipient', 'successor', 'leaver', 'out'].map(run.option);
    if (recipient === undefined || successor === undefined || leaver === undefined || file === undefined)
      return wrongUsage('hand-over takes --recipient, --successor, --leaver and --out');
    const claimed = claimFile(file);
    const unwritable = () =>
      printRefusal({ code: 'invalid', message: run.text(message('exports:error.unwritable', { file })) });
    if (claimed === null) return unwritable();
    const stakeholderIds = run.option('stakeholders')?.split(',');
    const pack = await run.call('handover.prepare', {
      recipient,
      successor,
      leaver,
      ...(stakeholderIds && { stakeholderIds }),
    });
    if (!pack.ok) {
      claimed.release();
      return printRefusal(pack.error);
    }
    const { id, sha256, code, content } = pack.value;
    if (!(await claimed.putPieces(decoded(piecesOf(run, content))))) return unwritable();
    print({ file, id, bytes: content.bytes, sha256, code });
    return 0;
  },
};

async function* decoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece, 'base64');
}
