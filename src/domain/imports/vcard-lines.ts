import iconv from 'iconv-lite';
import { decodeAs, type Encoding, guessEncoding } from '../encoding.ts';
import { MAX_VCARD_LINES } from './limits.ts';

/**
 * The syntax of vCard 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350): content lines. A file is read as bytes, one
 * character each, and only values are decoded: programs fold lines in the middle of characters, and each property may
 * name its own character set.
 */
export type ContentLine = {
  /** `item1` of `item1.TEL`: binds an X-ABLabel to its property. Lower case. */
  group: string;
  /** Upper case. */
  name: string;
  /** Upper-case names; a bare `CELL` of vCard 2.1 is a TYPE. */
  parameters: Map<string, string[]>;
  /** Decoded, not yet unescaped. */
  value: string;
};

/** Bytes as characters U+0000 to U+00FF, and back. */
const toBinary = (bytes: Uint8Array): string => iconv.decode(bytes, 'binary');
const fromBinary = (text: string): Uint8Array => iconv.encode(text, 'binary');

/** A property's name and parameters are short; what is longer before its colon is no property. */
const MAX_HEAD = 1_000;
const isQuotedPrintable = (line: string) =>
  /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line.slice(0, MAX_HEAD));

/** Pictures, sounds and keys are long and have no place here: what was left out is told. */
const BINARY_PROPERTIES = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);
const BINARY_HEAD = new RegExp(`^(?:[\\w-]{1,60}\\.)?(?:${[...BINARY_PROPERTIES].join('|')})[;:]`, 'i');

/** One after the other: a picture is a million of them, and all together are as large again. */
function* physicalLines(text: string): Generator<string> {
  const breaks = /\r\n|\n|\r/g;
  let start = 0;
  for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
    yield text.slice(start, match.index);
    start = breaks.lastIndex;
  }
  yield text.slice(start);
}

/**
 * Joins folded lines; of a binary property its head is enough. vCard 2.1 folds before white space that belongs to the text; later versions insert one character
 * of it. Quoted-printable ends a line that goes on with `=`.
 */
function unfold(physical: Iterable<string>): string[] {
  const lines: string[][] = [];
  let current: string[] = [];
  let version21 = false;
  let quoted = false;
  let soft = false;
  let binary = false;
  for (const line of physical) {
    if (!soft && !/^[ \t]/.test(line)) {
      current = [];
      lines.push(current);
      quoted = isQuotedPrintable(line);
      binary = BINARY_HEAD.test(line);
      if (/^VERSION:/i.test(line)) version21 = line.includes('2.1');
    }
    const text = soft || version21 || current.length === 0 ? line : line.slice(1);
    soft = quoted && line.endsWith('=');
    if (!binary) current.push(soft ? text.slice(0, -1) : text);
    else if (current.length === 0) current.push(text.slice(0, MAX_HEAD));
  }
  return lines.map((parts) => parts.join(''));
}

/** Android's label of a number: `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E7=A7=98)`. */
const CUSTOM_TYPE = /^X-CUSTOM\(CHARSET=([^,]+),ENCODING=QUOTED-PRINTABLE,([^)]*)\)$/i;

/** `TEL;TYPE="HOME,VOICE";CELL` → name and parameters, quotes honoured. */
function readHead(head: string): Omit<ContentLine, 'value'> {
  const [first = '', ...rest] = head.match(/(?:"[^"]*"|[^;"])+/g) ?? [];
  const dot = first.lastIndexOf('.');
  const parameters = new Map<string, string[]>();
  for (const parameter of rest) {
    const custom = CUSTOM_TYPE.exec(parameter.trim());
    if (custom !== null) {
      const [, charset, label = ''] = custom;
      parameters.set('TYPE', [`X-${decodeValue(fromQuotedPrintable(label), charset, 'utf-8', true)}`]);
      continue;
    }
    const equals = parameter.indexOf('=');
    const bare = parameter.trim().toUpperCase();
    const name =
      equals !== -1
        ? parameter.slice(0, equals).trim().toUpperCase()
        : BARE[bare] === undefined
          ? 'TYPE'
          : 'ENCODING';
    const values = (equals === -1 ? parameter.trim() : parameter.slice(equals + 1))
      .replaceAll('"', '')
      .split(',');
    parameters.set(name, [...(parameters.get(name) ?? []), ...values.map((value) => value.trim())]);
  }
  return {
    group: first.slice(0, Math.max(dot, 0)).toLowerCase(),
    name: first.slice(dot + 1).toUpperCase(),
    parameters,
  };
}
const BARE: Record<string, true> = { 'QUOTED-PRINTABLE': true, BASE64: true, '8BIT': true, '7BIT': true };

/** The colon between head and value: the first one outside of quotes; -1 where there is none. */
function colon(line: string): number {
  let quoted = false;
  for (let i = 0; i < line.length && i < MAX_HEAD; i += 1) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === ':' && !quoted) return i;
  }
  return -1;
}

const fromQuotedPrintable = (text: string): string =>
  text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function fromBase64(text: string): string {
  try {
    return atob(text.replace(/\s/g, ''));
  } catch {
    return text;
  }
}

const ASCII_ONLY = /^[\t\n\r\x20-\x7e]*$/;

/** A value's bytes as text: in its own character set, else the file's; quoted-printable without one shows its own. */
function decodeValue(
  binary: string,
  charset: string | undefined,
  encoding: Encoding,
  quoted: boolean,
): string {
  if (ASCII_ONLY.test(binary)) return binary;
  const bytes = fromBinary(binary);
  if (charset !== undefined && iconv.encodingExists(charset)) {
    const text = iconv.decode(bytes, charset);
    if (!text.includes('\ufffd')) return text;
  }
  return decodeAs(bytes, quoted ? guessEncoding(bytes) : encoding);
}

/** The name under which goes on what is no content line: text whose fold was lost. */
const NO_PROPERTY = 'X-LINE';

/** Whether bytes are a vCard file, in whatever encoding. */
export const isVcard = (bytes: Uint8Array): boolean =>
  /^[^A-Za-z]{0,64}BEGIN:VCARD/i.test(toBinary(bytes.subarray(0, 256)).replaceAll('\0', ''));

/** Counted before anything is split: a line of one character costs thirty bytes of memory. */
function hasTooManyLines(bytes: Uint8Array): boolean {
  const LINE_FEED = 10;
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    lines += 1;
    if (lines > MAX_VCARD_LINES) return true;
  }
  return false;
}

/**
 * The content lines of a vCard file, and the encoding that its values are in where they name none; `leftOut` are the
 * binary properties that were met.
 */
export function readContentLines(
  bytes: Uint8Array,
  preferred: Encoding | undefined,
): { lines: ContentLine[]; encoding: Encoding; leftOut: string[] } | 'too-large' {
  if (hasTooManyLines(bytes)) return 'too-large';
  const declared = preferred ?? guessEncoding(bytes);
  const isWide = declared === 'utf-16le' || declared === 'utf-16be';
  const body = isWide ? new TextEncoder().encode(decodeAs(bytes, declared)) : bytes;
  const unfolded = unfold(physicalLines(toBinary(body).replace(/^\xef\xbb\xbf/, '')));
  // Only now are characters whole that were folded in their middle.
  const encoding = isWide ? declared : (preferred ?? guessEncoding(fromBinary(unfolded.join('\n'))));
  const lines: ContentLine[] = [];
  const leftOut = new Set<string>();
  const bodyEncoding = isWide ? 'utf-8' : encoding;
  for (const line of unfolded) {
    if (line.trim() === '') continue;
    const colonAt = colon(line);
    const head = readHead(decodeValue(line.slice(0, Math.max(colonAt, 0)), undefined, bodyEncoding, false));
    if (BINARY_PROPERTIES.has(head.name)) leftOut.add(head.name.toLowerCase());
    else if (head.name === '') {
      const value = decodeValue(line, undefined, bodyEncoding, false);
      lines.push({ group: '', name: NO_PROPERTY, parameters: new Map(), value });
    } else lines.push({ ...head, value: readValue(line.slice(colonAt + 1), head.parameters, bodyEncoding) });
  }
  return { lines, encoding, leftOut: [...leftOut] };
}

function readValue(raw: string, parameters: ContentLine['parameters'], encoding: Encoding): string {
  const charset = parameters.get('CHARSET')?.[0];
  switch (parameters.get('ENCODING')?.[0]?.toUpperCase()) {
    case 'QUOTED-PRINTABLE':
      return decodeValue(fromQuotedPrintable(raw), charset, encoding, true);
    case 'BASE64':
    case 'B':
      return decodeValue(fromBase64(raw), charset, encoding, true);
    default:
      return decodeValue(raw, charset, encoding, false);
  }
}

/** `\n`, `\,`, `\;` and `\\` as the characters that they stand for. */
export const unescapeValue = (text: string): string =>
  text.replace(/\\([\s\S])/g, (_, character: string) => (/^n$/i.test(character) ? '\n' : character));

/** Splits a structured value at a separator that is not escaped, and unescapes its parts. */
export function splitValue(value: string, separator: ';' | ','): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < value.length; i += 1) {
    if (value[i] === '\\') i += 1;
    else if (value[i] === separator) {
      parts.push(value.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(value.slice(start));
  return parts.map((part) => unescapeValue(part).trim());
}
