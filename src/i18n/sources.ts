/** `S0 §4.1`: how code and rules name a paragraph of the source documents. */
const CITED = /\b(S[0-4]) ?§ ?(\d{1,2})(?:\.(\d{1,2}))?/g;
/** Documents whose paragraphs are 二（三）; the others' are 2.3. */
const NUMERALS_OF = new Set(['S1', 'S2', 'S3']);
const NUMERALS = '〇一二三四五六七八九';

/** 1 to 99 as in 十二、二十. */
function numeral(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : NUMERALS[tens]}十`;
  return ten + (ones === 0 && ten !== '' ? '' : NUMERALS[ones]);
}

/** {@link numeral} as a number; null where it is none. */
function numberOf(text: string): number | null {
  for (let number = 1; number < 100; number += 1) if (numeral(number) === text) return number;
  return null;
}

/** A rule's source with its documents by their titles: 《周边关系处理及沟通协调方案》4.1. Other words stay as they are. */
export function nameSources(source: string, language: string, title: (document: string) => string): string {
  return source.replace(CITED, (_, document: string, chapter: string, paragraph?: string) => {
    const at =
      language === 'zh-CN' && NUMERALS_OF.has(document)
        ? numeral(Number(chapter)) + (paragraph === undefined ? '' : `（${numeral(Number(paragraph))}）`)
        : [chapter, ...(paragraph === undefined ? [] : [paragraph])].join('.');
    return title(document) + at;
  });
}

const DOCUMENTS = ['S0', 'S1', 'S2', 'S3', 'S4'] as const;
const PARAGRAPH = /^(\d{1,2})(?:\.(\d{1,2}))?/;
const PARAGRAPH_IN_NUMERALS = /^([一二三四五六七八九十]{1,3})(?:（([一二三四五六七八九十]{1,3})）)?/;

/** The same back again: what was typed in one language is a source in both. Words that name no paragraph stay as they are. */
export function citeSources(typed: string, language: string, title: (document: string) => string): string {
  let cited = typed;
  for (const document of DOCUMENTS) {
    const inNumerals = language === 'zh-CN' && NUMERALS_OF.has(document);
    const [before = '', ...named] = cited.split(title(document));
    cited = named.reduce((text, rest) => {
      const found = (inNumerals ? PARAGRAPH_IN_NUMERALS : PARAGRAPH).exec(rest);
      const at = found?.slice(1).map((part) => part && (inNumerals ? numberOf(part) : part));
      if (found === null || at === undefined || at.includes(null)) return text + title(document) + rest;
      return `${text}${document} §${at.filter(Boolean).join('.')}${rest.slice(found[0].length)}`;
    }, before);
  }
  // Nothing may change under the hands of whoever types.
  return nameSources(cited, language, title) === typed ? cited : typed;
}
