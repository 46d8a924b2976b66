import { readText } from '../../domain/encoding.ts';
import { readUpTo } from '../computer/read-up-to.ts';

/** Far more than a passphrase takes: what is longer is another file. */
const MOST_BYTES = 64 * 1024;

/**
 * The passphrase or recovery code in a file, in whatever encoding an editor saved it: neither its mark at the beginning nor
 * its last newline count.
 * @throws where it is no text
 */
export function readSecretFile(file: string): string {
  const bytes = readUpTo(file, MOST_BYTES);
  const text = bytes && readText(bytes);
  if (text === null) throw new RangeError('The file is no text.');
  return text.replace(/\r?\n$/, '');
}
