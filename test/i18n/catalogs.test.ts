import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const I18N = join(ROOT, 'src/i18n');

const nouns = readdirSync(join(I18N, 'en')).map((file) => file.replace('.json', ''));
type Catalog = { [key: string]: string | Catalog };

const read = (language: string, noun: string): Catalog =>
  JSON.parse(readFileSync(join(I18N, language, `${noun}.json`), 'utf8'));

function flatten(catalog: Catalog, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(catalog)) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

/** English tells one from many; Chinese doesn't. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (language: string, noun: string) =>
  [...new Set([...flatten(read(language, noun)).keys()].map(withoutPlural))].sort();
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]))].sort();

test('both languages have the same catalogs', () => {
  expect(readdirSync(join(I18N, 'zh-CN')).sort()).toEqual(readdirSync(join(I18N, 'en')).sort());
});

test.each(nouns)('%s says the same in Chinese and English', (noun) => {
  expect(keysOf('zh-CN', noun)).toEqual(keysOf('en', noun));
});

test.each(nouns)('%s fills in the same values in both languages', (noun) => {
  const chinese = flatten(read('zh-CN', noun));
  const different = [...flatten(read('en', noun))].filter(([key, text]) => {
    const other =
      chinese.get(key) ?? chinese.get(withoutPlural(key)) ?? chinese.get(`${withoutPlural(key)}_other`);
    const forgotten = placeholders(text).filter(
      (name) => name !== 'count' && !placeholders(other ?? '').includes(name),
    );
    return other !== undefined && forgotten.length > 0;
  });
  expect(different).toEqual([]);
});

test.each(nouns)('%s is in its language: no Chinese in English', (noun) => {
  const english = [...flatten(read('en', noun))];
  const shown = english.filter(([, text]) => /\p{Script=Han}/u.test(text.replace(/联络台|中文|简体/g, '')));
  expect(shown).toEqual([]);
});

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, 'src', file), 'utf8') }));

const known = new Set(
  nouns.flatMap((noun) =>
    [...flatten(read('en', noun)).keys()].map((key) => `${noun}:${withoutPlural(key)}`),
  ),
);

test('every text that the code names is in the catalogs', () => {
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/['"`]([a-zA-Z][\w-]*:[a-zA-Z][\w.-]*)['"`]/g)]
      .map((match) => match[1] ?? '')
      .filter((key) => nouns.includes(key.split(':')[0] ?? '') || /^[\w-]+:error\./.test(key))
      .filter((key) => !known.has(key) && ![...known].some((other) => other.startsWith(`${key}.`)))
      .map((key) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('no sentence stands in the code of the screens', () => {
  const hard = sources
    .filter(({ file }) => file.startsWith('renderer/') && !/(^|\/)parse\.ts$/.test(file))
    .flatMap(({ file, text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
      const chinese = [...code.matchAll(/['"`>][^'"`<>\n]*\p{Script=Han}[^'"`<>\n]*['"`<]/gu)];
      const english = [...code.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+[.!?]?)\s*</g)];
      return [...chinese, ...english].map((match) => `${file}: ${match[0].trim()}`);
    });
  expect(hard).toEqual([]);
});
