import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { splitExtension } from './extension.ts';
import { foldText } from './text.ts';

/** Numbers without a country's code are this country's. */
const HERE = 'CN';
const CODE_HERE = '86';
/** Digits of a telephone number: fewer are extensions and short codes, more are no number. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
/** Of Chinese numbers with an area code or of a mobile. */
const FEWEST_WITH_AREA = 9;

/** Chosen carriers, dialled in front of a whole number (17951 138…). */
const CARRIER = /^(?:179\d\d|12593|10193|11808)(?=(?:0|1[3-9])\d{9})/;
const TWICE = /^(?:\+|00)86(?:\+|00)?86(?=1[3-9]\d{9}$)/;
/** 95588, 9510 1234: the same in the whole country. */
const HOTLINE = /^(?:(?:\+|00)86)?(9[56]\d{3,6})$/;
/** 1-865-555-0100 and 1 (865) 555-0100: nobody groups a mobile of China so. */
const NORTH_AMERICAN = /^1[\s.-]?(?:\(\d{3}\)|[\s.-]\d{3}[\s.-])\s?\d{3}[\s.-]\d{4}$/;

/** In digits and at most one leading plus sign, without labels (电话：, tel:) and carriers. */
function dialled(number: string): string {
  const start = number.search(/[+\d(]/);
  if (start === -1) return '';
  const rest = number.slice(start);
  if (NORTH_AMERICAN.test(rest.replace(/^1[\s.-]\(/, '1('))) return `+${rest.replace(/\D/g, '')}`;
  const digits = rest.replace(/\D/g, '');
  const compact = /^[\s(]*\+/.test(rest) ? `+${digits}` : digits;
  return compact
    .replace(/^\+00/, '+')
    .replace(/^\+0+86/, '+86')
    .replace(TWICE, '+86')
    .replace(CARRIER, '');
}

/** A number with its country's code, as ITU-T E.164 has it; undefined where it is none that tells anybody apart. */
function international(number: string): string | undefined {
  const compact = dialled(number);
  const [, hotline] = HOTLINE.exec(compact) ?? [];
  if (hotline !== undefined) return `+${CODE_HERE}${hotline}`;
  const digits = compact.replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS) return undefined;
  const parsed = parsePhoneNumberFromString(compact, HERE);
  if (parsed === undefined)
    return digits.length > MOST_DIGITS ? undefined : `+${digits.replace(/^0+(?=\d{7})/, '')}`;
  // (865) 555-0100 is no 5555 0100 behind a code.
  const isCodeGuessed = digits === compact && compact.startsWith(CODE_HERE) && parsed.country === HERE;
  return isCodeGuessed && parsed.nationalNumber.length < FEWEST_WITH_AREA
    ? `+${CODE_HERE}${compact}`
    : parsed.number;
}

/**
 * The form under which spellings of one telephone number are the same: `+8675526001234`, and `+8675526001234;808` with an
 * extension. A number of another country is never one of China. What is no number is the same only where it is written alike.
 */
export function phoneKey(text: string): string {
  const { number, extension } = splitExtension(text);
  const key = international(number);
  if (key === undefined) return foldText(text).replace(/\s+/g, '').replace(/^\+/, '');
  return extension === '' ? key : `${key};${extension}`;
}

/** Whether a key is a personal number; hotlines, short numbers and words are not. */
export const isNumberKey = (key: string): boolean => key.startsWith('+');

/** The key without its extension: the switchboard's number. */
export const withoutExtension = (key: string): string => key.split(';')[0] ?? key;
