import { pinyin, polyphonic } from 'pinyin-pro';

/**
 * Full-text search of Chinese and English: what goes into an FTS5 table and what to ask it.
 *
 * A run of Han (or kana, hangul) becomes its overlapping pairs of characters and, last, its last character: 张伟国 →
 * `张伟 伟国 国`. One character is then a prefix (`张*`), two or more are a phrase of pairs (`"张伟 伟国"`), and both find
 * exactly what LIKE '%…%' finds. Other words are folded to lower case without diacritics and found by their beginning;
 * telephone numbers from any digit on; names also by pinyin and initials, from any syllable on.
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
const LONGEST_REMEMBERED = 60;
const MOST_REMEMBERED = 40_000;
const LONGEST_PHONE = 20;
/** A number is found from any digit that has at least this many after it, itself included. */
const SHORTEST_DIGITS = 3;

/** Scripts written without spaces between words. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}`;
const PIECES = new RegExp(String.raw`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}])+`, 'gu');
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, 'u');
const UNSPACED_GAP = new RegExp(String.raw`(?<=[${UNSPACED}])\s+(?=[${UNSPACED}])`, 'gu');
/** Digits with the punctuation that people put between them: `+86 (138) 0013-8000`. */
const NUMBERS = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\d\s().\-/]*\d)?(?![\p{L}\p{N}])/gu;
const CHINA_PREFIX = /^(?:\+|00)86/;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Letters that Unicode does not decompose. */
const LIGATURES: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};
const LIGATURE = new RegExp(`[${Object.keys(LIGATURES).join('')}]`, 'gu');

/** Full width becomes half width, upper case lower, invisible characters go. */
const normalise = (text: string) => text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');

const foldWord = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(LIGATURE, (letter) => LIGATURES[letter] ?? letter);

/** No character takes more than two units: no more of a long word is looked at, however often it is cut. */
const cut = (word: string) => [...word.slice(0, 2 * LONGEST_WORD)].slice(0, LONGEST_WORD).join('');

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
  cut(word),
  ...Array.from(word.matchAll(/(?<=\d)(?=\D)|(?<=\D)(?=\d)/gu), ({ index }) => cut(word.slice(index))),
];

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Every tail of the telephone numbers in a text; groups of digits may be parts of one number or numbers themselves. */
function phoneTokens(text: string): string[] {
  const numbers = Array.from(text.matchAll(NUMBERS), ([written]) => [
    digitsOf(written),
    ...written.split(/\D+/u),
  ]);
  const tails = numbers
    .flat()
    .filter((digits) => digits.length >= SHORTEST_PHONE && digits.length <= LONGEST_PHONE)
    .flatMap((digits) =>
      Array.from({ length: digits.length - SHORTEST_DIGITS + 1 }, (_, i) => digits.slice(i)),
    );
  return [...new Set(tails)];
}

/** What was made of a short text lately: a person's name and numbers are indexed with the person and with the company. */
function remembered(make: (text: string) => string[]): (text: string) => string[] {
  const known = new Map<string, string[]>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return make(text);
    const found = known.get(text) ?? make(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, found);
    return found;
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
  let known = readingsOf.get(character);
  if (known === undefined) {
    const all = polyphonic(character, { type: 'array', toneType: 'none', v: true }).flat();
    known = [...new Set(all)].filter((reading) => /^[a-zü]+$/u.test(reading));
    readingsOf.set(character, known);
  }
  return known;
}

const isHan = (character: string) => /^\p{Script=Han}$/u.test(character);

/** The ways to read a name, each a list of syllables and Latin words, the likeliest first. */
function nameReadings(name: string): string[][] {
  const parts = pieces(normalise(name));
  const units = parts.flatMap((piece) => (piece.unspaced ? [...piece.text] : [piece.text]));
  const han = units.filter(isHan);
  const read = (surname: 'head' | 'off') =>
    han.length === 0
      ? []
      : pinyin(han.join(''), { type: 'array', toneType: 'none', v: true, surname, toneSandhi: false });
  const [asSurname, asWord] = [read('head'), read('off')];

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
  const all = nameReadings(name).filter((syllables) => syllables.length > 0);
  return {
    full: [...new Set(all.map((syllables) => syllables.join('')))],
    initials: [...new Set(all.map((syllables) => syllables.map(firstLetter).join('')))],
  };
}

const firstLetter = (syllable: string) => [...syllable][0] ?? '';

/** `zhangwei wei zw w`: a name is found from any of its syllables on. */
const nameTokens = remembered((name) =>
  nameReadings(name).flatMap((syllables) =>
    syllables.flatMap((_, i) => {
      const rest = syllables.slice(i);
      return [cut(rest.join('')), cut(rest.map(firstLetter).join(''))];
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
    const without = name.replace(UNSPACED_GAP, '');
    return texts.includes(without) ? [] : [without];
  });
  const extra = new Set(names.flatMap(nameTokens));
  return [...[...texts, ...closed].flatMap(textTokens), ...extra].join(' ');
}

const prefix = (word: string) => `"${cut(word)}"*`;
const both = (terms: string[]) => (terms.length > 1 ? `(${terms.join(' AND ')})` : (terms[0] ?? ''));

/** `138 0013` is a piece of one number, or two words of the text. */
function numberTerm(number: string): string {
  const joined = digitsOf(number.replace(CHINA_PREFIX, '')) || digitsOf(number);
  const groups = number.split(/\D+/u).filter((group) => group !== '');
  return groups.length > 1 ? `(${prefix(joined)} OR ${both(groups.map(prefix))})` : prefix(joined);
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
