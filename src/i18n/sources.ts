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
