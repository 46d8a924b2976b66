import { z } from 'zod';
import { exports_ } from '../../contract/exports.ts';
import { message } from '../../domain/message.ts';
import { claimFile } from '../claim-file.ts';
import type { Command } from '../command.ts';
import { print, refused } from '../output.ts';

const { list: lists, format: formats } = exports_['exports.run'].input.shape;

export const exportCommand: Command = {
  name: 'export',
  usage: 'stakeholders|people|interactions|feedback FILE',
  does: 'writes a list as CSV, XLSX or (people) vCard, by the ending of FILE',
  words: [2, 2],
  vault: 'required',
  output: z.object({ file: z.string(), rows: z.number().int() }),
  async run(run) {
    const [name = '', file = ''] = run.words;
    const list = lists.safeParse(name);
    if (!list.success) {
      return refused({ code: 'invalid', message: run.text(message('export:error.list')) });
    }
    const format = formats.safeParse(/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase());
    if (!format.success) {
      return refused({ code: 'invalid', message: run.text(message('export:error.ending')) });
    }
    const claimed = claimFile(file);
    const unwritable = () =>
      refused({ code: 'invalid', message: run.text(message('export:error.unwritable', { file })) });
    if (claimed === null) return unwritable();
    const exported = await run.call('exports.run', { list: list.data, format: format.data });
    if (!exported.ok) {
      claimed.release();
      return refused(exported.error);
    }
    if (!claimed.put(Buffer.from(exported.value.content, 'base64'))) return unwritable();
    print({ file, rows: exported.value.rows });
    return 0;
  },
};
