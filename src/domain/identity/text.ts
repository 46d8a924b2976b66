/**
 * What people see of a text, and what they take for the same. Characters that show nothing come with what is copied from web
 * pages and chats; a name with one of them looks like another's, and an address with one reaches nobody.
 */

/** Scripts in which a joiner between two letters changes how they are written. */
const JOINING =
  /(?!\p{Default_Ignorable_Code_Point})[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}]$/u;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
const EMOJI_END = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const HAN_END = /\p{Script=Han}$/u;
const LONGEST_CHARACTER = 2;
/** A flag of a country's part is spelled in letters that nobody sees. */
const FLAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}/gu;

/** Whether something unseen is part of how its neighbours are written: 👨‍👩‍👧, ❤️, 葛󠄀, می‌خواهم. */
function isPartOf(unseen: string, before: string, after: string): boolean {
  switch (unseen) {
    case '\u200d':
      return JOINING.test(before) || (EMOJI_END.test(before) && /^\p{Extended_Pictographic}/u.test(after));
    case '\u200c':
      return JOINING.test(before);
    case '\ufe0e':
    case '\ufe0f':
      return /\p{Extended_Pictographic}$/u.test(before) || /^\u20e3/.test(after);
    default:
      if (/[\u180b-\u180f]/.test(unseen)) return JOINING.test(before);
      return /[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]/u.test(unseen) && HAN_END.test(before);
  }
}

/** A joiner is judged by the text kept before it: removed characters join nothing. */
function withoutUnseen(text: string): string {
  const parts: string[] = [];
  let before = '';
  const keep = (part: string) => {
    parts.push(part);
    before = (before + part.slice(-LONGEST_CHARACTER)).slice(-LONGEST_CHARACTER);
  };
  let end = 0;
  for (const { 0: unseen, index } of text.matchAll(UNSEEN)) {
    keep(text.slice(end, index));
    end = index + unseen.length;
    if (isPartOf(unseen, before, text.slice(end, end + LONGEST_CHARACTER))) keep(unseen);
  }
  return parts.join('') + text.slice(end);
}

/** A text as it is kept: as it was typed, without what nobody sees and what turns it around. */
export function cleaned(text: string): string {
  if (text.search(UNSEEN) === -1 && !/[\u2028\u2029]/.test(text)) return text;
  const lines = text.replace(/[\u2028\u2029]/g, '\n');
  const flags = lines.match(FLAG) ?? [];
  return lines
    .split(FLAG)
    .map((part, i) => withoutUnseen(part) + (flags[i] ?? ''))
    .join('');
}

const POINTS = '·•・‧∙⋅･●ㆍꞏ⸱᛫';
const LOOK_ALIKE: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[${POINTS}]`, 'gu'), '·'],
  [/[‘’‚‛′´`ʹʻʼʽˈ＇]/gu, "'"],
  [/[“”„‟″「」『』«»〝〞＂]/gu, '"'],
  [/[\p{Pd}−⁃˗]/gu, '-'],
  [/[○◯]/gu, '〇'],
];
const alike = (text: string) => LOOK_ALIKE.reduce((all, [from, to]) => all.replace(from, to), text);

/** Full case folding in broad strokes: ß is ss, the Turkish ı and İ are i, σ is ς. */
const inOneCase = (text: string) =>
  text
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(/i\u0307+/g, 'i');

const withoutInvisible = (text: string) => text.replace(UNSEEN, '');
const foldedOnce = (text: string) =>
  withoutInvisible(alike(inOneCase(alike(withoutInvisible(text)).normalize('NFKC')).normalize('NFKC')));

/** Texts that folding leaves as they are; most names. */
const PLAIN = /^[ -@[-_a-~\u4e00-\u9fff]*$/;

/** The form under which spellings of one text are the same: width, case, what is unseen, which dash, dot or quotation mark. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text;
  return foldedOnce(foldedOnce(text));
}
