import { pinyin, polyphonic } from 'pinyin-pro';
import { closedName } from './identity/names.ts';
import { isNumberKey, phoneKey, withoutExtension } from './identity/phones.ts';
import { simplified } from './identity/simplified.ts';
import { foldText } from './identity/text.ts';

/**
 * Full-text search of Chinese and English: what goes into an FTS5 table and what to ask it.
 *
 * A run of Han (or kana, hangul) becomes its overlapping pairs of characters and, last, its last character: 张伟国 →
 * `张伟 伟国 国`. One character is then a prefix (`张*`), two or more are a phrase of pairs (`"张伟 伟国"`), and both find
 * exactly what LIKE '%…%' finds. Other words are folded to lower case without diacritics and found by their beginning;
 * telephone numbers from any digit on; names also by pinyin and initials, from any syllable on. Traditional characters are
 * found by simplified ones and the other way round, names also without the dots between their parts.
 *
 * The table must be declared with {@link SEARCH_TOKENIZER}: tokens are made here, SQLite only splits them at spaces.
 */
export const SEARCH_TOKENIZER = 'ascii';

/** Longer words are cut alike in the index and in the query. */
const LONGEST_WORD = 40;
/** A name of polyphones has the product of their readings; the likely ones come first. */
const MOST_READINGS = 16;
/** Names longer than this (companies) are read as the dictionary segments them, not in every combination. */
const LONGEST_PERSON_NAME = 4;
const SHORTEST_PHONE = 7;
/** With the code of its area. */
const SHORTEST_LANDLINE = 9;
const LONGEST_REMEMBERED = 60;
const MOST_REMEMBERED = 40_000;
const LONGEST_PHONE = 20;
/** A number is found from any digit that has at least this many after it, itself included. */
const SHORTEST_DIGITS = 3;

/** Scripts written without spaces between words. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}`;
const PIECES = new RegExp(String.raw`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, 'gu');
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, 'u');
const DOT_GAP = new RegExp(`(?<=[${UNSPACED}])·(?=[${UNSPACED}])`, 'gu');
/** Digits with the punctuation that people put between them: `+86 (138) 0013-8000`. */
const NUMBERS = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\d\s().\-/]*\d)?(?![\p{L}\p{N}])/gu;
const ABROAD = /^(?:\+|00)[\s(]*(?=[1-9])/;
/** Letters that Unicode does not decompose. */
const LIGATURES: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};
const LIGATURE = new RegExp(`[${Object.keys(LIGATURES).join('')}]`, 'gu');

/** In one spelling; where the script has no blanks, without the dots between the parts of a name. */
const normalise = (text: string) => simplified(foldText(text)).replace(DOT_GAP, '');

const foldWord = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(LIGATURE, (letter) => LIGATURES[letter] ?? letter);

/** In UTF-16 units, without half a character at the end: a word of many parts is cut at each of them. */
const shorten = (word: string) => word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '');

type Piece = { unspaced: boolean; text: string };

/** The runs of letters and digits of a normalised text. */
function pieces(text: string): Piece[] {
  return Array.from(text.matchAll(PIECES), ([run]) => {
    const unspaced = UNSPACED_START.test(run);
    return { unspaced, text: unspaced ? run : foldWord(run) };
  }).filter((piece) => piece.text !== '');
}

/** 张伟国 → 张伟, 伟国. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** `iso9001` is also found by `9001`. */
const wordTokens = (word: string) => [
  shorten(word),
  ...Array.from(word.matchAll(/(?<=\d)(?=\D)|(?<=\D)(?=\d)/gu), ({ index }) => shorten(word.slice(index))),
];

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** What stands in front of a country's code, and in no word that is typed: +86 755 is not found in a number of another country. */
const COUNTRY = '☎';
const CHINA = `${COUNTRY}86`;

/** A number as it is known whoever dials it, if it is one: ☎8675526001234, and 075526001234 as it is dialled at home. */
function dialledTokens(number: string): { abroad: string; atHome: string } | undefined {
  const key = withoutExtension(phoneKey(number));
  if (!isNumberKey(key)) return undefined;
  const abroad = COUNTRY + digitsOf(key);
  const national = abroad.startsWith(CHINA) ? abroad.slice(CHINA.length) : '';
  const isLandline = national.length >= SHORTEST_LANDLINE && !/^(?:1[3-9]\d{9}$|[489]00)/.test(national);
  return { abroad, atHome: isLandline ? `0${national}` : national };
}

/** Every tail of the telephone numbers in a text; groups of digits may be parts of one number or numbers themselves. */
function phoneTokens(text: string): string[] {
  const numbers = Array.from(text.matchAll(NUMBERS), ([match]) => match);
  const groups = numbers.flatMap((number) => [number, ...number.split('/'), ...number.split(/\D+/u)]);
  const candidates = [...new Set(groups)].filter(isOfPhoneLength);
  const whole = candidates.map(dialledTokens).filter((one) => one !== undefined);
  const tails = [...candidates.map(digitsOf), ...whole.map(({ atHome }) => atHome)].flatMap((digits) =>
    Array.from({ length: Math.max(digits.length - SHORTEST_DIGITS + 1, 0) }, (_, i) => digits.slice(i)),
  );
  return [...new Set([...tails, ...whole.map(({ abroad }) => abroad)])];
}

const isOfPhoneLength = (number: string) => {
  const { length } = digitsOf(number);
  return length >= SHORTEST_PHONE && length <= LONGEST_PHONE;
};

/** What was made of a short text lately: a person's name and numbers are indexed with the person and with the company. */
function remembered(make: (text: string) => string[]): (text: string) => string[] {
  const cache = new Map<string, string[]>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return make(text);
    const tokens = cache.get(text) ?? make(text);
    if (cache.size >= MOST_REMEMBERED) cache.clear();
    cache.set(text, tokens);
    return tokens;
  };
}

const textTokens = remembered((text) => {
  const plain = normalise(text);
  const words = pieces(plain).flatMap((piece) =>
    piece.unspaced ? [...pairs(piece.text), [...piece.text].at(-1) ?? ''] : wordTokens(piece.text),
  );
  return [...words, ...phoneTokens(plain)];
});

/** Pinyin as people type it: ü is v on a keyboard, yu in a passport, u when it is folded. */
const spellings = (syllable: string) =>
  /[üv]/u.test(syllable) ? ['v', 'u', 'yu'].map((u) => syllable.replace(/[üv]/u, u)) : [syllable];

const readingsOf = new Map<string, string[]>();

/** Every reading of a character, without tones. */
function readings(character: string): string[] {
  let result = readingsOf.get(character);
  if (result === undefined) {
    const all = polyphonic(character, { type: 'array', toneType: 'none', v: true }).flat();
    result = [...new Set(all)].filter((reading) => /^[a-zü]+$/u.test(reading));
    readingsOf.set(character, result);
  }
  return result;
}

const isHan = (character: string) => /^\p{Script=Han}$/u.test(character);

/** The ways to read a name, each a list of syllables and Latin words, the likeliest first. */
function nameReadings(name: string): string[][] {
  const parts = pieces(name);
  const units = parts.flatMap((piece) => (piece.unspaced ? [...piece.text] : [piece.text]));
  const han = units.filter(isHan);
  const readAs = (surname: 'head' | 'off') =>
    han.length === 0
      ? []
      : pinyin(han.join(''), { type: 'array', toneType: 'none', v: true, surname, toneSandhi: false });
  const [asSurname, asWord] = [readAs('head'), readAs('off')];

  let combinations: string[][] = [[]];
  let syllable = 0;
  for (const unit of units) {
    const choices = isHan(unit)
      ? [
          asSurname[syllable] ?? '',
          asWord[syllable] ?? '',
          ...(han.length <= LONGEST_PERSON_NAME ? readings(unit) : []),
        ].flatMap(spellings)
      : [unit];
    if (isHan(unit)) syllable += 1;
    const distinct = [...new Set(choices)];
    combinations = distinct
      .flatMap((choice) => combinations.map((before) => [...before, choice]))
      .slice(0, MOST_READINGS);
  }
  return combinations;
}

/**
 * A name in pinyin: `{ full: ['shanwei', 'danwei', …], initials: ['sw', 'dw', …] }`, likeliest reading first (so
 * `full[0]` sorts). Latin words stay and count as one syllable.
 */
export function pinyinKeys(name: string): { full: string[]; initials: string[] } {
  const all = readingsOfName(name).filter((syllables) => syllables.length > 0);
  return {
    full: [...new Set(all.map((syllables) => syllables.join('')))],
    initials: [...new Set(all.map((syllables) => syllables.map(firstLetter).join('')))],
  };
}

/** Simplified, in which more surnames are known, and as it is written: 乾 is read otherwise when it stands for 干. */
function readingsOfName(name: string): string[][] {
  const plain = foldText(name).replace(DOT_GAP, '');
  const simple = simplified(plain);
  return [...nameReadings(simple), ...(simple === plain ? [] : nameReadings(plain))];
}

const firstLetter = (syllable: string) => [...syllable][0] ?? '';

/** `zhangwei wei zw w`: a name is found from any of its syllables on. */
const nameTokens = remembered((name) =>
  readingsOfName(name).flatMap((syllables) =>
    syllables.flatMap((_, i) => {
      const rest = syllables.slice(i);
      return [shorten(rest.join('')), shorten(rest.map(firstLetter).join(''))];
    }),
  ),
);

/**
 * What to index, tokens separated by spaces.
 * @param texts anything that is to be found: names, notes, addresses, telephone numbers, e-mail addresses
 * @param names those that are to be found by pinyin and initials as well (they need not be among `texts`)
 */
export function searchTokens(texts: readonly string[], names: readonly string[] = []): string {
  // Hand-made lists align two-character names with a space: 张 伟 is found as 张伟, too.
  const closed = names.flatMap((name) => {
    const without = closedName(name);
    return texts.includes(without) ? [] : [without];
  });
  const extra = new Set(names.flatMap(nameTokens));
  return [...[...texts, ...closed].flatMap(textTokens), ...extra].join(' ');
}

const prefix = (word: string) => `"${shorten(word)}"*`;
const both = (terms: string[]) => (terms.length > 1 ? `(${terms.join(' AND ')})` : (terms[0] ?? ''));

/** `138 0013` is a piece of one number, or two words of the text; +86 is of this country's numbers, the whole number of any spelling. */
function numberTerm(number: string): string {
  const groups = number.split(/\D+/u).filter((group) => group !== '');
  const digits = digitsOf(number);
  const whole = isOfPhoneLength(number) ? dialledTokens(number)?.abroad : undefined;
  if (ABROAD.test(number)) {
    const code = digits.replace(/^00/, '').replace(/^860/, '86');
    return either([whole, `${COUNTRY}${code}`, isOfPhoneLength(number) ? undefined : digits]);
  }
  const terms = either([digits, whole]);
  return groups.length > 1 ? `(${terms} OR ${both(groups.map(prefix))})` : terms;
}

/** What begins with one of these. */
function either(beginnings: (string | undefined)[]): string {
  const distinct = [...new Set(beginnings)].filter((one) => one !== undefined).map(prefix);
  return distinct.length > 1 ? `(${distinct.join(' OR ')})` : (distinct[0] ?? '""');
}

/**
 * The FTS5 expression for what somebody typed: every word and number must occur. `null` when there is no letter or digit
 * in it, which filters nothing. Safe for any input: operators and quotes of FTS5 are separators here.
 */
export function searchQuery(input: string): string | null {
  const plain = normalise(input);
  const numbers = Array.from(plain.matchAll(NUMBERS), ([number]) =>
    numberTerm(number.replace(/[\s()]/g, ' ')),
  );
  const words = pieces(plain.replace(NUMBERS, ' ')).map((piece) => {
    if (!piece.unspaced) return prefix(piece.text);
    const phrase = pairs(piece.text);
    return phrase.length === 0 ? prefix(piece.text) : `"${phrase.join(' ')}"`;
  });
  const terms = [...new Set([...words, ...numbers])];
  return terms.length === 0 ? null : terms.join(' AND ');
}
