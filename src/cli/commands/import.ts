import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Input, Output } from '../../contract/call.ts';
import { imports } from '../../contract/imports.ts';
import { isField, isNameField } from '../../domain/imports/fields.ts';
import { MAX_FILE_BYTES } from '../../domain/imports/limits.ts';
import { message } from '../../domain/message.ts';
import { readUpTo } from '../../main/computer/read-up-to.ts';
import type { WireError } from '../../main/ipc/serve.ts';
import { claimFile } from '../claim-file.ts';
import type { Command, Run } from '../command.ts';
import { print, printRefusal } from '../output.ts';
import { parseJson } from '../read-file.ts';

type ImportInput = Input<(typeof imports)['imports.apply']>;
type Problem = Output<(typeof imports)['imports.apply']>['problems'][number];
type ReadResult<T> = { ok: true; value: T } | { ok: false; error: WireError };

const apply = imports['imports.apply'].output.shape;

/** `{"heading": "field"}`; null leaves a column out. */
const mapFile = z.record(z.string(), z.string().nullable());
const MAX_MAP_BYTES = 1024 * 1024;

const invalid = (
  run: Run,
  key: string,
  params?: Record<string, string>,
): { ok: false; error: WireError } => ({
  ok: false,
  error: { code: 'invalid', message: run.text(message(key, params)) },
});

/** Whether two names lead to one file. */
function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((file) => statSync(file, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

/** The bytes of a file that is not larger than an import may be. */
function readBytes(run: Run, file: string, limit: number): ReadResult<Buffer> {
  try {
    const value = readUpTo(file, limit);
    return value === null
      ? invalid(run, 'imports:error.fileSize', { limit: String(limit / 1024 / 1024) })
      : { ok: true, value };
  } catch {
    return invalid(run, 'imports:error.unreadable', { file });
  }
}

/** The mapping in a file; it overrides what the headings of the list say. */
async function readMapping(
  run: Run,
  file: string,
  input: ImportInput,
): Promise<ReadResult<Record<string, string>>> {
  const bytes = readBytes(run, file, MAX_MAP_BYTES);
  if (!bytes.ok) return bytes;
  let mapping: Record<string, string | null>;
  try {
    mapping = mapFile.parse(parseJson(bytes.value));
  } catch {
    return invalid(run, 'imports:error.mapping');
  }
  const preview = await run.call('imports.preview', input);
  if (!preview.ok) return preview;
  const fields = new Map(preview.value.columns.map(({ position, field }) => [position, field]));
  for (const [heading, field] of Object.entries(mapping)) {
    const columns = preview.value.columns.filter((column) => column.heading === heading.trim());
    if (columns.length === 0)
      return invalid(run, 'imports:error.noHeading', { heading: heading.slice(0, 60) });
    for (const { position } of columns) fields.set(position, field);
  }
  const mapped = [...fields].flatMap(([position, field]) =>
    field === null ? [] : [[String(position), field]],
  );
  return { ok: true, value: Object.fromEntries(mapped) };
}

/** Messages by row: why it was rejected, or what was left out of it. */
const byRow = (problems: Problem[]) =>
  [...Map.groupBy(problems, ({ row }) => row)].map(([row, of]) => ({
    row,
    reasons: of.map(({ column, message: text }) => (column === null ? text : `${column}: ${text}`)),
  }));

type ImportReport = Pick<
  Output<(typeof imports)['imports.apply']>,
  'problems' | 'warnings' | 'unread' | 'otherSheets' | 'hidden'
>;
const reportOf = ({ problems, warnings, unread, otherSheets, hidden }: ImportReport) => ({
  rejected: byRow(problems),
  warnings: byRow(warnings),
  unread,
  otherSheets,
  hidden,
});

export const importCommand: Command = {
  name: 'import',
  usage:
    'FILE [--kind KIND] [--map FILE] [--mode create|update|both] [--key name|phone|email] [--encoding ENCODING] [--sheet NAME] [--hidden] [--rejected FILE] [--dry-run]',
  does: 'imports a CSV, XLSX or vCard list; --rejected saves the rows that were turned away, --hidden takes what a workbook hides',
  options: ['kind', 'map', 'mode', 'key', 'encoding', 'sheet', 'rejected'],
  flags: ['dry-run', 'hidden'],
  words: [1, 1],
  vault: 'required',
  output: z.object({
    dryRun: z.boolean(),
    counts: apply.counts,
    rejected: z.array(z.object({ row: z.number().int(), reasons: z.array(z.string()) })),
    warnings: z.array(z.object({ row: z.number().int(), reasons: z.array(z.string()) })),
    unread: apply.unread,
    otherSheets: apply.otherSheets,
    hidden: apply.hidden,
    rejectedFile: z.string().nullable(),
    actionId: apply.actionId,
  }),
  async run(run) {
    const [file = ''] = run.words;
    const content = readBytes(run, file, MAX_FILE_BYTES);
    if (!content.ok) return printRefusal(content.error);
    const option = (name: 'kind' | 'mode' | 'key' | 'encoding' | 'sheet') =>
      run.option(name) === undefined ? {} : { [name]: run.option(name) };
    const input = {
      fileName: basename(file).slice(0, 300),
      content: content.value.toString('base64'),
      ...option('kind'),
      ...option('mode'),
      ...option('key'),
      ...option('encoding'),
      ...option('sheet'),
      ...(run.flag('hidden') && { hidden: true }),
    };
    const map = run.option('map');
    const mapping = map === undefined ? undefined : await readMapping(run, map, input);
    if (mapping?.ok === false) return printRefusal(mapping.error);
    const whole = { ...input, ...(mapping && { mapping: mapping.value }) };

    if (run.flag('dry-run')) {
      const preview = await run.call('imports.preview', whole);
      if (!preview.ok) return printRefusal(preview.error);
      const { columns, counts, ...report } = preview.value;
      const hasName = columns.some(({ field }) => field !== null && isField(field) && isNameField(field));
      if (!hasName) return printRefusal(invalid(run, 'imports:error.noNameColumn').error);
      print({ dryRun: true, counts, ...reportOf(report), rejectedFile: null, actionId: null });
      return 0;
    }
    const rejected = run.option('rejected');
    if (rejected !== undefined && isSameFile(file, rejected))
      return printRefusal(invalid(run, 'imports:error.sameFile', { file: rejected }).error);
    const claimed = rejected === undefined ? undefined : claimFile(rejected);
    const unwritable = () => invalid(run, 'exports:error.unwritable', { file: rejected ?? '' }).error;
    if (claimed === null) return printRefusal(unwritable());
    const applied = await run.call('imports.apply', whole);
    const rejectedCsv = applied.ok ? applied.value.rejectedCsv : null;
    if (rejectedCsv === null) claimed?.release();
    if (!applied.ok) return printRefusal(applied.error);
    const { counts, actionId, ...report } = applied.value;
    if (claimed && rejectedCsv !== null && !claimed.put(Buffer.from(rejectedCsv, 'base64'))) {
      // Rejected rows must not get lost: then the whole import is undone.
      if (actionId !== null) await run.call('actions.undo', { actionId });
      return printRefusal(unwritable());
    }
    const rejectedFile = rejectedCsv === null ? null : (rejected ?? null);
    print({ dryRun: false, counts, ...reportOf(report), rejectedFile, actionId });
    return 0;
  },
};
