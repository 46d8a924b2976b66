import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { imports } from '../../contract/imports.ts';
import { ENCODINGS, isEncoding } from '../../domain/encoding.ts';
import type { Problem } from '../../domain/imports/cells.ts';
import { type RowDraft, readDrafts } from '../../domain/imports/drafts.ts';
import { FIELDS, type Field, isField, isNameField } from '../../domain/imports/fields.ts';
import { type Grouped, groupRows } from '../../domain/imports/groups.ts';
import { recogniseHeadings, signature } from '../../domain/imports/headings.ts';
import { readSource, type Source } from '../../domain/imports/read.ts';
import type { Table } from '../../domain/imports/table.ts';
import { isPropertyWord } from '../../domain/imports/vcard-aside.ts';
import { type Message, message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { type CarriedOut, carryOut, toEnd } from './carry-out.ts';
import { type Duplicate, existingDuplicates } from './duplicates.ts';
import { recordImportHandlers } from './record-handlers.ts';
import { isRejected, rejectedCsv, withoutReasons } from './rejected.ts';
import { importStore } from './store.ts';

type Calls = typeof imports;
type Input = HandlerInput<Calls['imports.preview']>;
type Preview = HandlerOutput<Calls['imports.preview']>;
type PreviewProblem = Preview['problems'][number];

/** A list understood, before the register is asked. */
type Staged = {
  source: Source;
  fields: (Field | null)[];
  drafts: RowDraft[];
  grouped: Grouped;
};

/** Rows understood before others get their turn: other calls, progress, cancelling. */
const ROWS_AT_A_TIME = 500;
/** As many rows as a preview shows; counts are always of the whole list. */
const MOST_PREVIEWED = 1_000;
const MOST_TOLD = 10_000;
const MOST_CANDIDATES = 5;
const MOST_EXAMPLES = 3;
const EXAMPLE_LENGTH = 80;

/** A list with what the register says of it: rows that fit several are turned away, and what is passed over is told. */
function withFindings(read: Staged, { unclear, passed }: CarriedOut): Staged {
  const problems = new Map<number, Problem[]>();
  const add = (row: number, severity: Problem['severity'], said: Message) =>
    problems.set(row, [...(problems.get(row) ?? []), { severity, column: null, message: said }]);
  for (const { rows, name, candidates, chosen } of unclear) {
    if (chosen !== undefined) continue;
    const all = candidates.map((one) => `${one.name} (${one.detail})`);
    const told = [...all.slice(0, MOST_CANDIDATES), ...(all.length > MOST_CANDIDATES ? ['…'] : [])];
    for (const row of rows)
      add(row, 'error', message('imports:error.several', { name, candidates: told.join('; ') }));
  }
  for (const { row, line } of passed) add(row, 'warning', message('imports:warning.passed', { line }));
  const told = new Set<number>();
  const drafts = read.drafts.map((draft) => {
    const found = told.has(draft.row) ? undefined : problems.get(draft.row);
    told.add(draft.row);
    return found === undefined ? draft : { ...draft, problems: [...draft.problems, ...found] };
  });
  return { ...read, drafts };
}

const STAYS_STRICT = message('imports:warning.staysStrict');

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const CANCELLED = refuse('cancelled', 'imports:error.cancelled');

export const importHandlers = (session: Session, { jobs }: Pick<Services, 'jobs'>): Handlers<Calls> => {
  const store = importStore(session.db);

  /** What the columns hold: as the caller says, as the user said last time, as the headings tell. */
  function fieldsOf({ table }: Source, mapping: Input['mapping']): Result<(Field | null)[]> {
    if (mapping === undefined) {
      const remembered = table.fields ?? store.mapping(signature(table.headings));
      return ok(remembered ?? recogniseHeadings(table.headings));
    }
    const fields: (Field | null)[] = table.headings.map(() => null);
    for (const [position, field] of Object.entries(mapping)) {
      if (Number(position) >= fields.length) return refuse('invalid', 'imports:error.noColumn', { position });
      if (!isField(field)) return refuse('invalid', 'imports:error.noField', { field: field.slice(0, 60) });
      fields[Number(position)] = field;
    }
    return ok(fields);
  }

  const propertyWord = (text: string) =>
    isPropertyWord(text) ? session.text(message(`imports:property.${text}`)) : text;
  const leftOutOf = ({ unread = [] }: Table) => unread.map(propertyWord);

  /** What a card says goes by the names of its fields and properties, in the user's language. */
  function withHeadings(table: Table): Table {
    const { fields } = table;
    if (fields === undefined) return table;
    const inWords = (cell: string, i: number) => (fields[i] === 'detailsLabel' ? propertyWord(cell) : cell);
    return {
      ...table,
      headings: table.headings.map((heading) => session.text(message(`imports:field.${heading}`))),
      rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(inWords) })),
    };
  }

  /** Reads and understands a file; gives way to others now and then. */
  async function stage(input: Input, signal: AbortSignal): Promise<Result<Staged>> {
    const { encoding, sheet, hidden, jobId } = input;
    if (encoding !== undefined && !isEncoding(encoding)) {
      return refuse('invalid', 'imports:error.noEncoding', { encoding, known: ENCODINGS.join(', ') });
    }
    await turn();
    const read = readSource(input.content, {
      ...(encoding !== undefined && { encoding }),
      ...(sheet !== undefined && { sheet }),
      hidden,
    });
    if (!read.ok) return read;
    const source = { ...read.value, table: withHeadings(withoutReasons(read.value.table)) };
    const fields = fieldsOf(source, input.mapping);
    if (!fields.ok) return fields;
    const drafts: RowDraft[] = [];
    const total = source.table.rows.length;
    for (const draft of readDrafts(source.table, fields.value, session.today())) {
      drafts.push(draft);
      if (drafts.length % ROWS_AT_A_TIME !== 0) continue;
      tell(jobId, drafts.length, total);
      await turn();
      if (signal.aborted) return CANCELLED;
    }
    return ok({ source, fields: fields.value, drafts, grouped: groupRows(drafts) });
  }

  /** Reading and writing are half of the work each. */
  const tell = (jobId: string | undefined, done: number, of: number) => {
    if (jobId !== undefined) session.emit({ name: 'job.progress', payload: { jobId, done, total: 2 * of } });
  };

  async function staged<T>(
    input: Input,
    then: (staged: Staged, signal: AbortSignal) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    const job = jobs.begin(input.jobId);
    try {
      const read = await stage(input, job.signal);
      return read.ok ? await then(read.value, job.signal) : read;
    } finally {
      job.end();
    }
  }

  const told = (
    { drafts, source }: Staged,
    tells: (draft: RowDraft, problem: Problem) => boolean,
  ): PreviewProblem[] =>
    drafts
      .flatMap((draft) =>
        draft.problems
          .filter((problem) => tells(draft, problem))
          .map((problem) => ({
            row: draft.row,
            column: problem.column === null ? null : (source.table.headings[problem.column] ?? null),
            message: session.text(problem.message),
          })),
      )
      .slice(0, MOST_TOLD);

  /** Why rows are turned away, and what is to be known of those that are not. */
  const problemsOf = (read: Staged, { staysStrict }: CarriedOut) => ({
    problems: told(read, (_, { severity }) => severity === 'error'),
    warnings: [
      ...told(read, (draft, { severity }) => !isRejected(draft) && severity === 'warning'),
      ...staysStrict.map((row) => ({ row, column: null, message: session.text(STAYS_STRICT) })),
    ].slice(0, MOST_TOLD),
    unread: [...unreadOf(read), ...leftOutOf(read.source.table)],
    otherSheets: read.source.otherSheets,
    hidden: read.source.hidden,
  });

  const countsOf = ({ drafts }: Staged, counts: CarriedOut['counts']) => ({
    ...counts,
    // A row that names several people has a draft for each of them.
    rows: new Set(drafts.map(({ row }) => row)).size,
    rejected: new Set(drafts.filter(isRejected).map(({ row }) => row)).size,
  });

  function preview(staged: Staged, input: Input): Preview {
    const carried = toEnd(carryOut(session, staged.grouped.groups, input, false));
    const read = withFindings(staged, carried);
    const { source, fields, drafts, grouped } = read;
    const outcomeOf = (draft: RowDraft): Preview['rows'][number]['outcome'] => {
      const outcome = isRejected(draft) ? 'reject' : (carried.outcomes.get(draft.row) ?? 'unchanged');
      return outcome === 'unclear' ? 'reject' : outcome;
    };
    const strict = new Set(carried.staysStrict);
    const within: Duplicate[] = grouped.duplicates.map((duplicate) => ({ ...duplicate, existing: false }));
    return {
      format: source.format,
      encoding: source.encoding,
      encodings: source.format === 'xlsx' ? [] : [...ENCODINGS],
      sheets: source.sheets,
      columns: source.table.headings.map((heading, position) => ({
        position,
        heading,
        field: fields[position] ?? null,
        examples: examplesOf(source, position),
      })),
      fields: FIELDS.map((field) => ({ field, label: session.text(message(`imports:field.${field}`)) })),
      counts: countsOf(read, carried.counts),
      rows: drafts
        .slice(0, MOST_PREVIEWED)
        .map((draft) => ({ ...draft, outcome: outcomeOf(draft) }))
        .map(({ row, outcome, stakeholder, person, selfEmployed, problems }) => ({
          row,
          outcome,
          company: stakeholder === null || selfEmployed ? '' : stakeholder.name,
          person: person?.name ?? '',
          problems: [
            ...problems.map((problem) => problem.message),
            ...(strict.has(row) ? [STAYS_STRICT] : []),
          ].map(session.text),
        })),
      ...problemsOf(read, carried),
      unclear: carried.unclear.map(({ rows: [row = 0], ...one }) => ({ row, ...one })).slice(0, MOST_TOLD),
      duplicates: [...existingDuplicates(store, grouped.groups), ...within].slice(0, MOST_TOLD),
    };
  }

  return {
    'imports.preview': (input) => staged(input, (read) => ok(preview(read, input))),

    'imports.apply': (input) =>
      staged(input, async (read, signal) => {
        if (!read.fields.some(isNameField)) return refuse('invalid', 'imports:error.noNameColumn');
        const { groups } = read.grouped;
        function* write() {
          const { table } = read.source;
          const key = signature(table.headings);
          if (
            input.mapping !== undefined &&
            JSON.stringify(store.mapping(key)) !== JSON.stringify(read.fields)
          ) {
            store.rememberMapping(key, read.fields, session.now());
          }
          return ok(yield* carryOut(session, groups, input, true));
        }
        const step = (done: number) => tell(input.jobId, groups.length + done, groups.length);
        const written = await session.writeInSteps('imports.apply', write, { signal, step });
        if (!written.ok) return written;
        const done = withFindings(read, written.value);
        return ok({
          counts: countsOf(done, written.value.counts),
          ...problemsOf(done, written.value),
          actionId: written.actionId === null ? null : String(written.actionId),
          rejectedCsv: rejectedCsv(done.source.table, done.drafts, session.text),
        });
      }),

    ...recordImportHandlers(session),

    'imports.forgetMapping'({ signature: headings }) {
      store.forgetMapping(headings);
      return ok({});
    },
  };
};

/** What only counts the rows is nothing to miss. */
const COUNTER = /^(?:序号|no\.?|#|行号)$/i;

/** Headings of columns that hold something, for which there is no field. */
const unreadOf = ({ source: { table }, fields }: Staged): string[] =>
  table.headings.filter(
    (heading, i) =>
      fields[i] === null &&
      !COUNTER.test(heading.trim()) &&
      table.rows.some(({ cells }) => (cells[i]?.trim() ?? '') !== ''),
  );

function examplesOf({ table }: Source, position: number): string[] {
  const examples = new Set<string>();
  for (const { cells } of table.rows) {
    const text = cells[position]?.trim();
    if (text !== undefined && text !== '') examples.add(text.slice(0, EXAMPLE_LENGTH));
    if (examples.size === MOST_EXAMPLES) break;
  }
  return [...examples];
}
