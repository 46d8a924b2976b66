import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Job } from '../jobs/begin.ts';
import { byteReader, Unreadable } from './bytes.ts';
import { readLines, type SignedPack, writeLines } from './lines.ts';
import { type Pack, type PackedRow, referencesHold } from './pack.ts';
import { readUnsigned } from './pack-unsigned.ts';
import { sha256Of, type Unsealed } from './seal.ts';
import { isSignedBy, SIGNATURE_BYTES, type SigningKey, signWith } from './signing.ts';

/**
 * What is sealed: the length of the rows (4 bytes), the rows, the contents of the attachments one after the other, in the order
 * of their rows, and a signature of all that. Written and read a piece at a time, since attachments come to far more than
 * there is memory.
 */
const SIGNED = 'liaison-pack/3';
const LENGTH_BYTES = 4;
const PIECE_BYTES = 1024 * 1024;

type Attachment = PackedRow<'attachment'>;
/** An attachment and what is in it. The bytes hold until the next one is asked for. */
export type Content = { attachment: Attachment; content: Uint8Array };

/** A pack that is ready to be written, and how long it will be. */
export type Written = { bytes: number; content: AsyncIterable<Uint8Array> };

/** @param contentOf what is in an attachment */
export async function writePack(
  pack: SignedPack,
  contentOf: (attachment: Attachment) => Uint8Array | undefined,
  key: SigningKey,
): Promise<Result<Written>> {
  const lines = await writeLines(pack);
  if (lines === null) return refuse('conflict', 'handover:error.tooManyRows');
  const attachments = pack.rows.attachment;
  async function* content(lines: Buffer): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    function* hashed(piece: Uint8Array): Generator<Uint8Array> {
      for (let at = 0; at < piece.length; at += PIECE_BYTES) {
        const part = piece.subarray(at, at + PIECE_BYTES);
        hash.update(part);
        yield part;
      }
    }
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(lines.length);
    yield* hashed(length);
    yield* hashed(lines);
    for (const attachment of attachments) {
      const held = contentOf(attachment);
      if (held?.length !== attachment.size) throw new Unreadable(`${attachment.name} is not here any more`);
      yield* hashed(held);
    }
    yield signWith(key, SIGNED, hash.digest());
  }
  const bytes = LENGTH_BYTES + lines.length + contentBytes(pack) + SIGNATURE_BYTES;
  return ok({ bytes, content: content(lines) });
}

export type OpenedPack = {
  pack: Pack;
  /** SHA-256 of the sealed file. */
  sha256: Buffer;
  /**
   * The contents of all attachments. Only who has read them to the end knows that the pack is whole and signed by whom it says:
   * `Unreadable` is thrown where it isn't.
   */
  contents: AsyncIterable<Content>;
};

const noPack = () => refuse('invalid', 'handover:error.noPack');

/** Reads what was sealed; refuses what is no pack, or was made by a newer version, or for somebody else. */
export async function readPack(
  { format, sha256, content }: Unsealed,
  recipient: string,
): Promise<Result<OpenedPack>> {
  try {
    if (format === 2) return ok({ sha256, ...(await readUnsigned(content)) });
    const reader = byteReader(content);
    const length = Buffer.alloc(LENGTH_BYTES);
    await reader.fill(length);
    const pack = await readLines(reader.take(length.readUInt32BE()));
    if (pack.to !== recipient) return refuse('invalid', 'handover:error.notForUs');
    if (!referencesHold(pack.rows)) return noPack();
    return ok({ pack, sha256, contents: contentsOf(pack, reader) });
  } catch (error) {
    if (error instanceof Unreadable) return noPack();
    throw error;
  }
}

async function* contentsOf(pack: SignedPack, reader: ReturnType<typeof byteReader>): AsyncGenerator<Content> {
  const buffer = Buffer.alloc(Math.max(0, ...pack.rows.attachment.map(({ size }) => size)));
  for (const attachment of pack.rows.attachment) {
    const content = buffer.subarray(0, attachment.size);
    await reader.fill(content);
    if (sha256Of(content).toString('hex') !== attachment.sha256) throw new Unreadable('A file is another');
    yield { attachment, content };
  }
  const digest = reader.digest();
  const signature = Buffer.alloc(SIGNATURE_BYTES);
  await reader.fill(signature);
  if (!isSignedBy(pack.signer, SIGNED, digest, signature)) throw new Unreadable('It is signed otherwise');
  if (!(await reader.isAtEnd())) throw new Unreadable('It goes on');
}

/** How much there is to read of a pack beside its rows. */
export const contentBytes = ({ rows }: Pack): number =>
  rows.attachment.reduce((sum, { size }) => sum + size, 0);

/** Reads a pack to its end: whether it is whole, and signed by whom it says. */
export async function proved({ pack, contents }: OpenedPack, job: Job): Promise<Result<unknown>> {
  const total = contentBytes(pack);
  let done = 0;
  for await (const { content } of contents) {
    if (job.signal.aborted) return refuse('cancelled', 'bridge:error.cancelled');
    done += content.length;
    job.tell(done, total);
  }
  return ok({});
}

/** Does work that reads contents; what turns out to be no pack is refused. */
export async function unlessUnreadable<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unreadable) return noPack();
    throw error;
  }
}
