import { phoneKey } from '../identity/phones.ts';
import { BLANK, foldTable, isDigit, isLineBreak, isNothing, isOfWord } from './letters.ts';
import { numbersOf } from './numbers.ts';

/**
 * Finds in texts the names, numbers and addresses of whoever is erased, however they are spelled: case, width, blanks
 * within a name, punctuation within a number, the country's code. What only contains one of them is left: another word,
 * a longer number, a longer name that others bear. One pass over a text, however many are sought.
 */

/** A name of one character is in every second sentence, and a part of a name may be another's: they can be told, never replaced. */
export type Kind = 'name' | 'maybe' | 'contact';

export type Words = {
  names: readonly string[];
  /** Telephone numbers. */
  numbers?: readonly string[];
  addresses?: readonly string[];
  /** Of WeChat; some write the number there, or what they call themselves. */
  accounts?: readonly string[];
  /** Parts that may stand for their names. */
  parts?: readonly string[];
  /** Names of others: where one of them contains a name sought, it stands for them. */
  kept?: readonly string[];
};

export type Finder = {
  kindsIn(text: string): ReadonlySet<Kind>;
  /** The text with each match replaced. */
  without(text: string, replacement: string, kinds: readonly Kind[]): string;
};

type Node = { next: Map<number, Node>; ends?: Kind | 'kept' };
type Match = { from: number; to: number; kind: Kind | 'kept' };
/** The next character that counts, at or after a place, and the place after it. */
type Step = (text: string, at: number, last: number) => { unit: number; at: number } | undefined;
type WordTrie = {
  root: Node;
  step: Step;
  begins(text: string, at: number): boolean;
  ends(text: string, to: number): boolean;
};

const MOST_BETWEEN_DIGITS = 8;
const BETWEEN_DIGITS = /[ \p{Pd}._/\\~−()#:转分机ext]/u;

const fold = (text: string, at: number): number => foldTable()[text.charCodeAt(at)] ?? Number.NaN;

/** Blanks count between words of letters, as one; beside Chinese they don't, but a line ends there. */
const stepInName: Step = (text, from, last) => {
  let at = from;
  let hasBlank = false;
  let hasBreak = false;
  for (; at < text.length; at++) {
    const unit = fold(text, at);
    if (isLineBreak(unit)) hasBreak = true;
    else if (unit === BLANK) hasBlank = true;
    else if (!isNothing(unit)) break;
  }
  if (at >= text.length) return undefined;
  const unit = fold(text, at);
  if ((hasBlank || hasBreak) && isOfWord(last) && isOfWord(unit)) return { unit: BLANK, at };
  return hasBreak ? undefined : { unit, at: at + 1 };
};

const stepInNumber: Step = (text, from) => {
  for (let at = from; at < text.length && at - from <= MOST_BETWEEN_DIGITS; at++) {
    const unit = fold(text, at);
    if (isDigit(unit)) return { unit, at: at + 1 };
    if (!isNothing(unit) && !BETWEEN_DIGITS.test(String.fromCharCode(unit))) return undefined;
  }
  return undefined;
};

const stepInAddress: Step = (text, from) => {
  let at = from;
  while (isNothing(fold(text, at))) at++;
  return at < text.length ? { unit: fold(text, at), at: at + 1 } : undefined;
};

const isOfWordAt = (text: string, at: number): boolean => isOfWord(fold(text, at));
const isOneOf = (text: string, at: number, pattern: RegExp): boolean =>
  at >= 0 && at < text.length && pattern.test(String.fromCharCode(fold(text, at)));

const sort = (step: Step, begins: WordTrie['begins'], ends: WordTrie['ends']): WordTrie => ({
  root: { next: new Map() },
  step,
  begins,
  ends,
});
const ofNames = () =>
  sort(
    stepInName,
    (text, at) => !(isOfWordAt(text, at) && isOfWordAt(text, at - 1)),
    (text, to) => !(isOfWordAt(text, to - 1) && isOfWordAt(text, to)),
  );
const ofNumbers = () =>
  sort(
    stepInNumber,
    (text, at) => !isDigit(fold(text, at - 1)),
    (text, to) => !isDigit(fold(text, to)),
  );
const ofAddresses = () =>
  sort(
    stepInAddress,
    (text, at) => !isOneOf(text, at - 1, /[\w.+-]/),
    (text, to) => !isOneOf(text, to, /[\w-]/) && !(isOneOf(text, to, /\./) && isOneOf(text, to + 1, /\w/)),
  );

/** The significant characters of a word. */
function unitsOf(word: string, step: Step): number[] {
  const units: number[] = [];
  const text = word.normalize().trim();
  for (let next = step(text, 0, BLANK); next !== undefined; next = step(text, next.at, next.unit))
    units.push(next.unit);
  return units;
}

/** The key under which spellings of a name are the same. */
export const nameKey = (name: string): string => String.fromCharCode(...unitsOf(name, stepInName));

function plant({ root, step }: WordTrie, word: string, kind: Kind | 'kept'): void {
  let node = root;
  for (const unit of unitsOf(word, step)) {
    const next = node.next.get(unit) ?? { next: new Map() };
    node.next.set(unit, next);
    node = next;
  }
  if (node !== root) node.ends ??= kind;
}

/** The longest word of a trie that begins at a place. */
function longestAt({ root, step, begins, ends }: WordTrie, text: string, from: number): Match | undefined {
  const first = fold(text, from);
  let node = root.next.get(first);
  if (node === undefined || !begins(text, from)) return undefined;
  let longest: Match | undefined;
  let place = { unit: first, at: from + 1 };
  while (node !== undefined) {
    if (node.ends !== undefined && ends(text, place.at)) longest = { from, to: place.at, kind: node.ends };
    if (node.next.size === 0) break;
    const next = step(text, place.at, place.unit);
    if (next === undefined) break;
    node = node.next.get(next.unit);
    place = next;
  }
  return longest;
}

/** Extends a number to the left by its country code: +86…, (86)…. */
function withSign(text: string, { from, to, kind }: Match, after: number): Match {
  let start = from;
  if (isOneOf(text, start - 1, /\(/) && /[)）]/.test(text.slice(from, to))) start--;
  if (isOneOf(text, start - 1, /\+/)) start--;
  return { from: Math.max(start, after), to, kind };
}

const NONE: ReadonlySet<Kind> = new Set();
const kindsOf = (all: Match[]): ReadonlySet<Kind> =>
  all.length === 0 ? NONE : new Set(all.flatMap(({ kind }) => (kind === 'kept' ? [] : [kind])));

/** WeChat's own accounts have six characters at least; what is shorter, or in Chinese, is a name. */
const ACCOUNT = /^[\w.+@-]{6,}$/;
const NUMBER = /^[\d\s()+-]+$/;

export function finderOf({
  names,
  parts = [],
  numbers = [],
  addresses = [],
  accounts = [],
  kept = [],
}: Words): Finder {
  const sorts = { names: ofNames(), numbers: ofNumbers(), addresses: ofAddresses() };
  const nicknames = accounts.filter((account) => !ACCOUNT.test(account) && nameKey(account).length > 1);
  for (const name of [...names, ...nicknames])
    plant(sorts.names, name, [...nameKey(name)].length > 1 ? 'name' : 'maybe');
  for (const part of parts) plant(sorts.names, part, 'maybe');
  for (const name of kept) plant(sorts.names, name, 'kept');
  const those = (pattern: RegExp) => accounts.filter((account) => pattern.test(account.normalize('NFKC')));
  const soughtNumbers = [...numbers, ...those(NUMBER)].flatMap(numbersOf);
  const keys = new Set(soughtNumbers.map(({ key }) => key));
  for (const digits of soughtNumbers.flatMap(({ spellings }) => spellings))
    plant(sorts.numbers, digits, 'contact');
  for (const address of [...addresses, ...those(ACCOUNT)]) plant(sorts.addresses, address, 'contact');
  const roots = Object.values(sorts).map(({ root }) => root);
  const starts = new Uint8Array(0x10000);
  for (const unit of roots.flatMap(({ next }) => [...next.keys()])) starts[unit] = 1;
  const table = foldTable();

  /** The same digits may be a number of another country. */
  const isSought = (text: string, { from, to }: Match) => {
    const number = text.slice(from, to);
    return keys.has(phoneKey(number)) || keys.has(phoneKey(number.normalize('NFKC').replace(/[^\d+]/g, '')));
  };

  /** The matches in a text (in NFC), from left to right. */
  function find(text: string): Match[] {
    const all: Match[] = [];
    for (let at = 0; at < text.length; at++) {
      if (starts[table[text.charCodeAt(at)] ?? 0] === 0) continue;
      const digits = longestAt(sorts.numbers, text, at);
      const number = digits && withSign(text, digits, all.at(-1)?.to ?? 0);
      const match = [
        longestAt(sorts.names, text, at),
        number !== undefined && isSought(text, number) ? number : undefined,
        longestAt(sorts.addresses, text, at),
      ].reduce(
        (best, one) => (one !== undefined && (best === undefined || one.to > best.to) ? one : best),
        undefined,
      );
      if (match === undefined) continue;
      all.push(match);
      at = match.to - 1;
    }
    return all;
  }

  return {
    kindsIn: (text) => kindsOf(find(text.normalize())),
    without(text, replacement, kinds) {
      const composed = text.normalize();
      const matches = find(composed).filter(({ kind }) => kinds.some((one) => one === kind));
      if (matches.length === 0) return text;
      const parts = matches.map(
        ({ from }, index) => composed.slice(matches[index - 1]?.to ?? 0, from) + replacement,
      );
      return parts.join('') + composed.slice(matches.at(-1)?.to);
    },
  };
}
