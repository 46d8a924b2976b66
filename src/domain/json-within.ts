/** What JSON may be made of: foreign text can cost a hundred times its length once it is parsed. */
export type JsonLimits = { depth: number /** Arrays and objects. */; containers: number; values: number };

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENS = [0x5b, 0x7b];
const CLOSES = [0x5d, 0x7d];

/** Whether JSON, as UTF-8, keeps within limits: one look at each byte, before anything is parsed. */
export function jsonWithin(json: Uint8Array, limits: JsonLimits): boolean {
  let [depth, containers, values] = [0, 0, 0];
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) inText = !inText;
    else if (inText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) values += 1;
    else if (OPENS.includes(byte)) {
      depth += 1;
      containers += 1;
    } else if (CLOSES.includes(byte)) depth -= 1;
    if (depth > limits.depth || containers > limits.containers || values > limits.values) return false;
  }
  return true;
}
