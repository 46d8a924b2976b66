import { initReactI18next } from 'react-i18next';
import { createI18n } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';

/** The renderer's texts. `useTranslation()` gives `t('noun:path.to.text')`. */
export function startI18n(language: Language): void {
  createI18n(language).use(initReactI18next);
}
