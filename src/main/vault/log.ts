import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/**
 * What became of a write-ahead log that a process left behind when it was ended (SQLite file format §4). SQLite reads a log up to
 * its first broken frame and takes that for its end: what was committed after it would be gone without a word.
 */
export type LogTrouble = 'missing' | 'damaged';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** Of a log whose checksums are of little-endian words; the lowest bit tells big-endian ones. */
const MAGIC = 0x377f0682;
/** Of a log that is being written meanwhile, a look may see half of a frame: the next one sees more. */
const LOOKS = 3;
const PAUSE_MS = 60;

/** Reads the log of a database, which stays as it is; null where nothing is wrong with it. */
export function logTrouble(database: string): LogTrouble | null {
  for (let look = 1; ; look++) {
    const trouble = lookAt(database);
    if (trouble === null || look === LOOKS) return trouble;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}

function lookAt(database: string): LogTrouble | null {
  const index = readIndex(`${database}-shm`);
  const size = statSync(`${database}-wal`, { throwIfNoEntry: false })?.size;
  if (size === undefined) return index !== null && index.frames > index.written ? 'missing' : null;
  if (size <= HEADER_BYTES) return index !== null && index.frames > index.written ? 'damaged' : null;
  const handle = openSync(`${database}-wal`, 'r');
  try {
    const header = readAt(handle, 0, HEADER_BYTES);
    const pageSize = header.readUInt32BE(8) === 1 ? 65_536 : header.readUInt32BE(8);
    const frameBytes = FRAME_HEADER_BYTES + pageSize;
    const isHeader =
      (header.readUInt32BE(0) & ~1) >>> 0 === MAGIC &&
      pageSize >= 512 &&
      pageSize <= 65_536 &&
      sumsUp(header);
    // A log that was begun anew has not got a frame yet.
    if (!isHeader) return size >= HEADER_BYTES + 512 ? 'damaged' : null;
    const { whole, frames, isCommit } = readFrames(handle, header, frameBytes, size);
    // The index knows. Without it a commit further on tells that what stands here was once whole.
    if (index?.salt.equals(header.subarray(16, 24))) return whole < index.frames ? 'damaged' : null;
    for (let frame = whole; frame < frames; frame++) if (isCommit(frame)) return 'damaged';
    return null;
  } finally {
    closeSync(handle);
  }
}

/** Whether a database that was last written to with a log beside it has got none, or one that holds nothing. */
export function isWithoutLog(database: string): boolean {
  const size = statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return size <= HEADER_BYTES && readsLog(database);
}

/** How many frames, from the first on, sum up; the rest may be of before the log was begun anew, which other salts tell. */
function readFrames(handle: number, header: Buffer, frameBytes: number, size: number) {
  const frames = Math.floor((size - HEADER_BYTES) / frameBytes);
  const salt = header.subarray(16, 24);
  const at = (frame: number) => HEADER_BYTES + frame * frameBytes;
  const isBigEndian = (header.readUInt32BE(0) & 1) === 1;
  let sums = sumsOf(header.subarray(0, 24), isBigEndian);
  let whole = 0;
  for (; whole < frames; whole++) {
    const frame = readAt(handle, at(whole), frameBytes);
    sums = sumsOf(frame.subarray(0, 8), isBigEndian, sums);
    sums = sumsOf(frame.subarray(FRAME_HEADER_BYTES), isBigEndian, sums);
    const isRight = frame.readUInt32BE(16) === sums[0] && frame.readUInt32BE(20) === sums[1];
    if (!isRight || !frame.subarray(8, 16).equals(salt)) break;
  }
  return {
    whole,
    frames,
    /**
     * Whether a frame of this log ended a transaction; by one half of its salts, as the other may be what was damaged. Frames of
     * a transaction that was taken back stay behind what was committed, and end none.
     */
    isCommit: (frame: number) => {
      const head = readAt(handle, at(frame), FRAME_HEADER_BYTES);
      const [first, second] = [head.subarray(8, 12), head.subarray(12, 16)];
      const isOurs = first.equals(salt.subarray(0, 4)) || second.equals(salt.subarray(4));
      return isOurs && head.readUInt32BE(4) !== 0;
    },
  };
}

/** By the version in the header that a database is written with (SQLite file format §1.3.3); it isn't encrypted. */
function readsLog(database: string): boolean {
  const handle = openSync(database, 'r');
  try {
    return readAt(handle, 18, 1)[0] === 2;
  } finally {
    closeSync(handle);
  }
}

function readAt(handle: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(handle, bytes, 0, length, position);
  return bytes;
}

type Sums = [number, number];

/** The checksum of a log, over words of four bytes, two at a time. */
function sumsOf(bytes: Buffer, isBigEndian: boolean, [a, b]: Sums = [0, 0]): Sums {
  let [first, second] = [a, b];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    first = (first + view.getUint32(at, !isBigEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, !isBigEndian) + first) >>> 0;
  }
  return [first, second];
}

function sumsUp(header: Buffer): boolean {
  const [first, second] = sumsOf(header.subarray(0, 24), (header.readUInt32BE(0) & 1) === 1);
  return header.readUInt32BE(24) === first && header.readUInt32BE(28) === second;
}

const INDEX_HEADER_BYTES = 48;

/**
 * What the index beside the log says (it outlives its process): how many frames were committed, how many of them are in the
 * database already, and the salts of their log. Null where there is none, or none that is whole.
 */
function readIndex(file: string): { frames: number; written: number; salt: Buffer } | null {
  const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  if (!isLittleEndian || (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < 136) return null;
  const bytes = readFileSync(file).subarray(0, 136);
  const header = bytes.subarray(0, INDEX_HEADER_BYTES);
  const isWhole = header.equals(bytes.subarray(INDEX_HEADER_BYTES, 2 * INDEX_HEADER_BYTES));
  const [first, second] = sumsOf(header.subarray(0, 40), false);
  const isInUse = header[12] === 1 && header.readUInt32LE(40) === first && header.readUInt32LE(44) === second;
  return isWhole && isInUse
    ? {
        frames: header.readUInt32LE(16),
        written: bytes.readUInt32LE(2 * INDEX_HEADER_BYTES),
        salt: header.subarray(32, 40),
      }
    : null;
}
