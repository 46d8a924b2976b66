import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseNumber } from '../../src/domain/feedback/terms.ts';
import { message } from '../../src/domain/message.ts';
import { text } from '../../src/i18n/index.ts';
import type { Language } from '../../src/i18n/languages.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const I18N = join(ROOT, 'src/i18n');
type Catalog = { [key: string]: string | Catalog };
type Sentence = { key: string; text: string };

const sentences = (catalog: Catalog, key: string): Sentence[] =>
  Object.entries(catalog).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ key: `${key}.${name}`, text: value.replace(/\{\{.*?\}\}|\$t\(.*?\)/g, '·') }]
      : sentences(value, `${key}.${name}`),
  );
/** The titles of the source documents keep their own words. */
const said = (language: Language): Sentence[] =>
  readdirSync(join(I18N, language))
    .filter((file) => file !== 'sources.json')
    .flatMap((file) => sentences(JSON.parse(readFileSync(join(I18N, language, file), 'utf8')), file));
const chinese = said('zh-CN');
const english = said('en');

const code = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(tsx?|sql)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, 'src', file), 'utf8') }));

const rows = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter((cells) => cells.length === 7 && !/^-+$|^中文$/.test(cells[0] ?? ''));

/** A word as it stands in a sentence: not within another one. */
const word = (english: string) => new RegExp(`(?<![\\w-])${english}(?:s|es)?(?![\\w-])`, 'i');
const withWord = (said: Sentence[], found: (text: string) => boolean) =>
  said.filter(({ text }) => found(text)).map(({ key, text }) => `${key}: ${text}`);

test('the glossary has its terms, each once', () => {
  expect(rows.length).toBeGreaterThan(35);
  for (const column of [0, 1]) {
    const terms = rows.map((cells) => cells[column]);
    expect(terms).toEqual([...new Set(terms)]);
  }
  expect(rows.filter((cells) => cells.some((cell) => cell === ''))).toEqual([]);
});

describe.each(rows)(
  '%s · %s',
  (zh = '', en = '', _meaning, _inEnglish, inCode = '', notZh = '', notEn = '') => {
    test('stands in both languages and in the code', () => {
      expect(withWord(chinese, (text) => text.includes(zh)).length).toBeGreaterThan(0);
      expect(withWord(english, (text) => word(en).test(text)).length).toBeGreaterThan(0);
      const name = inCode.replaceAll('`', '');
      expect(code.some(({ text }) => text.includes(name))).toBe(true);
    });

    test('goes by no other name', () => {
      for (const other of notZh.split('、')) {
        expect(
          withWord(chinese, (text) => text.includes(other)),
          other,
        ).toEqual([]);
      }
      for (const other of notEn.split(', ')) {
        expect(
          withWord(english, (text) => word(other).test(text)),
          other,
        ).toEqual([]);
      }
    });
  },
);

test('a case is called F12, never #12', () => {
  expect(caseNumber(12)).toBe('F12');
  const otherwise = code.filter(({ text }) =>
    /[#F]\$?\{\{?[\w.]*number\}/.test(text.replace(/`F\$\{number\}`/, '')),
  );
  expect(otherwise.map(({ file }) => file)).toEqual([]);
  expect(withWord([...chinese, ...english], (text) => /[#F]·/.test(text))).toEqual([]);
});

describe('a source is named, not numbered', () => {
  const named = (language: Language, source: string) => text(language, message('sources:named', { source }));

  test('by its title and paragraph', () => {
    expect(named('zh-CN', 'S0 §4.1')).toBe('《周边关系处理及沟通协调方案》4.1');
    expect(named('zh-CN', 'S2 §2.3')).toBe('《企业内外部沟通优化方案》二（三）');
    expect(named('zh-CN', 'S3 §12.20')).toBe('《沟通渠道开发制度》十二（二十）');
    expect(named('en', 'S2 §2.3')).toBe('Communication Optimisation Plan 2.3');
    expect(named('en', 'S4 §9')).toBe('Customer Collaboration Policy 9');
  });

  test('several of them, among words of one’s own, which stay', () => {
    expect(named('zh-CN', 'S0 §3.2；董事会 2026-01 决议')).toBe(
      '《周边关系处理及沟通协调方案》3.2；董事会 2026-01 决议',
    );
    expect(named('en', 'House rule S9 §1, IS0 §4')).toBe('House rule S9 §1, IS0 §4');
  });

  test('in no sentence by its number', () => {
    expect(withWord([...chinese, ...english], (text) => /S[0-4] ?§/.test(text))).toEqual([]);
  });
});
