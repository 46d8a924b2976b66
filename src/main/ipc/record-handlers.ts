import type { RecordCalls } from '../../contract/record-calls.ts';
import { type RECORDS, recordOf, type Table } from '../../records/index.ts';
import { recordRows, type Values } from '../records/rows.ts';
import type { Session } from '../session/session.ts';
import type { Handlers } from './serve.ts';

/** Handlers of a record's usual calls (contract/record-calls.ts). */
export const recordHandlers =
  <T extends Table, N extends string = (typeof RECORDS)[T]['noun']>(
    table: T,
    noun: N = recordOf(table).noun as N,
  ) =>
  ({ db, now }: Session): Handlers<RecordCalls<(typeof RECORDS)[T], N>> => {
    const rows = recordRows(db, table);
    const handlers = {
      [`${noun}.add`]: (values: Values) => rows.add(values, now()),
      [`${noun}.update`]: (values: Values & { id: string }) => rows.update(values, now()),
      [`${noun}.remove`]: (input: { id: string }) => rows.remove(input, now()),
      [`${noun}.get`]: rows.get,
      [`${noun}.list`]: rows.list,
    };
    return handlers as never;
  };
