/** A part of a zip archive, as the archive's directory tells it (APPNOTE.TXT 6.3.10 §4.3). Sizes are of bytes. */
export type Entry = { name: string; deflated: boolean; stored: number; inflated: number; at: number };

const END = 0x06054b50;
const END_BYTES = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
/** A size or place that stands among the extra fields, in 64 bits. */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 1;

/** The entries of an archive's directory, in its order. */
export function entriesOf(bytes: Uint8Array, most: number): Entry[] | 'damaged' | 'too-many' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const directory = directoryOf(view);
    if (directory === null) return 'damaged';
    if (directory.count > most) return 'too-many';
    const entries: Entry[] = [];
    let at = directory.at;
    for (let n = 0; n < directory.count; n += 1) {
      if (view.getUint32(at, true) !== CENTRAL) return 'damaged';
      const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
      const nameAt = at + CENTRAL_BYTES;
      const extraAt = nameAt + (name ?? 0);
      const after = extraAt + (extra ?? 0);
      const [inflated = 0, compressed = 0, local = 0] = wide(
        view,
        [24, 20, 42].map((field) => view.getUint32(at + field, true)),
        extraAt,
        after,
      );
      const method = view.getUint16(at + 10, true);
      if (method !== 0 && method !== 8) return 'damaged';
      const decoded = new TextDecoder().decode(bytes.subarray(nameAt, extraAt));
      entries.push({ name: decoded, deflated: method === 8, stored: compressed, inflated, at: local });
      at = after + (comment ?? 0);
    }
    return entries;
  } catch (error) {
    // What lies beyond the archive's end.
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}

/** How many entries a directory has, and where it begins. */
function directoryOf(view: DataView): { count: number; at: number } | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  let end = view.byteLength - END_BYTES;
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) return null;
  const locator = end - LOCATOR_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR) {
    const end64 = number64(view, locator + 8);
    if (view.getUint32(end64, true) !== END_64) return null;
    return { count: number64(view, end64 + 32), at: number64(view, end64 + 48) };
  }
  return { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true) };
}

const number64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Numbers of which some may stand among the extra fields instead, in this order. */
function wide(view: DataView, numbers: number[], from: number, to: number): number[] {
  if (!numbers.includes(ELSEWHERE)) return numbers;
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== EXTRA_64) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== ELSEWHERE) return number;
      next += 8;
      return number64(view, next - 8);
    });
  }
  return numbers;
}

/** An entry's bytes as they are stored; null where they are not there. */
export function storedOf(bytes: Uint8Array, { at, stored }: Entry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL) return null;
  const from = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + stored > bytes.length ? null : bytes.subarray(from, from + stored);
}
