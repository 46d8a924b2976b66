import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { DamagedPart, unzip } from '../../../src/domain/imports/zip.ts';

const DIRECTORY = 0x02014b50;
const LONG = 'ab'.repeat(100_000);

function textOf(bytes: Uint8Array, name: string): string | undefined {
  const read = unzip(bytes, () => true);
  if (!read.ok) return read.error.message.key;
  const part = read.value.get(name);
  return part && Buffer.concat([...part()]).toString();
}

/** Where the first entry of the directory stands. */
function directoryOf(bytes: Uint8Array): { view: DataView; at: number } {
  const view = new DataView(bytes.buffer);
  let at = 0;
  while (view.getUint32(at, true) !== DIRECTORY) at += 1;
  return { view, at };
}

/** The same archive with 64-bit sizes, as programs write that don't know beforehand how long a part becomes. */
function in64Bits(bytes: Uint8Array): Uint8Array {
  const { view, at } = directoryOf(bytes);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extra = new DataView(new ArrayBuffer(28));
  extra.setUint16(0, 1, true);
  extra.setUint16(2, 24, true);
  for (const [i, field] of [24, 20, 42].entries()) {
    extra.setBigUint64(4 + 8 * i, BigInt(view.getUint32(at + field, true)), true);
    view.setUint32(at + field, 0xffffffff, true);
  }
  view.setUint16(at + 30, 28, true);
  return new Uint8Array(
    Buffer.concat([bytes.subarray(0, nameEnd), Buffer.from(extra.buffer), bytes.subarray(nameEnd)]),
  );
}

describe('an archive', () => {
  test('is read part by part, packed or not, with sizes of 64 bits or a comment at its end', () => {
    const bytes = zipSync({ 'a.xml': [strToU8(LONG), { level: 9 }], '表.xml': [strToU8('x'), { level: 0 }] });
    expect(textOf(bytes, 'a.xml')).toBe(LONG);
    expect(textOf(bytes, '表.xml')).toBe('x');
    expect(textOf(new Uint8Array(Buffer.concat([bytes, Buffer.from('note')])), 'a.xml')).toBe(LONG);
    expect(textOf(in64Bits(zipSync({ 'a.xml': strToU8(LONG) })), 'a.xml')).toBe(LONG);
  });

  test('that holds more than it says gives no more than that', () => {
    const bytes = zipSync({ 'a.xml': strToU8(LONG) });
    const { view, at } = directoryOf(bytes);
    view.setUint32(at + 24, 1_000, true);
    const read = unzip(bytes, () => true);
    const part = read.ok ? read.value.get('a.xml') : undefined;
    expect(() => [...(part?.() ?? [])]).toThrow(DamagedPart);
  });

  test('that says it holds too much, or too many parts, is refused before anything is inflated', () => {
    const bytes = zipSync({ 'a.xml': strToU8(LONG), 'b.xml': strToU8(LONG) });
    const keyOf = (limits: { entries: number; inflatedBytes: number }) => {
      const read = unzip(bytes, () => true, limits);
      return read.ok ? 'ok' : read.error.message.key;
    };
    expect(keyOf({ entries: 2, inflatedBytes: 400_000 })).toBe('ok');
    expect(keyOf({ entries: 2, inflatedBytes: 399_999 })).toBe('imports:error.inflated');
    expect(keyOf({ entries: 1, inflatedBytes: 400_000 })).toBe('imports:error.inflated');
  });

  test('cut off or with a byte changed is damaged or reads on, and nothing else', () => {
    const bytes = zipSync({ 'a.xml': strToU8('ab'.repeat(50)) });
    for (let at = 0; at < bytes.length; at += 1) {
      const harmed = new Uint8Array(bytes);
      harmed[at] = (harmed[at] ?? 0) ^ 0xff;
      for (const one of [harmed, bytes.slice(0, at)]) {
        try {
          textOf(one, 'a.xml');
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedPart);
        }
      }
    }
  });
});
