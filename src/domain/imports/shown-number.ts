/**
 * What a cell of a workbook shows of a number or a text: ECMA-376 Part 1, §18.8.31 (number formats) as Excel applies it. A
 * phone number of a format `000-00000000` is what is seen, not its bare digits. Dates are read by `number-format.ts`.
 */

type Mark =
  /** A digit: always (`0`), where there is one (`#`), or a space instead (`?`). */
  | { kind: 'digit'; fill: '0' | '#' | '?' }
  | { kind: 'literal'; text: string }
  | { kind: 'comma' | 'point' | 'percent' | 'exponent' | 'fraction' | 'text' | 'general' };

type Condition = { than: '<' | '<=' | '>' | '>=' | '=' | '<>'; limit: number };
type Section = { marks: Mark[]; condition: Condition | null };

/** Longest format code in Excel, in characters. */
const LONGEST_CODE = 255;
const CONDITION = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;

/** `[Red]` and `[DBNum1]` show nothing, `[$¥-804]` its sign, `[>=100]` is a condition. */
function inBrackets(text: string, section: Section): void {
  const [, than, limit] = CONDITION.exec(text) ?? [];
  if (than !== undefined) section.condition = { than: than as Condition['than'], limit: Number(limit) };
  else if (text.startsWith('$'))
    section.marks.push({ kind: 'literal', text: text.slice(1).split('-')[0] ?? '' });
}

const SIGNS: Record<string, Mark['kind']> = {
  ',': 'comma',
  '.': 'point',
  '%': 'percent',
  '/': 'fraction',
  '@': 'text',
};

/** The sections of a format, each as its marks. */
function sectionsOf(code: string): Section[] {
  let section: Section = { marks: [], condition: null };
  const sections = [section];
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at] ?? '';
    const until = (end: string) => {
      const to = code.indexOf(end, at + 1);
      const text = code.slice(at + 1, to === -1 ? code.length : to);
      at = to === -1 ? code.length : to;
      return text;
    };
    const literal = (text: string) => section.marks.push({ kind: 'literal', text });
    if (sign === '"') literal(until('"'));
    else if (sign === '[') inBrackets(until(']'), section);
    else if (sign === '\\') literal(code[++at] ?? '');
    else if (sign === '_') literal(code[++at] === undefined ? '' : ' ');
    else if (sign === '*') at += 1;
    else if (sign === ';') {
      section = { marks: [], condition: null };
      sections.push(section);
    } else if (sign === '0' || sign === '#' || sign === '?')
      section.marks.push({ kind: 'digit', fill: sign });
    else if (/^e[+-]/i.test(code.slice(at, at + 2))) {
      section.marks.push({ kind: 'exponent' });
      at += 1;
    } else if (/^general/i.test(code.slice(at, at + 7))) {
      section.marks.push({ kind: 'general' });
      at += 6;
    } else {
      const kind = SIGNS[sign];
      if (kind === undefined || kind === 'literal' || kind === 'digit') literal(sign);
      else section.marks.push({ kind });
    }
  }
  return sections;
}

const KNOWN = new Map<string, Section[]>();
function cachedSections(code: string): Section[] {
  const sections = KNOWN.get(code) ?? sectionsOf(code.slice(0, LONGEST_CODE));
  if (KNOWN.size < 1_000) KNOWN.set(code, sections);
  return sections;
}

const has = ({ marks }: Section, kind: Mark['kind']) => marks.some((mark) => mark.kind === kind);

function holds({ than, limit }: Condition, value: number): boolean {
  switch (than) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
    case '<>':
      return value !== limit;
  }
}

/** Where no condition is written: the first section is of numbers above zero, the second below, the third of zero. */
function isFor(section: Section, index: number, all: Section[], value: number): boolean {
  if (section.condition !== null) return holds(section.condition, value);
  if (index === all.length - 1) return true;
  if (all.some(({ condition }) => condition !== null)) return index > 0 || value > 0;
  return index === 0 ? value > 0 || (all.length === 2 && value === 0) : value < 0;
}

/** Whether a section is for negative numbers only, so that it writes the sign itself. */
const isOfNegatives = ({ condition }: Section, index: number, all: Section[]): boolean =>
  condition === null
    ? index === 1 && all.every((one) => one.condition === null)
    : condition.than.startsWith('<') && condition.than !== '<>' && condition.limit <= 0;

/** A number as digits with at most so many decimals, rounded half up as people do: `-1.005` → `-1.01`. */
function rounded(digits: string, decimals: number): string {
  const [whole = '', part = ''] = digits.split('.');
  if (part.length <= decimals) return `${whole}.${part.padEnd(decimals, '0')}`.replace(/\.$/, '');
  const roundedNumber = BigInt(whole + part.slice(0, decimals)) + (Number(part[decimals]) >= 5 ? 1n : 0n);
  const all = String(roundedNumber).padStart(decimals + 1, '0');
  return decimals === 0 ? all : `${all.slice(0, -decimals)}.${all.slice(-decimals)}`;
}

/** The decimal point moved: percentages and thousands. */
function shifted(digits: string, by: number): string {
  const [whole = '', part = ''] = digits.split('.');
  if (by >= 0) {
    const padded = part.padEnd(by, '0');
    return `${whole}${padded.slice(0, by)}.${padded.slice(by)}`.replace(/\.$/, '');
  }
  const padded = whole.padStart(1 - by, '0');
  return `${padded.slice(0, by)}.${padded.slice(by)}${part}`;
}

/** The digits of a whole number in the places of a format, from right to left; those without a place stand before the first. */
function inPlaces(marks: Mark[], whole: string, isGrouped: boolean): string {
  const digits = [...whole.replace(/^0+(?=.)/, '')];
  if (digits.length === 1 && digits[0] === '0') digits.pop();
  const first = marks.findIndex(({ kind }) => kind === 'digit');
  let result = '';
  let places = 0;
  const putDigit = (digit: string) => {
    if (isGrouped && places > 0 && places % 3 === 0) result = `,${result}`;
    result = digit + result;
    places += 1;
  };
  for (let at = marks.length - 1; at >= 0; at -= 1) {
    const mark = marks[at];
    if (mark?.kind === 'literal') result = mark.text + result;
    if (mark?.kind !== 'digit') continue;
    const digit = digits.pop();
    if (digit !== undefined) putDigit(digit);
    else if (mark.fill === '0') putDigit('0');
    if (at === first) while (digits.length > 0) putDigit(digits.pop() ?? '');
  }
  return result;
}

/** Decimals that a format lets go where they are zeros: `0.##`. */
function decimalsOf(marks: Mark[], part: string): string {
  const fills = marks.flatMap((mark) => (mark.kind === 'digit' ? [mark.fill] : []));
  let decimals = part.length;
  while (decimals > 0 && part[decimals - 1] === '0' && fills[decimals - 1] !== '0') decimals -= 1;
  let next = 0;
  return marks
    .map((mark) => {
      if (mark.kind === 'literal') return mark.text;
      if (mark.kind !== 'digit') return '';
      const digit = next < decimals ? (part[next] ?? '') : '';
      next += 1;
      return digit;
    })
    .join('');
}

const literals = (marks: Mark[], digits: string) =>
  marks
    .map((mark) =>
      mark.kind === 'literal'
        ? mark.text
        : mark.kind === 'general' || mark.kind === 'text'
          ? digits
          : mark.kind === 'percent'
            ? '%'
            : '',
    )
    .join('');

/** @param digits of a number without its sign, no exponent */
function inSection(section: Section, digits: string): string {
  const { marks } = section;
  // A power of ten or a fraction says less than the digits do.
  if (has(section, 'exponent') || has(section, 'fraction')) return digits;
  if (!has(section, 'digit')) return literals(marks, digits);
  const last = marks.findLastIndex(({ kind }) => kind === 'digit');
  const point = marks.findIndex(({ kind }) => kind === 'point');
  const end = point === -1 ? last + 1 : point;
  const before = marks.slice(0, end);
  const lastBefore = before.findLastIndex(({ kind }) => kind === 'digit');
  const commas = (of: Mark[]) => of.filter(({ kind }) => kind === 'comma').length;
  // Between digits a comma groups them; behind the last it leaves out thousands.
  const scale = commas(before.slice(lastBefore + 1)) + commas(marks.slice(last + 1));
  const isGrouped = commas(before.slice(0, lastBefore + 1)) > 0;
  const percents = marks.filter(({ kind }) => kind === 'percent').length;
  const after = point === -1 ? [] : marks.slice(point + 1, last + 1);
  const decimals = after.filter(({ kind }) => kind === 'digit').length;
  const [whole = '', part = ''] = rounded(shifted(digits, 2 * percents - 3 * scale), decimals).split('.');
  const behind = literals(marks.slice(Math.max(last + 1, end)), '');
  const decimalPart = decimalsOf(after, part);
  const head = literals(
    before.slice(
      0,
      before.findIndex(({ kind }) => kind === 'digit'),
    ),
    '',
  );
  const places = before.slice(
    Math.max(
      0,
      before.findIndex(({ kind }) => kind === 'digit'),
    ),
  );
  return `${head}${inPlaces(places, whole, isGrouped)}${point === -1 ? '' : `${decimalPart === '' && decimals > 0 ? '' : '.'}${decimalPart}`}${behind}`;
}

/**
 * A number as its format shows it.
 * @param digits the whole number in plain digits, with its sign
 */
export function shownNumber(digits: string, code: string): string {
  const all = cachedSections(code);
  const value = Number(digits);
  const numeric = all.length > 3 ? all.slice(0, 3) : all;
  const index = numeric.findIndex((section, i) => isFor(section, i, numeric, value));
  const section = numeric[index];
  if (section === undefined) return digits;
  const bare = digits.replace(/^-/, '');
  const text = inSection(section, bare).trim();
  if (text === '') return value === 0 ? '' : digits;
  return value < 0 && !isOfNegatives(section, index, all) && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A text as its format shows it: `"No. "@`. */
export function shownText(text: string, code: string): string {
  if (code === '@' || code === 'General') return text;
  const all = cachedSections(code);
  const section = all[3] ?? all.find((one) => has(one, 'text'));
  return section === undefined || !has(section, 'text') ? text : literals(section.marks, text);
}
