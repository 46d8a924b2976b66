import iconv from 'iconv-lite';

/**
 * The one way from the bytes of a text file to its text, whatever the file is: a list, cards, a calendar, a passphrase, a
 * mapping. Its mark at the beginning is no part of the text, and damage shows.
 */

/** The encodings that a file can be read in; the order in which a user is offered them. */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type Decoded = {
  text: string;
  encoding: Encoding;
  /** Bytes that mean nothing in this encoding were met: it is probably another one. */
  damaged: boolean;
};

const BOMS: { encoding: Encoding; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

const SAMPLE_BYTES = 64 * 1024;

function bomOf(bytes: Uint8Array) {
  return BOMS.find((bom) => bom.bytes.every((byte, i) => bytes[i] === byte));
}

/**
 * UTF-16 without a byte-order mark shows itself by NULs on one side of its pairs only (commas, digits and line ends
 * are below U+0100 in any language; few characters, like 一, are a multiple of it), where other encodings have none.
 */
function utf16WithoutBom(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even += 1;
    if (sample[i + 1] === 0) odd += 1;
  }
  const enough = sample.length / 2 / 20;
  if (odd > enough && even < odd / 4) return 'utf-16le';
  if (even > enough && odd < even / 4) return 'utf-16be';
  return null;
}

/** Strict UTF-8, or null where the bytes are none. */
function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const isContinuation = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte < 0xc0;
const isLetter = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
const isAscii = (byte: number | undefined) => byte === undefined || byte < 0x80;

/** How many bytes a character takes that begins with this one; 0 where none does. */
function utf8Length(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** Pairs of GB18030 are characters of two bytes in UTF-8 now and then, of three hardly ever. */
const SELDOM_BY_CHANCE = 4;
/** What speaks for UTF-8 against each byte that can't be: two Chinese characters. */
const LEAST_EVIDENCE = 2 * SELDOM_BY_CHANCE;

/** Whether a character of three bytes is one that people write: Chinese, kana, Hangul, punctuation, full width. */
function isUsual(lead: number, second = 0): boolean {
  if (lead === 0xe3) return second < 0x84;
  if (lead === 0xef) return second >= 0xbc;
  return lead === 0xe2 || (lead >= 0xe4 && lead <= 0xed);
}

/** UTF-8 of which a few bytes are broken, or whose end was cut off: its characters by far outweigh what is none. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  let evidence = 0;
  let brokenCount = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = utf8Length(lead);
    let end = i + 1;
    while (end < i + length && isContinuation(bytes[end])) end += 1;
    if (end - i !== length) brokenCount += 1;
    // Accents stand among letters (Garc\u00eda), Chinese characters among their like.
    else if (length === 2 && isLetter(bytes[i - 1]) && isAscii(bytes[end])) evidence += SELDOM_BY_CHANCE;
    else if (length === 4 || (length === 3 && isUsual(lead, bytes[i + 1]))) evidence += SELDOM_BY_CHANCE;
    else if (length === 2) evidence += 1;
    i = end;
  }
  return evidence >= brokenCount * LEAST_EVIDENCE;
}

/** Pairs of bytes from which encodings of pairs are told apart. */
const LEAST_PAIRS = 8;

/** Western text has its letters beyond ASCII one by one: café, García. Chinese encodings pair them. */
function isWestern(sample: Uint8Array): boolean {
  const isPlain = (byte: number | undefined) => (byte ?? 0) < 0x80;
  let letters = 0;
  let alone = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (isPlain(sample[i])) continue;
    letters += 1;
    if (isPlain(sample[i - 1]) && isPlain(sample[i + 1])) alone += 1;
  }
  // Where every other byte is beyond ASCII they are the first ones of pairs.
  const arePairs = letters >= LEAST_PAIRS && letters > sample.length * 0.4;
  return alone > letters * 0.8 && !arePairs;
}

/**
 * Big5 puts a good part of its common characters on second bytes below 0xA1, where GB18030 has rare ones only (GB 2312,
 * all of everyday Chinese, begins at 0xA1).
 */
function isBig5(sample: Uint8Array): boolean {
  let pairs = 0;
  let low = 0;
  for (let i = 0; i + 1 < sample.length; i += 1) {
    if ((sample[i] ?? 0) < 0x81) continue;
    pairs += 1;
    i += 1;
    if ((sample[i] ?? 0) >= 0x40 && (sample[i] ?? 0) < 0xa1) low += 1;
  }
  return pairs >= LEAST_PAIRS && low > pairs / 5;
}

/** Whether what means nothing is a few broken bytes only, and not a sign of another encoding. */
function isHardlyDamaged(text: string): boolean {
  const damage = text.match(/\ufffd/g)?.length ?? 0;
  return damage === 0 || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= damage * LEAST_EVIDENCE;
}

/** What is not quite UTF-8: that with broken bytes, Western or Big5 where it shows, else GB18030 (as Chinese Excel writes). */
function guessOther(bytes: Uint8Array): Encoding {
  if (isBrokenUtf8(bytes)) return 'utf-8';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (isWestern(sample)) return 'windows-1252';
  const guess = isBig5(sample) ? 'big5' : 'gb18030';
  return isHardlyDamaged(decodeAs(bytes, guess)) ? guess : 'windows-1252';
}

const guessUnicode = (bytes: Uint8Array) => bomOf(bytes)?.encoding ?? utf16WithoutBom(bytes);

/** Which encoding the bytes are in: byte-order mark, UTF-16's pattern, UTF-8, then what is left. */
export const guessEncoding = (bytes: Uint8Array): Encoding =>
  guessUnicode(bytes) ?? (readUtf8(bytes) === null ? guessOther(bytes) : 'utf-8');

/** The text of bytes in a given encoding, without its byte-order mark; what means nothing becomes U+FFFD. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  const bom = bomOf(bytes);
  const body = bom?.encoding === encoding ? bytes.subarray(bom.bytes.length) : bytes;
  // A half character at its end is a file that was cut off; the decoder would say nothing of it.
  const lastHalf = encoding.startsWith('utf-16') && body.length % 2 === 1 ? '\ufffd' : '';
  // Programs that put files together leave a second mark.
  return iconv.decode(body, encoding, { stripBOM: false }).replace(/^\ufeff+/, '') + lastHalf;
}

/** Bytes to text: in the encoding that the user chose, else in the one they appear to be in. */
export function decodeText(bytes: Uint8Array, preferred?: Encoding): Decoded {
  const unicode = preferred ?? guessUnicode(bytes);
  // Most files are UTF-8: finding out is reading them, once.
  const utf8 = unicode === null ? readUtf8(bytes) : null;
  if (utf8 !== null) return { text: utf8.replace(/^\ufeff/, ''), encoding: 'utf-8', damaged: false };
  const encoding = unicode ?? guessOther(bytes);
  const text = decodeAs(bytes, encoding);
  return { text, encoding, damaged: text.includes('\ufffd') };
}

/** The text of a file in which every character counts (a passphrase, JSON); null where some of it can't be read. */
export function readText(bytes: Uint8Array): string | null {
  const { text, damaged } = decodeText(bytes);
  return damaged || text.includes('\0') ? null : text;
}

/**
 * The text of bytes that come in pieces, in pieces. The first one tells its encoding: this is for files of which no more is to be
 * found out.
 */
export function* textIn(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined;
  for (const piece of pieces) {
    decoder ??= new TextDecoder(guessEncoding(piece));
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

export const isEncoding = (text: string): text is Encoding => ENCODINGS.some((encoding) => encoding === text);
