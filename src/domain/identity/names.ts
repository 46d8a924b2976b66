import { foldText } from './text.ts';

const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}]`;
/** 艾力·买买提, 艾力.买买提, 艾力 买买提: one name, however the parts are set apart. */
const BETWEEN_HAN = new RegExp(String.raw`(?<=${UNSPACED})[\s·.]+(?=${UNSPACED})`, 'gu');
const BESIDE_HAN = /(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu;

/** Parts of a name that a dot or a blank sets apart, where the script has no blanks, put together. */
export const closedName = (name: string): string => name.replace(BETWEEN_HAN, '');

/** The form under which two spellings of a person's or an organisation's name are the same. */
export const nameKey = (name: string): string =>
  closedName(
    foldText(name)
      .replace(/[\s·]+/g, ' ')
      .trim(),
  )
    .replace(BESIDE_HAN, '')
    .replace(/ ?([()[\]]) ?/g, '$1')
    .trim();
