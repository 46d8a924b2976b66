import { cleaned } from './text.ts';

/** An address as programs take it: nothing unseen, nothing of full width, no blank around it. */
export const plainEmail = (text: string): string =>
  cleaned(text)
    .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
    .trim();

/** The form under which two spellings of an address are the same. */
export const emailKey = (text: string): string => plainEmail(text).normalize('NFKC').toLowerCase();
