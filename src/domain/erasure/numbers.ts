/** A number of fewer digits is an extension or a hotline. */
const FEWEST_DIGITS = 7;
const SEVERAL = /[/;,、|]|或/;
/** In front of a number of this country: nothing, the long-distance 0, or its code with or without either. */
const PREFIXES = ['', '0', '86', '860', '0086', '00860'];

/** The digits by which a telephone number may be written; none if it is too short to be somebody's. One field may hold two. */
export function spellingsOf(field: string): string[] {
  const text = field.normalize('NFKC');
  return [...new Set([text, ...text.split(SEVERAL)].flatMap(spellingsOfOne))];
}

function spellingsOfOne(text: string): string[] {
  const isAbroad = /^[\s(]*(?:\+|00)/.test(text);
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  const [, ofChina] = (isAbroad ? /^86(\d+)$/ : /^86(1[3-9]\d{9}|\d{9,})$/).exec(digits) ?? [];
  if (isAbroad && ofChina === undefined) return long([digits, `00${digits}`]);
  const core = (ofChina ?? digits).replace(/^0/, '');
  return core.length < FEWEST_DIGITS ? [] : PREFIXES.map((prefix) => prefix + core);
}

const long = (numbers: string[]): string[] => numbers.filter(({ length }) => length >= FEWEST_DIGITS);
