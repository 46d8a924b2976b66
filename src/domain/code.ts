/** Codes that people read to each other: letters and digits that can't be mistaken for one another (Crockford's base 32). */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bits of each byte, in groups of four: 24 bytes become `6ASR-A8A6-H8XY-BPCR-NJJ3-XR0G`, 120 bits. */
export function codeOf(bytes: Iterable<number>): string {
  const letters = [...bytes].map((byte) => ALPHABET[byte % 32]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Bytes as they are, five bits a letter, in groups of four. */
export function lettersOf(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{1,5}/g) ?? [];
  return codeOf(fives.map((five) => Number.parseInt(five.padEnd(5, '0'), 2)));
}

/** The bytes of letters, however they were typed; null where they are none, or of another length. */
export function bytesOfLetters(code: string, length: number): Uint8Array | null {
  const fives = [...tidyCode(code)].map((letter) => ALPHABET.indexOf(letter));
  if (fives.includes(-1) || fives.length !== Math.ceil((length * 8) / 5)) return null;
  const bits = fives.map((five) => five.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2));
}

/** What a person typed for a code, without what typing adds to it. */
export const tidyCode = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
