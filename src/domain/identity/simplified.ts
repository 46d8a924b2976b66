import traditional from 'opencc-js/dict/TSCharacters';

/** Simplified form by traditional character, from OpenCC. */
const simple = new Map(
  traditional.split('|').map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    return [from, to];
  }),
);

/** A text in simplified characters: 張偉 and 张伟 are found by each other. */
export const simplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (character) => simple.get(character) ?? character);
