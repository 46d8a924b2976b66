/** A number of fewer digits is an extension or a hotline. */
const FEWEST_DIGITS = 7;
const SEVERAL = /[/;,、|]|或/;
/** Of several numbers between blanks, or one with an extension. */
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
/** In front of a number of this country: nothing, the long-distance 0, or its code with or without either. */
const PREFIXES = ['', '0', '86', '860', '0086', '00860'];

/** The digits by which a telephone number may be written; none if it is too short to be somebody's. One field may hold two. */
export function spellingsOf(field: string): string[] {
  const text = field.normalize('NFKC');
  const all = [text, ...text.split(SEVERAL), ...(text.match(MOBILE) ?? [])];
  return [...new Set(all.flatMap(spellingsOfOne))];
}

function spellingsOfOne(text: string): string[] {
  const isAbroad = /^[\s(]*(?:\+|00)/.test(text);
  const digits = text.replace(/\D/g, '').replace(/^00/, '');
  const [, ofChina] = (isAbroad ? /^86(\d+)$/ : /^86(1[3-9]\d{9}|\d{9,})$/).exec(digits) ?? [];
  const core = (ofChina ?? digits).replace(/^0/, '');
  if (core.length < FEWEST_DIGITS) return [];
  return isAbroad && ofChina === undefined
    ? [digits, `00${digits}`]
    : PREFIXES.map((prefix) => prefix + core);
}
