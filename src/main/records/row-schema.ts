import { z } from 'zod';
import { day } from '../../contract/values.ts';
import { recordOf, type Table } from '../../records/index.ts';
import type { Field, RecordDefinition } from '../../records/record.ts';

/** Rows that come from elsewhere, value by value. */

/** Of the years that the bridge speaks of. */
export const instantSchema = z.number().int().min(Date.UTC(1900, 0)).max(Date.UTC(2200, 0));
/** More than the longest text that can be entered. */
export const textSchema = z.string().max(100_000);
const reference = z.number().int().positive();

const isJson = (value: string): boolean => {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
};

function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'line':
      return field.filled === true ? textSchema.min(1) : textSchema;
    case 'prose':
      return textSchema;
    case 'json':
      return textSchema.refine(isJson);
    case 'word':
      return z.enum(field.of);
    case 'day':
      return day;
    case 'instant':
      return instantSchema;
    case 'flag':
      return z.union([z.literal(0), z.literal(1)]);
    case 'number':
      return z
        .number()
        .int()
        .min(field.min ?? Number.MIN_SAFE_INTEGER)
        .max(field.max ?? Number.MAX_SAFE_INTEGER);
    case 'money':
      return z.number().int();
    case 'bytes':
      return z.hex().length(2 * field.length);
    case 'reference':
      return reference;
  }
}

const fieldSchema = (field: Field): z.ZodType => {
  const value = field.optional === true ? valueSchema(field).nullable() : valueSchema(field);
  return field.before === undefined ? value : value.default(field.before as never);
};

const named = ({ history, link }: RecordDefinition) => {
  const uuid = z.hex().length(32);
  return history === true || link === true ? uuid.optional() : uuid;
};

/** A row as it is handed over: bytes in hex, without what is of its vault alone. */
export const rowSchema = (table: Table): z.ZodType<Record<string, unknown>> => {
  const { fields, uuid } = recordOf(table);
  return z.object({
    id: reference,
    // Packs of earlier versions don't name what happened.
    ...(uuid === true && { uuid: named(recordOf(table)) }),
    ...Object.fromEntries(
      Object.entries(fields).flatMap(([column, field]) =>
        field.local === true ? [] : [[column, fieldSchema(field)]],
      ),
    ),
  });
};
