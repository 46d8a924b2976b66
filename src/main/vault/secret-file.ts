import { readFileSync } from 'node:fs';
import { readText } from '../../domain/encoding.ts';

/**
 * The passphrase or recovery code in a file, in whatever encoding an editor saved it: neither its mark at the beginning nor
 * its last newline count.
 * @throws where it is no text
 */
export function readSecretFile(file: string): string {
  const text = readText(readFileSync(file));
  if (text === null) throw new RangeError('The file is no text.');
  return text.replace(/\r?\n$/, '');
}
