import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { type JsonLimits, jsonWithin } from '../../domain/json-within.ts';
import { SHARED_TABLES, type SharedTable } from '../../records/index.ts';
import { Unreadable } from './bytes.ts';
import { type Pack, type PackedPast, type PackedRows, packedPast, SCHEMAS, signedHead } from './pack.ts';
import { COMPARED, type Compared } from './versions.ts';

/**
 * The rows of a pack as lines of JSON, gzipped: its head, then `["person", row]`, or `["was", "person", past]`. Whatever is
 * inflated and parsed was made elsewhere, so each line is held to its limits before, and all lines together.
 */
const LINE_LIMITS = { bytes: 96 * 1024 * 1024, lines: 1_000_000, lineBytes: 4 * 1024 * 1024 };
const LINE: JsonLimits = { depth: 6, containers: 100_000, values: 200_000 };
const BATCH_LETTERS = 64 * 1024;

export type SignedPack = Pack & z.output<typeof signedHead>;

function* linesOf({ rows, past, ...head }: SignedPack): Generator<string> {
  yield JSON.stringify(head);
  for (const table of SHARED_TABLES) for (const row of rows[table]) yield JSON.stringify([table, row]);
  for (const table of COMPARED)
    for (const one of past[table] ?? []) yield JSON.stringify(['was', table, one]);
}

/** The rows of a pack; null where they are more than a pack can hold. */
export async function writeLines(pack: SignedPack, limits = LINE_LIMITS): Promise<Buffer | null> {
  let [bytes, lines] = [0, 0];
  const within = () => bytes <= limits.bytes && lines <= limits.lines;
  function* batches() {
    let batch = '';
    for (const line of linesOf(pack)) {
      batch += `${line}\n`;
      bytes += Buffer.byteLength(line) + 1;
      lines += 1;
      if (!within()) return;
      if (batch.length < BATCH_LETTERS) continue;
      yield batch;
      batch = '';
    }
    yield batch;
  }
  const made: Buffer[] = [];
  await pipeline(Readable.from(batches()), createGzip(), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) made.push(piece);
  });
  return within() ? Buffer.concat(made) : null;
}

const lineOf = z.tuple([z.string()], z.unknown());
const tableOf = z.enum(SHARED_TABLES as [SharedTable, ...SharedTable[]]);
const comparedOf = z.enum(COMPARED as [Compared, ...Compared[]]);

/** Reads what `writeLines` wrote. */
export async function readLines(gzipped: AsyncIterable<Uint8Array>): Promise<SignedPack> {
  const rows = Object.fromEntries(SHARED_TABLES.map((table) => [table, []])) as Record<string, unknown[]>;
  const past = Object.fromEntries(COMPARED.map((table) => [table, []])) as Record<string, unknown[]>;
  let head: z.output<typeof signedHead> | undefined;
  try {
    for await (const line of inflatedLines(gzipped)) {
      if (head === undefined) {
        head = signedHead.parse(line);
        continue;
      }
      const [table, ...rest] = lineOf.parse(line);
      if (table === 'was') {
        const of = comparedOf.parse(rest[0]);
        past[of]?.push(packedPast.parse(rest[1]));
      } else {
        const of = tableOf.parse(table);
        rows[of]?.push(SCHEMAS[of].parse(rest[0]));
      }
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('Its rows are none', { cause: error });
  }
  if (head === undefined) throw new Unreadable('It is empty');
  return { ...head, rows: rows as PackedRows, past: past as PackedPast };
}

async function* inflatedLines(gzipped: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const source = Readable.from(gzipped, { objectMode: false });
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  let [bytes, lines] = [0, 0];
  let begun: Buffer[] = [];
  let begunBytes = 0;
  for await (const piece of source.pipe(gunzip) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > LINE_LIMITS.bytes) throw new Unreadable('Too much is packed in it');
    let from = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      lines += 1;
      if (lines > LINE_LIMITS.lines) throw new Unreadable('It has too many rows');
      yield parsed(Buffer.concat([...begun, piece.subarray(from, end)]));
      from = end + 1;
      begun = [];
      begunBytes = 0;
    }
    begun.push(Buffer.from(piece.subarray(from)));
    begunBytes += piece.length - from;
    if (begunBytes > LINE_LIMITS.lineBytes) throw new Unreadable('A row of it is too long');
  }
  if (begunBytes > 0) throw new Unreadable('It ends within a row');
}

function parsed(line: Buffer): unknown {
  if (line.length > LINE_LIMITS.lineBytes || !jsonWithin(line, LINE)) throw new Unreadable('A row is none');
  return JSON.parse(line.toString());
}
