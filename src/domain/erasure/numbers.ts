import { splitExtension } from '../identity/extension.ts';
import { isNumberKey, phoneKey, withoutExtension } from '../identity/phones.ts';

const SEVERAL = /[/;,、|]|或/;
/** Of several numbers between blanks, or one with an extension. */
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const HERE = '+86';
/** 95588 is nobody's own. */
const HOTLINE = /^\+86\d{3,6}$/;
/** In front of a number of this country: nothing, the long-distance 0, or its code with or without either. */
const PREFIXES = ['', '0', '86', '860', '0086', '00860'];

/** A telephone number that is sought: the digits by which it may be written, and what it is the same by. */
export type SoughtNumber = { key: string; spellings: string[] };

/** The numbers of a field, which may hold two; none that is too short to be somebody's. */
export function numbersOf(field: string): SoughtNumber[] {
  const text = field.normalize('NFKC');
  const all = [text, ...text.split(SEVERAL), ...(text.match(MOBILE) ?? [])];
  const keys = new Map(all.map((one) => [phoneKey(one), one]));
  return [...keys].flatMap(([key, written]) =>
    isNumberKey(key) && !HOTLINE.test(key) ? [soughtNumber(key, written)] : [],
  );
}

function soughtNumber(key: string, written: string): SoughtNumber {
  const { extension } = splitExtension(written);
  const number = withoutExtension(key);
  const prefixed = number.startsWith(HERE)
    ? PREFIXES.map((prefix) => prefix + number.slice(HERE.length))
    : abroad(number.slice(1));
  return { key, spellings: prefixed.map((digits) => digits + extension) };
}

/** +44 20 …, 0044 20 …, +44 (0)20 …: a country's code has up to three digits. */
const abroad = (digits: string): string[] =>
  [digits, ...[1, 2, 3].map((length) => `${digits.slice(0, length)}0${digits.slice(length)}`)].flatMap(
    (one) => [one, `00${one}`],
  );
