/** A telephone number as people write it, in the digits and signs that programs know, and its extension apart. */

const EXTENSION =
  /[\s,;.(-]{0,4}(?:转接?|轉接?|分机号?|分機號?|内线|內線|ext(?:ension|n)?|x|#|;\s?ext=|[,;])[\s:.]{0,3}(\d{1,7})[\s)#]{0,4}$/i;
const DASHED = /^(.*\d)\s?-\s?(\d{1,6})$/;
/** A whole number of China with its area code or of a hotline, so that what follows a dash is an extension. */
const WHOLE = /^(?:(?:\+?86|0086)0?|0)(?:10\d{8}|2\d{9}|[3-9]\d{9,10})$|^[48]00\d{7}$/;

const DIGIT_ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
];
/** A digit of another script as one of ours. */
function digit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const zero = DIGIT_ZEROS.findLast((one) => one <= code);
  return zero !== undefined && code < zero + 10 ? String(code - zero) : character;
}

/** ٠٧٥٥ → 0755. */
export const inOurDigits = (text: string): string => text.replace(/[^\P{Nd}0-9]/gu, digit);

const plain = (text: string): string =>
  inOurDigits(text.normalize('NFKC'))
    .replace(/[\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\p{Pd}−⁃˗]/gu, '-')
    .replace(/\s{2,}/g, ' ')
    .trim();

export type Telephone = {
  number: string;
  /** Empty where there is none. */
  extension: string;
};

/** `0574-8765 4321 转 808` → 0574-8765 4321 and 808. RFC 3966 writes the latter as `;ext=808`. */
export function splitExtension(text: string): Telephone {
  const whole = plain(text);
  const [suffix, extension] = EXTENSION.exec(whole) ?? [];
  const number = suffix === undefined ? '' : whole.slice(0, -suffix.length);
  if (extension !== undefined && /\d/.test(number)) return { number: number.trim(), extension };
  const [, before, after] = DASHED.exec(whole) ?? [];
  if (before !== undefined && after !== undefined && WHOLE.test(before.replace(/[^\d+]/g, '')))
    return { number: before.trim(), extension: after };
  return { number: whole, extension: '' };
}
