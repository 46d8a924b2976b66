import { readText } from '../domain/encoding.ts';

/**
 * What the bytes of a file say in JSON, in whatever encoding it was saved.
 * @throws where they are no text, or no JSON
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = readText(bytes);
  if (text === null) throw new SyntaxError('no text');
  return JSON.parse(text);
}
