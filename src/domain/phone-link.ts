import { splitExtension } from './identity/extension.ts';

/** Separators of several numbers in one field; the first number is dialled. */
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
  return `tel:${dialled}${extension === '' ? '' : `;ext=${extension}`}`;
}
