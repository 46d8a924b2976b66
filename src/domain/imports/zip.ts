import { Inflate } from 'fflate';
import { ok, type Result, refuse } from '../result.ts';
import { MAX_INFLATED_BYTES } from './limits.ts';
import { type Entry, entriesOf, storedOf } from './zip-directory.ts';

const MEGABYTE = 1024 * 1024;
/** The most that an archive may hold. A workbook has a few dozen parts; thousands are an attack. */
type Limits = { entries: number; inflatedBytes: number };
const OF_A_WORKBOOK: Limits = { entries: 5_000, inflatedBytes: MAX_INFLATED_BYTES };
/** What is inflated at once is a thousand times as much at most. */
const PIECE_BYTES = 4 * 1024;

/** What is in a part of an archive, inflated as it is asked for. */
export type Part = () => Generator<Uint8Array>;

/** A part that can't be inflated, or to more than its archive declares. */
export class DamagedPart extends Error {
  override readonly name = 'DamagedPart';
}

/**
 * The wanted parts of a zip archive by their names. What they would take is added up from the archive's directory before
 * anything is inflated, and no part gets more room than it declared there, so that a zip bomb costs nothing.
 */
export function unzip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits = OF_A_WORKBOOK,
): Result<Map<string, Part>> {
  const entries = entriesOf(bytes, limits.entries);
  if (entries === 'damaged') return refuse('invalid', 'imports:error.archive');
  const parts = entries === 'too-many' ? [] : entries.filter(({ name }) => isWanted(name));
  const total = parts.reduce((sum, { inflated }) => sum + inflated, 0);
  if (entries === 'too-many' || total > limits.inflatedBytes)
    return refuse('invalid', 'imports:error.inflated', { limit: limits.inflatedBytes / MEGABYTE });
  return ok(new Map(parts.map((entry) => [entry.name, () => inflated(bytes, entry)])));
}

function* inflated(bytes: Uint8Array, entry: Entry): Generator<Uint8Array> {
  const compressed = storedOf(bytes, entry);
  if (compressed === null) throw new DamagedPart(`${entry.name} is not there`);
  let remainingBytes = entry.inflated;
  for (const piece of entry.deflated ? inflate(compressed) : inPieces(compressed)) {
    remainingBytes -= piece.length;
    if (remainingBytes < 0) throw new DamagedPart(`${entry.name} is more than it says`);
    yield piece;
  }
}

function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function* inflate(deflated: Uint8Array): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const stream = new Inflate((piece) => pieces.push(piece));
  for (let at = 0; at < deflated.length; at += PIECE_BYTES) {
    try {
      stream.push(deflated.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= deflated.length);
    } catch (error) {
      throw new DamagedPart('It is damaged', { cause: error });
    }
    yield* pieces.splice(0);
  }
}
