import { expect, test } from 'vitest';
import { createI18n } from '../../src/i18n/index.ts';

test('a source is named in the language that the page speaks now', async () => {
  const i18n = createI18n('zh-CN');
  const named = () => i18n.t('sources:named', { source: 'S1 §2.3' });
  expect(named()).toBe('《商务关系维护管理办法》二（三）');
  await i18n.changeLanguage('en');
  expect(named()).toBe('Business Relationship Policy 2.3');
});
