import type { Language } from '../../i18n/languages.ts';

/** The page where an interaction is logged, from anywhere. */
export const LOG_INTERACTION = '#/today?log';

/** The evaluation report of a period (`2026Q3`) as a page to print; it names the strictly confidential only if told to. */
export const reportRoute = (period: string, language: Language, includeStrict = false): string =>
  `#/print/report?${new URLSearchParams({ period, lang: language, ...(includeStrict && { strict: '1' }) })}`;

/** A certificate of handover and destruction as a page to print. */
export const certificateRoute = (id: string): string => `#/print/certificate?${new URLSearchParams({ id })}`;
