const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPENS, CLOSES] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];
/** Longest JSON around the field, in bytes. */
const MOST_JSON = 64 * 1024 * 1024;
const HELD = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads JSON from a stream and takes out the text of one of its fields, which may be longer than the longest JavaScript string.
 * @param take gets the field's bytes as they come, and tells what stands in their place
 * @returns the rest of the JSON
 * @throws NoBase64
 */
export async function readWithLargeField(
  source: AsyncIterable<Uint8Array>,
  field: string,
  take: (content: AsyncIterable<Uint8Array>) => Promise<unknown>,
): Promise<string> {
  const chunks = source[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const keep = (piece: Uint8Array) => {
    size += piece.length;
    if (size > MOST_JSON) throw new Error('The input is too large');
    pieces.push(piece);
  };
  let chunk: Uint8Array = new Uint8Array();
  const next = async (): Promise<boolean> => {
    const { done, value } = await chunks.next();
    if (done !== true) chunk = value;
    return done !== true;
  };

  /** From within the field's text to its end. */
  async function* bytesOfField(): AsyncGenerator<Uint8Array> {
    let rest = '';
    let isAtEnd = false;
    while (!isAtEnd) {
      const end = chunk.indexOf(QUOTE);
      isAtEnd = end >= 0;
      rest += Buffer.from(isAtEnd ? chunk.subarray(0, end) : chunk)
        .toString('latin1')
        .replaceAll('\\', '');
      chunk = isAtEnd ? chunk.subarray(end + 1) : new Uint8Array();
      const whole = isAtEnd ? rest : rest.slice(0, rest.length - (rest.length % 4));
      rest = rest.slice(whole.length);
      if (!HELD.test(whole) || (!isAtEnd && whole.endsWith('='))) throw new NoBase64();
      yield Buffer.from(whole, 'base64');
      if (!isAtEnd && !(await next())) throw new NoBase64();
    }
  }

  let depth = 0;
  let inText = false;
  let escaped = false;
  let text: number[] = [];
  let key = '';
  while (await next()) {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (escaped) escaped = false;
      else if (inText && byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE && !inText && depth === 1 && key === field) {
        keep(chunk.subarray(0, at));
        chunk = chunk.subarray(at + 1);
        keep(Buffer.from(JSON.stringify(await take(bytesOfField()))));
        key = '';
        at = -1;
        continue;
      } else if (byte === QUOTE) {
        inText = !inText;
        if (inText) text = [];
        continue;
      }
      if (inText && depth === 1 && text.length < field.length + 1) text.push(byte);
      if (inText) continue;
      if (OPENS.has(byte)) depth += 1;
      else if (CLOSES.has(byte)) depth -= 1;
      else if (byte === COLON && depth === 1) key = Buffer.from(text).toString();
      else if (byte === COMMA && depth === 1) key = '';
    }
    keep(chunk);
  }
  return Buffer.concat(pieces).toString();
}

/** The field's text is no base64. */
export class NoBase64 extends Error {
  override readonly name = 'NoBase64';
}
