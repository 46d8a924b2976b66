/** Codes that people read to each other: letters and digits that can't be mistaken for one another (Crockford's base 32). */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bits of each byte, in groups of four: 24 bytes become `6ASR-A8A6-H8XY-BPCR-NJJ3-XR0G`, 120 bits. */
export function codeOf(bytes: Iterable<number>): string {
  const letters = [...bytes].map((byte) => ALPHABET[byte % 32]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** What a person typed for a code, without what typing adds to it. */
export const tidyCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
