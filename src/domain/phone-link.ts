/** A telephone number as it was written, and what is to be asked for once somebody answers. */
export type Dialled = { number: string; extension?: string };

/** What stands between a number and its extension: 转 808, 转分机 808, ext. 808, x808, #808, `,808`, `;ext=808`. */
const EXTENSION =
  /(?:转接?分机号?|转接?|分机号?|内线|extension|extn|ext|x|#|[,;]{1,4}\s?(?:ext)?|[pw](?=\d))[\s.:=()-]{0,8}(\d{1,6})\D*$/iu;
/** 0574-87654321-808: what comes after a whole number of a fixed line. */
const AFTER_FIXED_LINE = /^(\(?0\d{2,3}\)?[\s-]*\d{7,8})\s*-\s*(\d{1,6})$/u;

/** Nothing longer is a number with an extension; patterns that look for its end stay quick. */
const LONGEST = 200;

/** Full width letters and digits, traditional 轉 and 分機, and the many dashes, as one. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replaceAll('轉', '转')
    .replaceAll('機', '机')
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .trim();

/** Parts a number from its extension. A comma before many digits begins another number, not an extension. */
export function splitExtension(text: string): Dialled {
  const written = plain(text);
  if (written.length > LONGEST) return { number: written };
  const [, fixed, after] = AFTER_FIXED_LINE.exec(written) ?? [];
  if (fixed !== undefined && after !== undefined) return { number: fixed, extension: after };
  const found = EXTENSION.exec(written);
  const number = written.slice(0, found?.index).replace(/[\s(]+$/u, '');
  const [, extension] = found ?? [];
  if (extension === undefined || !/\d{3}/u.test(number.replaceAll(/\D/gu, ''))) return { number: written };
  return { number, extension };
}

/** Several numbers in one field: the first is meant. */
const first = (number: string): string => number.split(/[/、;,|]|或/u).find((part) => /\d/u.test(part)) ?? '';

/** A number of the mainland gets its country's code where it is plain which one it is; short ones stay as they are. */
function international(number: string): string {
  const digits = number
    .replaceAll(/\(0\)/gu, '')
    .replaceAll(/[^\d+]/gu, '')
    .replace(/(?!^)\+/gu, '');
  const abroad = digits.replace(/^00(?=[1-9])/u, '+');
  if (abroad.startsWith('+')) return abroad.replace(/^\+860+/u, '+86');
  if (/^(?:86)?1[3-9]\d{9}$/u.test(digits)) return `+86${digits.slice(-11)}`;
  if (/^0[1-9]\d{8,10}$/u.test(digits)) return `+86${digits.slice(1)}`;
  return digits;
}

/**
 * The address that dials a number (RFC 3966): `tel:+8657487654321;ext=808`. An extension is told to the telephone, never
 * dialled as part of the number. Without a number there is none.
 */
export function telHref(text: string): string | undefined {
  const { number, extension } = splitExtension(text);
  const dialled = international(first(number));
  if (!/\d/u.test(dialled)) return undefined;
  return `tel:${dialled}${extension === undefined ? '' : `;ext=${extension}`}`;
}
