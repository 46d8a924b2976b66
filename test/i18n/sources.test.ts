import { describe, expect, test } from 'vitest';
import { createI18n } from '../../src/i18n/index.ts';
import { citeSources } from '../../src/i18n/sources.ts';

test('a source is named in the language that the page speaks now', async () => {
  const i18n = createI18n('zh-CN');
  const named = () => i18n.t('sources:named', { source: 'S1 §2.3' });
  expect(named()).toBe('《商务关系维护管理办法》二（三）');
  await i18n.changeLanguage('en');
  expect(named()).toBe('Business Relationship Policy 2.3');
});

describe('a source that is typed', () => {
  const typedIn = (language: 'zh-CN' | 'en') => {
    const { t } = createI18n(language);
    return {
      named: (source: string) => t('sources:named', { source }),
      cited: (typed: string) => citeSources(typed, language, (document) => t(`sources:titles.${document}`)),
    };
  };

  test.each(['zh-CN', 'en'] as const)('in %s is the same source in the other language', (language) => {
    const { named, cited } = typedIn(language);
    for (const source of ['S0 §4.1', 'S1 §12.3', 'S2 §2', 'S4 §4.5; S0 §3.3', '董事会 2026-03', '']) {
      expect(cited(named(source))).toBe(source);
    }
  });

  test.each(['zh-CN', 'en'] as const)('in %s stays as it is typed, key by key', (language) => {
    const { named, cited } = typedIn(language);
    const whole = `${named('S2 §2.20')} 及 ${named('S0 §4.123')}，S0§4 二二（三`;
    let shown = '';
    for (const key of whole) {
      const typed = shown + key;
      shown = named(cited(typed));
      if (!/S\d ?§ ?\d/.test(typed)) expect(shown).toBe(typed);
    }
    for (const typed of [`${named('S1 §2')}二`, `A${named('S1 §2')}`])
      expect(named(cited(typed))).toBe(typed);
  });
});
