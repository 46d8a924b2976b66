import { z } from 'zod';
import { type CallName, callName, enteredFields, mayBeLeftOut } from '../records/entered.ts';
import type { Field, RecordDefinition } from '../records/record.ts';
import { type Call, reads, writes } from './call.ts';
import { day, id, instant, line, noAnswer, nonBlank, page, paging, prose } from './values.ts';

const LONGEST_LINE = 200;
const LONGEST_PROSE = 20_000;
/** Amounts as handlers see them: hundredths of the currency. */
const amount = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

function valueSchema(field: Field, mustBeFilled: boolean): z.ZodType {
  switch (field.kind) {
    case 'line':
      return mustBeFilled ? nonBlank(line(LONGEST_LINE)) : line(LONGEST_LINE);
    case 'prose':
      return mustBeFilled ? nonBlank(prose(LONGEST_PROSE)) : prose(LONGEST_PROSE);
    case 'json':
      return z.json().refine((value) => JSON.stringify(value).length <= LONGEST_PROSE);
    case 'word':
      return z.enum(field.of);
    case 'day':
      return day;
    case 'instant':
      return instant;
    case 'flag':
      return z.boolean();
    case 'number':
      return z
        .number()
        .int()
        .min(field.min ?? Number.MIN_SAFE_INTEGER)
        .max(field.max ?? Number.MAX_SAFE_INTEGER);
    case 'money':
      return amount;
    case 'bytes':
      return z.hex().length(2 * field.length);
    case 'reference':
      return id;
  }
}

/** Default value of a field. */
const EMPTY: Partial<Record<Field['kind'], unknown>> = { line: '', prose: '', flag: false };

/** The schemas of a record's fields, by the names that calls give them. */
function fieldSchemas(record: RecordDefinition) {
  const all = enteredFields(record).map(([column, field]) => {
    const leftOut = mayBeLeftOut(record, column, field);
    const plain = valueSchema(field, !leftOut);
    const schema = field.optional === true ? plain.nullable() : plain;
    return { column, field, leftOut, schema };
  });
  const shape = (of: typeof all, change: (one: (typeof all)[number]) => z.ZodType) =>
    Object.fromEntries(of.map((one) => [callName(one.column), change(one)]));
  return {
    added: shape(all, ({ field, leftOut, schema }) =>
      leftOut ? schema.default((field.optional === true ? null : EMPTY[field.kind]) as never) : schema,
    ),
    changed: shape(
      all.filter(({ field }) => field.fixed !== true),
      ({ schema }) => schema.optional(),
    ),
    told: shape(all, ({ schema }) => schema),
    owners: shape(
      all.filter(({ field }) => field.kind === 'reference' && field.belongs === true),
      () => id.optional(),
    ),
  };
}

/** Schemas of a new row and of changes to one, for checks outside of a call. */
export function recordSchema(record: RecordDefinition) {
  const { added, changed } = fieldSchemas(record);
  return { added: z.object(added), changed: z.object(changed) };
}

type Fields = RecordDefinition['fields'];
type Entered<R extends RecordDefinition> = {
  [C in keyof R['fields'] & string]: R['fields'][C] extends
    | { automatic: true }
    | { local: true }
    | { kind: 'bytes' }
    ? never
    : C;
}[keyof R['fields'] & string];
/** `A` is the type of an instant: ISO text for callers, a number for handlers. */
type Value<F, A> = F extends { kind: 'word'; of: readonly (infer W)[] }
  ? W
  : F extends { kind: 'flag' }
    ? boolean
    : F extends { kind: 'instant' }
      ? A
      : F extends { kind: 'number' | 'money' }
        ? number
        : F extends { kind: 'json' }
          ? z.core.util.JSONType
          : string;
type OrNull<F> = F extends { optional: true } ? null : never;
type LeftOut<R extends RecordDefinition, C extends string> = R['fields'][C] extends
  | { optional: true }
  | { kind: 'flag' }
  ? true
  : R['fields'][C] extends { kind: 'line' | 'prose'; filled?: never }
    ? C extends R['calledBy']
      ? false
      : true
    : false;
type RecordOutput<R extends RecordDefinition, A> = {
  [C in Entered<R> as CallName<C>]: Value<R['fields'][C], A> | OrNull<R['fields'][C]>;
};
type RecordInput<R extends RecordDefinition> = {
  [C in Entered<R> as LeftOut<R, C> extends true ? never : CallName<C>]: Value<R['fields'][C], string>;
} & {
  [C in Entered<R> as LeftOut<R, C> extends true ? CallName<C> : never]?:
    | Value<R['fields'][C], string>
    | OrNull<R['fields'][C]>;
};
type Some<T> = { [K in keyof T]?: T[K] | undefined };
type ById = { id: string };
type RecordRow<R extends RecordDefinition, A> = ById & RecordOutput<R, A>;
type Owners<R extends RecordDefinition> = {
  [C in Entered<R> as R['fields'][C] extends { belongs: true } ? CallName<C> : never]?: string;
};
type ListInput<R extends RecordDefinition> = Owners<R> & { cursor?: string | undefined };
type Page<T> = { rows: T[]; total: number; next: string | null };

/** The usual calls of a noun; it may add its own beside them. */
export type RecordCalls<R extends RecordDefinition, N extends string> = {
  [K in `${N}.add`]: Call<z.ZodType<RecordOutput<R, number>, RecordInput<R>>, typeof added_, 'writes'>;
} & {
  [K in `${N}.update`]: Call<
    z.ZodType<ById & Some<RecordOutput<R, number>>, ById & Some<RecordOutput<R, string>>>,
    typeof noAnswer,
    'writes'
  >;
} & {
  [K in `${N}.remove`]: Call<z.ZodType<ById, ById>, typeof noAnswer, 'writes'>;
} & {
  [K in `${N}.get`]: Call<
    z.ZodType<ById, ById>,
    z.ZodType<RecordRow<R, number>, RecordRow<R, string>>,
    'reads'
  >;
} & {
  [K in `${N}.list`]: Call<
    z.ZodType<ListInput<R> & { limit: number }, ListInput<R> & { limit?: number }>,
    z.ZodType<Page<RecordRow<R, number>>, Page<RecordRow<R, string>>>,
    'reads'
  >;
};
const added_ = z.object({ id });

/** The usual calls of a record: its rows are added, changed, removed (which can be undone), read and listed. */
export function recordCalls<
  const R extends RecordDefinition & { fields: Fields },
  N extends string = R['noun'],
>(record: R, noun: N = record.noun as N): RecordCalls<R, N> {
  const { added, changed, told, owners } = fieldSchemas(record);
  const row = z.object({ id, ...told });
  const calls = {
    [`${noun}.add`]: writes({ does: `Adds a row to ${noun}.`, input: z.object(added), output: added_ }),
    [`${noun}.update`]: writes({
      does: `Changes a row of ${noun}: what is given of it.`,
      input: z.object({ id, ...changed }),
      output: noAnswer,
    }),
    [`${noun}.remove`]: writes({
      does: `Removes a row of ${noun}. Can be undone.`,
      input: z.object({ id }),
      output: noAnswer,
    }),
    [`${noun}.get`]: reads({ does: `A row of ${noun}.`, input: z.object({ id }), output: row }),
    [`${noun}.list`]: reads({
      does: `Rows of ${noun}, of one that they belong to or all.`,
      input: z.object({ ...owners, ...paging }),
      output: page(row),
    }),
  };
  return calls as never;
}
