/** Phone numbers and e-mail addresses as lists write them. */

/** Between several values in one cell: Google's ` ::: `, line ends, and the marks that people use. */
const CERTAIN_SEPARATORS = /\s*(?::::|[\n;；、])\s*/;
/** A comma or slash also stands within one number (`010-1234567/8`): it separates only what could be numbers. */
const LIKELY_SEPARATORS = /\s*[,，/|]\s*/;
const EMAIL_SEPARATORS = /\s*(?::::|[\n;；、,，])\s*|\s+(?=[^\s<>]+@)/;
const LEAST_PHONE_DIGITS = 7;

/** Runs of white space as one character, so that no pattern below meets a long one. */
const squeeze = (cell: string) => cell.replace(/\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' '));

/** The parts of a cell between separators, in lists that may put several values into one cell. */
export const splitCell = (cell: string, separators: RegExp): string[] =>
  present(squeeze(cell).split(separators));

const present = (parts: string[]) => parts.map((part) => part.trim()).filter((part) => part !== '');
/** Full-width digits are digits, too. */
const plain = (text: string) => (/[^ -~]/.test(text) ? text.normalize('NFKC') : text);
const digits = (text: string) => plain(text).replace(/\D/g, '');

/** The phone numbers of one cell, each as it is written. */
export function splitPhones(cell: string): string[] {
  return splitCell(cell, CERTAIN_SEPARATORS).flatMap((text) => {
    const parts = present(text.split(LIKELY_SEPARATORS));
    const separate = parts.length > 1 && parts.every((part) => digits(part).length >= LEAST_PHONE_DIGITS);
    return separate ? parts : [text];
  });
}

/** What Excel makes of a long number in a CSV file: digits are lost for good. */
export const isShortenedNumber = (text: string): boolean => /^\d(?:\.\d+)?E\+?\d+$/i.test(text.trim());

/** Takes away what programs add to a number: `tel:`, direction marks of a copied number, `.0` of a number column. */
export const cleanPhone = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/^tel:/i, '')
    .replace(/^(\d{7,})\.0$/, '$1')
    .trim();

export const hasDigits = (text: string): boolean => digits(text).length >= 3;

/**
 * The digits by which two spellings of one number are the same: no punctuation, full-width digits made plain, no 86 of
 * China, no trunk 0. Empty where there are too few digits to tell numbers apart.
 */
export function phoneKey(text: string): string {
  const number = plain(text);
  const international = /^\s*(?:\+|00)/.test(number);
  let key = number.replace(/\D/g, '').replace(/^00/, '');
  if (key.startsWith('86') && (international || key.length >= 12)) key = key.slice(2);
  key = key.replace(/^0+/, '');
  return key.length < LEAST_PHONE_DIGITS ? '' : key;
}

/** The e-mail addresses of one cell, without display names and `mailto:`. */
export const splitEmails = (cell: string): string[] =>
  splitCell(cell, EMAIL_SEPARATORS).map((text) => {
    const bracketed = /<([^<>]+)>/.exec(text);
    return (bracketed?.[1] ?? text)
      .replace(/^mailto:/i, '')
      .replace(/[＠．]/g, (wide) => wide.normalize('NFKC'));
  });

/** RFC 5321 in broad strokes: something, one @, a domain with a dot. */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>.,;:"]{2,}$/.test(text);

/** Outlook writes the directory's name of a colleague where an address is expected; nobody can write to it. */
export const isExchangeName = (text: string): boolean => /^\/o=/i.test(text);

export const emailKey = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
