import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { useSettings } from '../app/settings.ts';

/** What a printed document is written with: its own language and time zone, whatever the app's. */
export type Paper = { t: TFunction; language: Language; zone: string };

export function usePaper(language: Language, zone: string): Paper {
  const { i18n } = useTranslation();
  return { t: i18n.getFixedT(language), language, zone };
}

/** The language that a print page's address asks for (`lang`), else the app's. */
export function useAskedLanguage(query: URLSearchParams): Language {
  const { language } = useSettings();
  return LANGUAGES.find((supported) => supported === query.get('lang')) ?? language;
}
