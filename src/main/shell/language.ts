import { app } from 'electron';
import type { Language } from '../../i18n/languages.ts';

/** The language until the core has told the user's choice: the computer's. */
export const systemLanguage = (): Language => (app.getLocale().startsWith('zh') ? 'zh-CN' : 'en');
