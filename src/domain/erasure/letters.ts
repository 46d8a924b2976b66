import { inOurDigits } from '../identity/extension.ts';
import { simplified } from '../identity/simplified.ts';
import { foldText } from '../identity/text.ts';

/**
 * How characters count when names and numbers are compared: whatever their width, case and script of Chinese, the same; blanks
 * of every kind one blank; invisible ones nothing. UTF-16 units in, units out, so that places in a text stay what they are.
 */

export const BLANK = 0x20;
const NOTHING = 0;

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}]/u;
const WORD = /[\p{L}\p{N}\p{M}_]/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
/** Between the parts of a name: 玛丽·居里. */
const POINT = '·';
const LINE_BREAK = /[\r\n]/u;

function foldedUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  if (INVISIBLE.test(character)) return NOTHING;
  if (LINE_BREAK.test(character)) return unit;
  const like = foldText(character);
  if (/\s/u.test(character) || like === POINT) return BLANK;
  const one = inOurDigits(simplified(like));
  return one.length === 1 ? one.charCodeAt(0) : unit;
}

/** Made at the first search: of 65,536 characters it takes a moment. */
let table: Uint16Array | undefined;
export function foldTable(): Uint16Array {
  table ??= Uint16Array.from({ length: 0x10000 }, (_, unit) => foldedUnit(unit));
  return table;
}

const test = (pattern: RegExp) => (unit: number) =>
  !Number.isNaN(unit) && pattern.test(String.fromCharCode(unit));
const isUnspaced = test(UNSPACED);
const isLetter = test(WORD);

/** Part of a word that blanks set apart, as in Latin: Li is not in Lisbon. Chinese stands between anything. */
export const isOfWord = (unit: number): boolean => isLetter(unit) && !isUnspaced(unit);
export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
export const isLineBreak = test(LINE_BREAK);
export const isNothing = (unit: number): boolean => unit === NOTHING;
