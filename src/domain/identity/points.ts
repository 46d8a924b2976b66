import { emailKey } from './emails.ts';
import { phoneKey } from './phones.ts';

/** What finds a telephone number or an address again however it is written: `match_key` of a contact point. */
export const pointKey = (kind: string, value: string): string =>
  kind === 'phone' ? phoneKey(value) : emailKey(value);
