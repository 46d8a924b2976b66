import { Unzip, UnzipInflate } from 'fflate';
import { MAX_KEPT_BYTES } from '../../contract/attachments.ts';
import { jsonWithin } from '../../domain/json-within.ts';
import { Unreadable } from './bytes.ts';
import { type Pack, referencesHold, unsignedPack } from './pack.ts';
import type { Content } from './pack-file.ts';
import { sha256Of } from './seal.ts';

/**
 * Packs of earlier versions: a zip, its index first, then the contents of the attachments in the order of their rows. It is
 * inflated as it comes, and no entry gets more room than what it may be.
 */
const INDEX = 'pack.json';
const INDEX_BYTES = 64 * 1024 * 1024;
const INDEX_LIMITS = { depth: 8, containers: 500_000, values: 8_000_000 };
/** Text of rows is never repeated so often; what inflates to more is an attack. */
const MOST_RATIO = 100;
/** One piece of zeros inflates to a thousand times as much. */
const PIECE_BYTES = 8 * 1024;

const mostOfIndex = (deflated = 0) => Math.min(INDEX_BYTES, Math.max(1024, deflated) * MOST_RATIO);

type Entry = { name: string; content: Buffer };

export async function readUnsigned(
  source: AsyncIterable<Uint8Array>,
): Promise<{ pack: Pack; contents: AsyncIterable<Content> }> {
  const entries = entriesOf(source);
  const first = await entries.next();
  if (first.done === true || first.value.name !== INDEX) throw new Unreadable('It has no index');
  const index = first.value.content;
  if (!jsonWithin(index, INDEX_LIMITS)) throw new Unreadable('Its index is none');
  const pack = packOf(index);
  async function* contents(): AsyncGenerator<Content> {
    for (const attachment of pack.rows.attachment) {
      const next = await entries.next();
      if (next.done === true || next.value.name !== `attachments/${attachment.uuid}`)
        throw new Unreadable('A file is missing');
      const { content } = next.value;
      if (sha256Of(content).toString('hex') !== attachment.sha256) throw new Unreadable('A file is another');
      yield { attachment, content };
    }
  }
  return { pack, contents: contents() };
}

function packOf(index: Buffer): Pack {
  try {
    const pack = unsignedPack.parse(JSON.parse(index.toString()));
    if (referencesHold(pack.rows)) return { ...pack, signer: null };
  } catch {
    // Told below.
  }
  throw new Unreadable('Its index is none');
}

async function* entriesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const done: Entry[] = [];
  const unzip = new Unzip((entry) => {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    const most = entry.name === INDEX ? mostOfIndex(entry.size) : MAX_KEPT_BYTES;
    entry.ondata = (error, piece, last) => {
      if (error !== null) throw new Unreadable('It is damaged', { cause: error });
      bytes += piece.length;
      if (bytes > most) throw new Unreadable('Too much is packed in it');
      pieces.push(piece);
      if (last) done.push({ name: entry.name, content: Buffer.concat(pieces) });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of source) {
    for (let at = 0; at < piece.length; at += PIECE_BYTES) {
      try {
        unzip.push(piece.subarray(at, at + PIECE_BYTES));
      } catch (error) {
        throw error instanceof Unreadable ? error : new Unreadable('It is no archive', { cause: error });
      }
      yield* done.splice(0);
    }
  }
  unzip.push(new Uint8Array(), true);
  yield* done.splice(0);
}
