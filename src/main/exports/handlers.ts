import { Temporal } from 'temporal-polyfill';
import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { exports_ } from '../../contract/exports.ts';
import { CSV_START, csvLine } from '../../domain/exports/csv.ts';
import { fileName } from '../../domain/exports/file-name.ts';
import { type VcardVersion, vcardOf } from '../../domain/exports/vcard.ts';
import { writeWorkbook } from '../../domain/exports/workbook.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { listName } from '../../records/entered.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import type { PersonOf, Speaker } from './columns.ts';
import { BATCH, type List } from './list.ts';
import { exportLists } from './lists.ts';

type Calls = typeof exports_;
type Input = HandlerInput<Calls['exports.run']>;
type Output = HandlerOutput<Calls['exports.run']>;

/** Takes batches as they are read, and ends with the file. */
type Writer<T> = { add(batch: T[]): void; finish(): Uint8Array<ArrayBuffer> };

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const encoder = new TextEncoder();

function csvWriter({ headings }: List): Writer<string[]> {
  const parts = [CSV_START, csvLine(headings)];
  return {
    add: (rows) => parts.push(rows.map(csvLine).join('')),
    finish: () => encoder.encode(parts.join('')),
  };
}

function vcardWriter(version: VcardVersion): Writer<PersonOf> {
  const parts: string[] = [];
  const cardOf = ({ person, stakeholder }: PersonOf) =>
    vcardOf(
      {
        ...person,
        birthday: person.birthday ?? undefined,
        preferredChannel: person.preferredChannel ?? undefined,
        stakeholder,
      },
      version,
    );
  return {
    add: (people) => parts.push(people.map(cardOf).join('')),
    finish: () => encoder.encode(parts.join('')),
  };
}

export function exportHandlers(session: Session, { jobs }: Pick<Services, 'jobs'>): Handlers<Calls> {
  /** Instants as the user's wall clock shows them. */
  const speaker = (): Speaker => {
    const zone = session.zone();
    return {
      text: session.text,
      time: (at) =>
        Temporal.Instant.fromEpochMilliseconds(at)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' })
          .replace('T', ' '),
    };
  };

  /** Feeds a writer batch by batch, giving way to others in between. */
  async function write<T>(
    { jobId }: Input,
    { batches, total, leftOut }: { batches: Generator<T[]>; total: number; leftOut: number },
    writer: Writer<T>,
  ): Promise<Result<Omit<Output, 'fileName'>>> {
    const job = jobs.begin(jobId);
    try {
      let rows = 0;
      let done = 0;
      for (const batch of batches) {
        writer.add(batch);
        rows += batch.length;
        done = Math.min(done + BATCH, total);
        await turn();
        if (job.signal.aborted) return refuse('cancelled', 'exports:error.cancelled');
        if (jobId !== undefined) session.emit({ name: 'job.progress', payload: { jobId, done, total } });
      }
      return ok({ rows, leftOut, content: writer.finish() });
    } finally {
      job.end();
    }
  }

  /** What a list is called: by what it is of, where that is a period. */
  function nameOf({ list, filter }: Input): string {
    switch (list) {
      case 'kpi-figures':
        return `${session.text(message('exports:list.kpi-figures'))} ${filter.period}`;
      case 'kpi-rows':
        return `${session.text(message(`kpi:indicator.${filter.indicator}`))} ${filter.period}`;
      default:
        return session.text(message(listName(list)));
    }
  }

  return {
    async 'exports.run'(input) {
      const { format } = input;
      const lists = exportLists(session);
      const name = nameOf(input);
      const mark = session.text(message('enums:confidentiality.normal'));
      const named = (written: Result<Omit<Output, 'fileName'>>): Result<Output> =>
        written.ok
          ? ok({ ...written.value, fileName: fileName(`${name}-${session.today()}-${mark}`, `.${format}`) })
          : written;
      switch (format) {
        case 'vcf':
          if (input.list !== 'people') return refuse('invalid', 'exports:error.onlyPeople');
          return named(await write(input, lists.people(input), vcardWriter(input.vcard)));
        case 'csv': {
          const read = lists.list(input, speaker());
          return read.ok ? named(await write(input, read.value, csvWriter(read.value))) : read;
        }
        case 'xlsx': {
          const read = lists.list(input, speaker());
          if (!read.ok) return read;
          const sheet = session.text(message(listName(input.list)));
          const workbook = writeWorkbook(sheet, read.value.headings, lists.mark());
          return named(await write(input, read.value, workbook));
        }
      }
    },
  };
}
