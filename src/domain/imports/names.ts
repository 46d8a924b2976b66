/** Names of people and organisations: put together from their parts, and compared. */

export type NameParts = { prefix: string; family: string; middle: string; given: string; suffix: string };

/** Whether a name is written in Chinese characters alone. */
export const isHanName = (text: string): boolean => /^[\p{Script=Han}·]+$/u.test(text);

/** Forms of address, which are no part of a name; academic titles are. */
const COURTESY = /^(?:mr|mrs|ms|miss|mx|先生|女士|小姐|太太)\.?$/i;

/** 张 + 伟 → 张伟; John + Smith → John Smith; Han names have no space and the family name first. */
export function joinName({ prefix, family, middle, given, suffix }: NameParts): string {
  const core = [family, given].filter((part) => part !== '');
  if (core.length > 0 && [family, middle, given].every((part) => part === '' || isHanName(part))) {
    return `${family}${middle}${given}`;
  }
  const title = COURTESY.test(prefix) ? '' : prefix;
  return [title, given, middle, family, suffix].filter((part) => part !== '').join(' ');
}

/** Whether two names are the same characters, in whatever order (伟 张, 张伟). */
export const isSpelledAlike = (a: string, b: string): boolean => characters(a) === characters(b);
const characters = (name: string) => [...name.replace(/\s+/g, '')].sort().join('');

/** Whether a name beside a family name can only be a given one: 伟 beside 张, John beside Smith; not 张伟, John Smith. */
export const isBesideFamily = (name: string, family: string): boolean =>
  name !== '' &&
  !/\s/.test(name) &&
  !name.toLowerCase().includes(family.toLowerCase()) &&
  !(isHanName(family) && [...family].length > 2);

/** 张　伟, 王 小 明: spaces by which hand-made lists align short names are no part of them. */
export const withoutAlignment = (name: string): string => {
  const compact = name.replace(/\s+/g, '');
  return isHanName(compact) && [...compact].length <= 3 ? compact : name;
};

const caseOf = (text: string) =>
  text === text.toUpperCase() ? 'upper' : text === text.toLowerCase() ? 'lower' : 'mixed';

/** Words for an empty cell that are names as well. */
const BLANK_OR_NAME = /^(?:na|nan|nil|null|none|无)$/i;

/** Whether such a word may be somebody's whole name; 无 is none, and n/a. */
export const isNameOrNothing = (word: string): boolean =>
  BLANK_OR_NAME.test(word) && /^\p{Script=Latin}/u.test(word);

/** Whether such a word is a name after all: Li Na (李娜), LI NA and Bob Null are; Bob NA and NA NA are not. */
export const isNameBeside = (word: string, other: string): boolean =>
  BLANK_OR_NAME.test(word) &&
  /^\p{L}/u.test(other) &&
  !BLANK_OR_NAME.test(other) &&
  caseOf(word) === caseOf(other);

/** The parts of an address; a street may take several lines. */
export type AddressParts = Record<'street' | 'city' | 'region' | 'postalCode' | 'country', string[]>;

const present = (parts: string[]) =>
  parts
    .flatMap((part) => part.split(/[\r\n]+/))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** 中国广东省深圳市南山区科苑路 518057, or 1 Main St, Springfield, IL 62701, USA: each in its own order. */
export function joinAddress({ street, city, region, postalCode, country }: AddressParts): string {
  const local = [...street, ...city, ...region];
  if (local.some((part) => /\p{Script=Han}/u.test(part))) {
    const whole = present([...country, ...region, ...city, ...street]);
    return [whole.join(''), ...present(postalCode)].filter((part) => part !== '').join(' ');
  }
  const place = present([...region, ...postalCode]).join(' ');
  return present([...street, ...city, place, ...country]).join(', ');
}
