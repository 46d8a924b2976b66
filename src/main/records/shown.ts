import { caseNumber } from '../../domain/feedback/terms.ts';

/** What is shown otherwise than it is stored, in any language. */
const SHOWN: Readonly<Record<string, (value: number) => string>> = { 'feedback.number': caseNumber };

export const shownValue = (table: string, column: string, value: string | number): string =>
  SHOWN[`${table}.${column}`]?.(Number(value)) ?? String(value);
