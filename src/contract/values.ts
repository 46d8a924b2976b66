import { z } from 'zod';
import { isBlank } from '../domain/blank.ts';
import { plainEmail } from '../domain/identity/emails.ts';
import { cleaned } from '../domain/identity/text.ts';

/**
 * The values that every noun's schemas are made of. Codecs: the wire form is JSON, the handler's form is what the
 * domain works with.
 */

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** Years 1900 to 2199, so that no arithmetic leaves what a calendar can say. */
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Error of a schema: the key of a sentence (main/ipc/input-issues.ts). */
const says = (key: string) => ({ error: `bridge:input.${key}`, abort: true });

const instantText = z
  .string()
  .regex(INSTANT, says('instant'))
  .refine((text) => {
    const at = Date.parse(text);
    return at >= EARLIEST && at < LATEST && isRealDay(text.slice(0, 10));
  }, says('instant'));

/** ISO 8601 with offset on the wire; epoch milliseconds inside. */
export const instant = z.codec(instantText, z.number().int(), {
  decode: (text) => Date.parse(text),
  encode: (at) => new Date(at).toISOString(),
});

function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** A calendar day, `YYYY-MM-DD`, 1900 to 2199. */
export const day = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/, says('day'))
  .refine(isRealDay, says('day'));

/** A row's public id: UUID text. */
export const id = z.uuid();

/** Bytes: base64 on the wire. At most 25 MB unless a call says otherwise. */
export const bytes = (maxBytes = 25 * 1024 * 1024) =>
  z
    .codec(
      z
        .string()
        .max(Math.ceil(maxBytes / 3) * 4, says('fileSize'))
        .pipe(z.base64(says('base64'))),
      z.instanceof(Uint8Array<ArrayBuffer>),
      {
        // Node's own: a letter at a time takes a hundred times as long, and as much memory.
        decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
        encode: ({ buffer, byteOffset, byteLength }) =>
          Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
      },
    )
    // Base64 counts in threes: the text alone would let two bytes more through.
    .refine((value) => value.length <= maxBytes, says('fileSize'));

/** One line of text as a person types it: trimmed, without what nobody sees, no control characters, well-formed Unicode. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((s) => cleaned(s.replace(/[\u2028\u2029]/g, ' ')))
    .refine((s) => s.isWellFormed() && !/[\p{Cc}]/u.test(s), says('line'))
    .overwrite((s) => s.trim());

/** Text of several lines. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite(cleaned)
    .refine((s) => s.isWellFormed() && !s.includes('\0'), says('prose'))
    .overwrite((s) => s.trim());

/** With at least one visible character. */
export const nonBlank = <S extends z.ZodType<string>>(text: S) =>
  text.refine((s) => !isBlank(s), says('empty'));

export const name = nonBlank(line(200));

/** A telephone number with what it is for: `work`, 手机. */
export const phone = z.object({ label: line(40).default(''), value: line(200) });
/** An e-mail address without display name or `mailto:`, with what it is for. */
export const email = z.object({ label: line(40).default(''), value: line(200).overwrite(plainEmail) });

/** Explanations, rendered in the user's language. */
export const why = z.array(z.string());

/** Owners to filter by; null among them stands for rows without an owner. */
export const ownerIds = z.array(id.nullable()).max(200);

export const nothing = z.object({});
export const noAnswer = z.object({});

/** A window on a list: at most 200 rows, the total, and where the next page starts. */
export const page = <R extends z.ZodType>(row: R) =>
  z.object({ rows: z.array(row), total: z.number().int(), next: z.string().nullable() });
export const paging = {
  cursor: z.string().max(2000).optional(),
  /** Rows to skip where there is no cursor: of a table that is scrolled by position. */
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(100),
};
