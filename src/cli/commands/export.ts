import { z } from 'zod';
import { EXPORT_FORMATS, EXPORT_LISTS } from '../../contract/exports.ts';
import { VCARD_VERSIONS } from '../../domain/exports/vcard.ts';
import { message } from '../../domain/message.ts';
import { claimFile } from '../claim-file.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';

const lists = z.enum(EXPORT_LISTS);
const formats = z.enum(EXPORT_FORMATS);
const versions = z.enum(VCARD_VERSIONS).default('3.0');

export const exportCommand: Command = {
  name: 'export',
  usage: 'stakeholders|people|interactions|feedback|due FILE [--vcard 3.0|4.0] [--include-strict]',
  does: 'writes a list as CSV, XLSX or (people) vCard, by the ending of FILE',
  options: ['vcard'],
  flags: ['include-strict'],
  words: [2, 2],
  vault: 'required',
  output: z.object({ file: z.string(), rows: z.number().int(), leftOut: z.number().int() }),
  async run(run) {
    const [name = '', file = ''] = run.words;
    const list = lists.safeParse(name);
    if (!list.success) {
      return printRefusal({
        code: 'invalid',
        message: run.text(message('exports:error.list', { lists: EXPORT_LISTS.join(', ') })),
      });
    }
    const format = formats.safeParse(/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase());
    if (!format.success) {
      return printRefusal({ code: 'invalid', message: run.text(message('exports:error.ending')) });
    }
    const vcard = versions.safeParse(run.option('vcard'));
    if (!vcard.success)
      return printRefusal({ code: 'invalid', message: run.text(message('exports:error.vcard')) });
    const claimed = claimFile(file);
    const unwritable = () =>
      printRefusal({ code: 'invalid', message: run.text(message('exports:error.unwritable', { file })) });
    if (claimed === null) return unwritable();
    const exported = await run.call('exports.run', {
      list: list.data,
      format: format.data,
      vcard: vcard.data,
      includeStrict: run.flag('include-strict'),
    });
    if (!exported.ok) {
      claimed.release();
      return printRefusal(exported.error);
    }
    if (!claimed.put(Buffer.from(exported.value.content, 'base64'))) return unwritable();
    const { rows, leftOut } = exported.value;
    print({ file, rows, leftOut });
    return 0;
  },
};
